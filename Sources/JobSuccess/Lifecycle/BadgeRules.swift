/// The rules of the badges (4.8 [P]).
package enum BadgeRule: String, CaseIterable, Sendable {
  case score, sundays, earnings
  case firstContract = "first_contract"
  case earningsForPlus = "earnings_plus"
  case largeContract = "large_contract"

  /// The badge that needs the rule. Top Rated Plus needs all rules.
  package var badge: Badge {
    switch self {
    case .score, .sundays, .earnings, .firstContract: .topRated
    case .earningsForPlus, .largeContract: .topRatedPlus
    }
  }

  /// Whether a score is high enough for a badge.
  static func isGood(_ score: JobSuccessScore) -> Bool {
    score.percent.map { $0 >= BadgeLimits.goodScore } ?? false
  }

  /// The rule for a kind of profile, in plain words.
  package func words(for kind: ProfileKind) -> String {
    switch (self, kind) {
    case (.score, _): "a score of at least \(BadgeLimits.goodScore)"
    case (.sundays, _):
      "a score of at least \(BadgeLimits.goodScore), or Rising Talent, on \(BadgeLimits.goodSundays) of the last "
        + "\(BadgeLimits.sundaysSeen) Sundays"
    case (.earnings, .freelancer):
      "\(dollars(BadgeLimits.earnings)) or more earned in \(BadgeLimits.months) months"
    case (.earnings, .agency):
      "\(dollars(BadgeLimits.agencyEarnings)) or more earned in \(BadgeLimits.months) months"
    case (.firstContract, _): "a first contract that started more than \(BadgeLimits.days) days ago"
    case (.earningsForPlus, .freelancer):
      "\(dollars(BadgeLimits.earningsForPlus)) or more earned in \(BadgeLimits.months) months"
    case (.earningsForPlus, .agency):
      "more than \(dollars(BadgeLimits.agencyEarningsForPlus)) earned in \(BadgeLimits.months) months"
    case (.largeContract, _): "a large contract with a payment in \(BadgeLimits.months) months"
    }
  }
}

/// Whole dollars with commas: `$10,000`.
private func dollars(_ amount: Cents) -> String { "$\(amount.grouped.dropLast(3))" }

/// The limits in the rules of 4.8 [P].
package enum BadgeLimits {
  /// The lowest score for a badge, a whole percent.
  package static let goodScore = 90
  /// The number of Sundays that are considered.
  package static let sundaysSeen = 16
  /// The least number of them with a good score.
  package static let goodSundays = 13
  /// The number of months whose earnings and large contracts count.
  package static let months = 12
  /// The first contract must have started more than this number of days ago.
  package static let days = 90
  /// The least earnings of a freelancer for Top Rated.
  package static let earnings = Cents(1_000_00)
  /// The least earnings of an agency for Top Rated.
  package static let agencyEarnings = Cents(10_000_00)
  /// The least earnings of a freelancer for Top Rated Plus.
  package static let earningsForPlus = Cents(10_000_00)
  /// An agency must have earned more than this for Top Rated Plus.
  package static let agencyEarningsForPlus = Cents(20_000_00)
}

/// A profile's figure for a rule.
package enum BadgeFigure: Equatable, Sendable {
  /// The shown score, a whole percent; nil if there is none.
  case score(Int?)
  /// The number of the last 16 Sundays with a good score.
  case sundays(Int)
  /// The earnings of 12 months.
  case dollars(Cents)
  /// The number of days since the first contract started; nil if there is no contract.
  case daysAgo(Int?)
  /// The number of large contracts.
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
