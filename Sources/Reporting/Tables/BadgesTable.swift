package import Analysis
package import Basics
package import CSV
package import JobSuccess

/// The table of `jss badges`: a row a profile that has a contract on the as-of date, with its listed badge, the one that
/// the rules of 4.8 give, and what it has to show for each rule.
package enum BadgesTable {
  package static let table = Table(
    "badges.csv", "What the rules say of each profile's badge", key: ["profile_id"],
    [
      .init("as_of", .date, "The UTC day that the rules are read on", required: true),
      .init("profile_id", .string, "The freelancer or agency", required: true),
      .init("profile_kind", .choice(ProfileKind.allCases.map(\.rawValue)), "Who is judged", required: true),
      .init(
        "badge", .choice(Badge.allCases.map(\.rawValue)), "As profiles.csv lists it; empty where unknown"),
      .init(
        "by_rules", .choice(["none", "top_rated", "top_rated_plus"]), "What the rules give", required: true),
      .init("differs", .boolean, "Whether they give another one; rising_talent is held against none"),
      .init("jss", .integer, "Job Success Score, whole percent; empty where there is none"),
      .init("jss_met", .boolean, "Whether it is at least \(BadgeLimits.goodScore)", required: true),
      .init(
        "sundays", .integer, "Of the last 16, how many had such a score or Rising Talent", required: true),
      .init("sundays_met", .boolean, "Whether these are at least 13", required: true),
      .init("earned", .number, "Dollars earned in 12 months", required: true),
      .init("earned_met", .boolean, "Whether it is enough for Top Rated", required: true),
      .init("first_contract", .date, "When the first contract started", required: true),
      .init(
        "first_contract_met", .boolean, "Whether that is more than \(BadgeLimits.days) days ago",
        required: true),
      .init("earned_plus_met", .boolean, "Whether the dollars are enough for Top Rated Plus", required: true),
      .init("large_contracts", .integer, "Large contracts with a payment in 12 months", required: true),
      .init("large_contracts_met", .boolean, "Whether there is one", required: true),
    ])

  /// The same for talents, all of it computed on public signals, with the official score beside it (6.3).
  package static let estimates = table.estimated.adding(ScoresTable.estimateColumns)

  /// Writes a profile's row; with an estimate's two columns where it is one.
  package static func write(
    _ profile: ScoredProfile, _ badges: BadgeCriteria, estimate: PublicEstimate? = nil,
    to rows: inout CSVWriter
  ) {
    let listed = profile.history.profile.badge
    rows.day(profile.sheet.asOf)
    rows.field(profile.id)
    rows.field(profile.history.profile.kind.rawValue)
    rows.optional(listed?.rawValue)
    rows.field(badges.badge.rawValue)
    if let differs = badges.differs(from: listed) { rows.flag(differs) } else { rows.emptyField() }
    for rule in BadgeRule.allCases {
      let criterion = badges[rule]
      switch criterion.figure {
      case .score(let percent): rows.optional(percent)
      case .sundays(let count), .contracts(let count): rows.field(count)
      // The dollars stand in the row already.
      case .dollars(let earned): if rule == .earnings { rows.field(Int(earned.amount), places: 2) }
      case .daysAgo(let days): rows.day(days.map { profile.sheet.asOf - $0 })
      }
      rows.flag(criterion.isMet)
    }
    if let estimate {
      rows.optional(estimate.official)
      rows.field("public_signals")
    }
    rows.endRow()
  }

  /// The row as a JSON object, what is empty in it null.
  package static func object(
    _ profile: ScoredProfile, _ badges: BadgeCriteria, estimate: PublicEstimate? = nil
  ) -> JSONValue {
    let listed = profile.history.profile.badge
    var values: [JSONValue] = [
      .string(profile.sheet.asOf.description), .string(String(decoding: profile.id, as: UTF8.self)),
      .string(profile.history.profile.kind.rawValue), .optional(listed?.rawValue),
      .string(badges.badge.rawValue), badges.differs(from: listed).map { .bool($0) } ?? .null,
    ]
    for rule in BadgeRule.allCases {
      let criterion = badges[rule]
      switch criterion.figure {
      case .score(let percent): values.append(.optional(percent))
      case .sundays(let count), .contracts(let count): values.append(.integer(count))
      case .dollars(let earned):
        if rule == .earnings { values.append(.decimal(decimalText(Int(earned.amount), places: 2))) }
      case .daysAgo(let days):
        values.append(.optional(days.map { (profile.sheet.asOf - $0).description }))
      }
      values.append(.bool(criterion.isMet))
    }
    let members = zip(table.columns, values).map { JSONValue.Member($0.name, $1) }
    return .object(members + (estimate.map(ScoreJSON.members) ?? []))
  }
}
