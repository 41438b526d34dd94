internal import JobSuccess

/// windows.csv: a row a profile and window of the policy (6.1).
package enum WindowsTable {
  package static let table = Table<ShownWindow>(
    "windows.csv", "Every window of each profile", key: ["profile_id", "window"], [profile] + figures)

  /// A window without its profile, for JSON.
  static let windowAlone = Table("windows.csv", "A window", key: ["window"], figures)

  private static let profile = Table<ShownWindow>.Column(
    "profile_id", .string, "The freelancer or agency", required: true
  ) { .text($0.profileID) }

  private static let figures: [Table<ShownWindow>.Column] =
    [
      .init(
        "window", .string,
        "Months, or trending, which shows the \(Policy.trendingMonths.first)-month window's figures",
        required: true
      ) { .text($0.window.window.name) },
      .init("has_score", .boolean, "Whether it holds enough for a score", required: true) {
        .flag($0.window.score != nil)
      },
      .init("score", .number, "Its score, percent") { .percent($0.window.score) },
    ] + sums(contracts: "Distinct contracts with a job in it", of: { $0.window }, by: { $0.scorer })

  /// contracts, clients, positive, neutral, negative, missing of a row's window, by the scorer's unit of weights.
  static func sums<Row>(
    contracts: String, of window: @escaping @Sendable (Row) -> WindowScore,
    by scorer: @escaping @Sendable (Row) -> Scorer
  ) -> [Table<Row>.Column] {
    [
      .init("contracts", .integer, contracts, required: true) { .integer(window($0).tally.contracts) },
      .init("clients", .integer, "Their distinct clients", required: true) {
        .integer(window($0).tally.clients)
      },
      .init("positive", .number, "Weight of positive jobs", required: true) {
        .weight(window($0).tally.positive, scorer($0).weightUnit)
      },
      .init("neutral", .number, "Weight of neutral jobs", required: true) {
        .weight(window($0).tally.neutral, scorer($0).weightUnit)
      },
      .init("negative", .number, "Weight of negative jobs", required: true) {
        .weight(window($0).tally.negative, scorer($0).weightUnit)
      },
      .init("missing", .number, "Weight that too much missing feedback adds to the total", required: true) {
        .ratio(scorer($0).weightUnit.ratio(window($0).missing), places: 4)
      },
    ]
  }
}

/// A window of a profile's score.
package struct ShownWindow {
  let window: WindowScore
  let scorer: Scorer
  /// The profile's id; empty where the profile is known from what is around.
  var profileID = ""
}
