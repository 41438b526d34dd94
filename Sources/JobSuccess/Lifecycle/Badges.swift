/// The rules of the badges Top Rated and Top Rated Plus on the as-of date, each met or not, with its figure (4.8).
package struct BadgeCriteria: Equatable, Sendable {
  /// One a rule, in the rules' order.
  package let criteria: [BadgeCriterion]

  /// Whether the profile meets all that Top Rated asks.
  package var isTopRated: Bool {
    criteria.allSatisfy { $0.isMet || $0.rule.badge == .topRatedPlus }
  }

  /// Whether it meets all that Top Rated Plus asks: Top Rated, and two rules more.
  package var isTopRatedPlus: Bool {
    criteria.allSatisfy(\.isMet)
  }

  /// The badge that the rules give: Top Rated Plus, Top Rated or none.
  package var badge: Badge {
    isTopRatedPlus ? .topRatedPlus : isTopRated ? .topRated : .none
  }

  /// Whether the rules give another badge than the one that is listed; nil where none is known. Rising Talent, which no
  /// rule here gives, is held against none.
  package func differs(from listed: Badge?) -> Bool? {
    listed.map { ($0 == .risingTalent ? .none : $0) != badge }
  }

  /// One rule's.
  package subscript(rule: BadgeRule) -> BadgeCriterion {
    criteria[BadgeRule.allCases.firstIndex(of: rule) ?? 0]
  }

  /// The criteria of a profile, from the sheet of the as-of date.
  ///
  /// - Parameter sundays: The scores of the last 16 Sundays, by `ScoreReplay`.
  package init(_ history: History, _ sheet: ScoreSheet, sundays: [JobSuccessScore]) {
    self.init(history, sheet, goodSundays: sundays.count(where: BadgeRule.isGood))
  }

  /// The criteria of a profile, from the sheet of the as-of date.
  ///
  /// - Parameter good: On how many of the last 16 Sundays the score was one that badges are given for.
  package init(_ history: History, _ sheet: ScoreSheet, goodSundays good: Int) {
    let year = YearOfWork(history, sheet)
    let goodSundays = history.profile.badge == .risingTalent ? BadgeLimits.sundaysSeen : good
    let age = sheet.contracts.map { sheet.asOf - $0.facts.startedOn }.max()
    let earnsEnough: Bool
    let earnsEnoughForPlus: Bool
    switch history.profile.kind {
    case .freelancer:
      earnsEnough = year.earned >= BadgeLimits.earnings
      earnsEnoughForPlus = year.earned >= BadgeLimits.earningsForPlus
    case .agency:
      earnsEnough = year.earned >= BadgeLimits.agencyEarnings
      earnsEnoughForPlus = year.earned > BadgeLimits.agencyEarningsForPlus
    }
    criteria = [
      BadgeCriterion(.score, .score(sheet.result.percent), isMet: BadgeRule.isGood(sheet.result)),
      BadgeCriterion(.sundays, .sundays(goodSundays), isMet: goodSundays >= BadgeLimits.goodSundays),
      BadgeCriterion(.earnings, .dollars(year.earned), isMet: earnsEnough),
      BadgeCriterion(.firstContract, .daysAgo(age), isMet: age.map { $0 > BadgeLimits.days } ?? false),
      BadgeCriterion(.earningsForPlus, .dollars(year.earned), isMet: earnsEnoughForPlus),
      BadgeCriterion(.largeContract, .contracts(year.largeContracts), isMet: year.largeContracts > 0),
    ]
  }
}

/// A rule of a badge, and what a profile has to show for it.
package struct BadgeCriterion: Equatable, Sendable {
  package let rule: BadgeRule
  package let figure: BadgeFigure
  package let isMet: Bool

  init(_ rule: BadgeRule, _ figure: BadgeFigure, isMet: Bool) {
    self.rule = rule
    self.figure = figure
    self.isMet = isMet
  }
}

/// What a profile has to show for a rule.
package enum BadgeFigure: Equatable, Sendable {
  /// A whole percent; nil where there is no score.
  case score(Int?)
  /// Of the last 16.
  case sundays(Int)
  case dollars(Cents)
  /// How long ago the first contract started; nil where there is none.
  case daysAgo(Int?)
  case contracts(Int)

  /// The figure in words.
  package var words: String {
    switch self {
    case .score(let percent?): String(percent)
    case .score(nil): "no score"
    case .sundays(let count): "\(count) of \(BadgeLimits.sundaysSeen)"
    case .dollars(let earned): "$\(earned.grouped)"
    case .daysAgo(let days?): days == 1 ? "1 day ago" : "\(days) days ago"
    case .daysAgo(nil): "no contract yet"
    case .contracts(let count): count == 1 ? "1 contract" : "\(count) contracts"
    }
  }
}

