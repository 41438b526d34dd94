package import Analysis
internal import JobSuccess

/// The table of `jss badges`: a row a profile that has a contract on the as-of date, with its listed badge, the one that
/// the rules of 4.8 give, and the figure that each rule looks at.
package enum BadgesTable {
  package static let table = Table<ProfileAnalysis>(
    "badges.csv", "What the rules say of each profile's badge", key: ["profile_id"], columns)

  /// The same for talents, all of it computed on public signals, with the official score beside it (6.3).
  package static let estimates = table.estimated(adding: ScoresTable.estimateColumns)

  private static let columns: [Table<ProfileAnalysis>.Column] = [
    .init("as_of", .date, "The UTC day that the rules are read on", required: true) { .day($0.asOf) },
    .init("profile_id", .string, "The freelancer or agency", required: true) { .text($0.id) },
    .init("profile_kind", .cases(of: ProfileKind.self), "Who is judged", required: true) {
      .text($0.kind.rawValue)
    },
    .init("badge", .cases(of: Badge.self), "As profiles.csv lists it; empty where unknown") {
      .text($0.history.profile.badge?.rawValue)
    },
    .init(
      "by_rules", .choice(["none", "top_rated", "top_rated_plus"]), "What the rules give", required: true
    ) {
      .text($0.badges.badge.rawValue)
    },
    .init("differs", .boolean, "Whether they give another one; rising_talent is held against none") {
      .flag($0.badges.differs(from: $0.history.profile.badge))
    },
    .init("jss", .integer, "Job Success Score, whole percent; empty where there is none") {
      .integer($0.result.percent)
    },
    .met("jss_met", .score, "Whether it is at least \(BadgeLimits.goodScore)"),
    .count(
      "sundays", .sundays,
      "Of the last \(BadgeLimits.sundaysSeen), how many had such a score or Rising Talent"),
    .met("sundays_met", .sundays, "Whether these are at least \(BadgeLimits.goodSundays)"),
    .init("earned", .number, "Dollars earned in \(BadgeLimits.months) months", required: true) {
      .decimal($0.badges[.earnings].figure.cents, places: 2)
    },
    .met("earned_met", .earnings, "Whether it is enough for Top Rated"),
    .init("first_contract", .date, "When the first contract started", required: true) { profile in
      .day(profile.badges[.firstContract].figure.daysAgo.map { profile.asOf - $0 })
    },
    .met("first_contract_met", .firstContract, "Whether that is more than \(BadgeLimits.days) days ago"),
    .met("earned_plus_met", .earningsForPlus, "Whether the dollars are enough for Top Rated Plus"),
    .count(
      "large_contracts", .largeContract, "Large contracts with a payment in \(BadgeLimits.months) months"),
    .met("large_contracts_met", .largeContract, "Whether there is one"),
  ]
}

extension Table<ProfileAnalysis>.Column {
  /// Whether a rule is met.
  fileprivate static func met(_ name: String, _ rule: BadgeRule, _ description: String) -> Self {
    Self(name, .boolean, description, required: true) { .flag($0.badges[rule].isMet) }
  }

  /// The count that a rule looks at.
  fileprivate static func count(_ name: String, _ rule: BadgeRule, _ description: String) -> Self {
    Self(name, .integer, description, required: true) { .integer($0.badges[rule].figure.count) }
  }
}

extension BadgeFigure {
  fileprivate var count: Int? {
    switch self {
    case .sundays(let count), .contracts(let count): count
    case .score, .dollars, .daysAgo: nil
    }
  }

  fileprivate var cents: Int? { if case .dollars(let earned) = self { Int(earned.amount) } else { nil } }
  fileprivate var daysAgo: Int? { if case .daysAgo(let days) = self { days } else { nil } }
}
