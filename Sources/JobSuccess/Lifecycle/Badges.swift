/// Whether a profile meets each rule of the badges Top Rated and Top Rated Plus on the as-of date (4.8).
package struct BadgeCriteria: Equatable, Sendable {
  /// One for each rule, in the order of `BadgeRule`.
  package let criteria: [BadgeCriterion]

  /// Whether the profile meets all rules of Top Rated.
  package var isTopRated: Bool {
    criteria.allSatisfy { $0.isMet || $0.rule.badge == .topRatedPlus }
  }

  /// Whether it meets all rules of Top Rated Plus: those of Top Rated, and two more.
  package var isTopRatedPlus: Bool {
    criteria.allSatisfy(\.isMet)
  }

  /// The badge by the rules: Top Rated Plus, Top Rated or none.
  package var badge: Badge {
    isTopRatedPlus ? .topRatedPlus : isTopRated ? .topRated : .none
  }

  /// Whether the badge by the rules differs from the listed one; nil if the listed one is unknown. Rising Talent,
  /// which these rules don't give, counts as none.
  package func differs(from listed: Badge?) -> Bool? {
    listed.map { ($0 == .risingTalent ? .none : $0) != badge }
  }

  /// The criterion of a rule.
  package subscript(rule: BadgeRule) -> BadgeCriterion {
    criteria[BadgeRule.allCases.firstIndex(of: rule) ?? 0]
  }

  /// The criteria of a profile, from its sheet of the as-of date.
  ///
  /// - Parameter sundays: The scores of the last 16 Sundays, by `ScoreReplay`.
  package init(_ history: History, _ sheet: ScoreSheet, sundays: [JobSuccessScore]) {
    self.init(history, sheet, goodSundays: sundays.count(where: BadgeRule.isGood))
  }

  /// The criteria of a profile, from its sheet of the as-of date.
  ///
  /// - Parameter good: The number of the last 16 Sundays with a score that is high enough for a badge.
  package init(_ history: History, _ sheet: ScoreSheet, goodSundays good: Int) {
    let year = YearOfWork(history, sheet)
    let goodSundays = history.profile.badge == .risingTalent ? BadgeLimits.sundaysSeen : good
    let owned = sheet.contracts.lazy.map(\.facts).filter { history[$0.key].isOwned }
    let age = owned.map { sheet.asOf - $0.startedOn }.max()
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

/// A rule of a badge, with a profile's figure for it.
package struct BadgeCriterion: Equatable, Sendable {
  /// The rule.
  package let rule: BadgeRule
  /// The profile's figure for the rule.
  package let figure: BadgeFigure
  /// Whether the figure meets the rule.
  package let isMet: Bool

  init(_ rule: BadgeRule, _ figure: BadgeFigure, isMet: Bool) {
    self.rule = rule
    self.figure = figure
    self.isMet = isMet
  }
}

/// What a profile earned in the 12 months up to the as-of date, and the number of large contracts paid in them.
private struct YearOfWork {
  private(set) var earned = Cents.zero
  private(set) var largeContracts = 0

  init(_ history: History, _ sheet: ScoreSheet) {
    let days = sheet.asOf.adding(months: -BadgeLimits.months)...sheet.asOf
    for facts in sheet.contracts.lazy.map(\.facts) {
      let contract = history[facts.key]
      // An agency's contracts are not its members' (4.8).
      guard contract.isOwned else { continue }
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
  /// Whether the score of these sums is high enough for a badge.
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
  /// Whether the value, rounded half up to a whole percent, is at least `percent`. It needs no division.
  fileprivate func isShown(asAtLeast percent: Int) -> Bool {
    200 * numerator >= Int128(2 * percent - 1) * denominator
  }
}

/// The number of profiles that meet the rules of each badge, and of those with another listed badge (4.8).
package struct BadgeCounts: Equatable, Sendable {
  /// Profiles that are Top Rated by the rules, without those that are Top Rated Plus.
  package private(set) var topRated = 0
  /// Profiles that are Top Rated Plus by the rules.
  package private(set) var topRatedPlus = 0
  /// Profiles whose listed badge differs from the badge by the rules.
  package private(set) var differing = 0

  /// Counts of 0.
  package init() {}

  /// Adds a profile.
  package mutating func add(_ badges: BadgeCriteria, listed: Badge?) {
    if badges.badge == .topRated { topRated += 1 }
    if badges.badge == .topRatedPlus { topRatedPlus += 1 }
    if badges.differs(from: listed) == true { differing += 1 }
  }

  /// Adds other counts.
  package mutating func add(_ other: BadgeCounts) {
    topRated += other.topRated
    topRatedPlus += other.topRatedPlus
    differing += other.differing
  }
}