/// The rules of 4.8 [P].
package enum BadgeRule: String, CaseIterable, Sendable {
  case score, sundays, earnings
  case firstContract = "first_contract"
  case earningsForPlus = "earnings_plus"
  case largeContract = "large_contract"

  /// The badge that asks for it; Top Rated Plus asks for all.
  package var badge: Badge {
    switch self {
    case .score, .sundays, .earnings, .firstContract: .topRated
    case .earningsForPlus, .largeContract: .topRatedPlus
    }
  }

  static func isGood(_ score: JobSuccessScore) -> Bool {
    score.percent.map { $0 >= BadgeLimits.goodScore } ?? false
  }

  /// What it asks of a profile, in plain words.
  package func words(for kind: ProfileKind) -> String {
    switch (self, kind) {
    case (.score, _): "a score of at least \(BadgeLimits.goodScore)"
    case (.sundays, _):
      "a score of at least \(BadgeLimits.goodScore), or Rising Talent, on \(BadgeLimits.goodSundays) of the last "
        + "\(BadgeLimits.sundaysSeen) Sundays"
    case (.earnings, .freelancer): "$1,000 or more earned in \(BadgeLimits.months) months"
    case (.earnings, .agency): "$10,000 or more earned in \(BadgeLimits.months) months"
    case (.firstContract, _): "a first contract that started more than \(BadgeLimits.days) days ago"
    case (.earningsForPlus, .freelancer): "$10,000 or more earned in \(BadgeLimits.months) months"
    case (.earningsForPlus, .agency): "more than $20,000 earned in \(BadgeLimits.months) months"
    case (.largeContract, _): "a large contract with a payment in \(BadgeLimits.months) months"
    }
  }
}

/// The figures in the rules of 4.8 [P].
package enum BadgeLimits {
  /// A score that badges are given for, whole percent.
  package static let goodScore = 90
  /// How many of the last Sundays count, and how many of them must have been good.
  package static let sundaysSeen = 16
  package static let goodSundays = 13
  /// Months of work whose earnings and large contracts count.
  package static let months = 12
  /// The first contract must have started more than so many days ago.
  package static let days = 90
  /// What must have been earned.
  package static let earnings = Cents(1_000_00)
  package static let agencyEarnings = Cents(10_000_00)
  package static let earningsForPlus = Cents(10_000_00)
  /// An agency must have earned more than this.
  package static let agencyEarningsForPlus = Cents(20_000_00)
}

/// What a profile earned in the 12 months up to the as-of date, and from how many large contracts.
private struct YearOfWork {
  private(set) var earned = Cents.zero
  private(set) var largeContracts = 0

  init(_ history: History, _ sheet: ScoreSheet) {
    let days = sheet.asOf.adding(months: -BadgeLimits.months)...sheet.asOf
    for facts in sheet.contracts.map(\.facts) {
      let contract = history[facts.key]
      let isPaid: Bool
      if facts.hasPaymentRows {
        let payments = history.payments[contract.payments].filter { days.contains($0.paidOn) }
        earned = payments.reduce(earned) { $0 + $1.amount }
        isPaid = payments.contains { $0.amount > .zero }
      } else {
        if let day = facts.endedOn ?? facts.lastPaidOn, days.contains(day) { earned += facts.earnings }
        isPaid = facts.hasEarnings && facts.lastPaidOn.map(days.contains) ?? false
      }
      if contract.isLarge, isPaid { largeContracts += 1 }
    }
  }
}

extension Scorer {
  /// Whether the score that sums give is one that badges are given for.
  func reachesBadges(_ tallies: [WindowTally], lifetimeClients: Int) -> Bool {
    for window in policy.windows.indices {
      if let score = tallies[window].score(policy, lifetimeClients: lifetimeClients),
        score.isShown(asAtLeast: BadgeLimits.goodScore)
      {
        return true
      }
    }
    return policy.hasTrending && BadgeRule.isGood(result(of: tallies, lifetimeClients: lifetimeClients))
  }
}

extension Ratio {
  /// Whether it is this whole percent or more when it is rounded half up, found without a division.
  fileprivate func isShown(asAtLeast percent: Int) -> Bool {
    200 * numerator >= Int128(2 * percent - 1) * denominator
  }
}

/// How many profiles the rules give a badge, and how many of the listed badges they don't bear out (4.8).
package struct BadgeCounts: Equatable, Sendable {
  /// Those of Top Rated Plus are not among them.
  package private(set) var topRated = 0
  package private(set) var topRatedPlus = 0
  /// Profiles whose listed badge is another than the one that the rules give.
  package private(set) var differing = 0

  /// Of nobody yet.
  package init() {}

  /// Counts a profile in.
  package mutating func add(_ badges: BadgeCriteria, listed: Badge?) {
    if badges.badge == .topRated { topRated += 1 }
    if badges.badge == .topRatedPlus { topRatedPlus += 1 }
    if badges.differs(from: listed) == true { differing += 1 }
  }

  /// Counts others in.
  package mutating func add(_ other: BadgeCounts) {
    topRated += other.topRated
    topRatedPlus += other.topRatedPlus
    differing += other.differing
  }
}
