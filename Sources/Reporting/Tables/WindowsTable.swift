internal import Analysis
internal import Basics
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
    ] + sums(contracts: "Distinct contracts with a job in it") { $0 }

  /// contracts, clients, positive, neutral, negative, missing of a row's window.
  static func sums<Row>(contracts: String, of window: @escaping @Sendable (Row) -> ShownWindow)
    -> [Table<Row>.Column]
  {
    [
      .init("contracts", .integer, contracts, required: true) { .integer(window($0).window.tally.contracts) },
      .init("clients", .integer, "Their distinct clients", required: true) {
        .integer(window($0).window.tally.clients)
      },
      .init("positive", .number, "Weight of positive jobs", required: true) {
        let shown = window($0)
        return .weight(shown.window.tally.positive, shown.unit)
      },
      .init("neutral", .number, "Weight of neutral jobs", required: true) {
        let shown = window($0)
        return .weight(shown.window.tally.neutral, shown.unit)
      },
      .init("negative", .number, "Weight of negative jobs", required: true) {
        let shown = window($0)
        return .weight(shown.window.tally.negative, shown.unit)
      },
      .init("missing", .number, "Weight that too much missing feedback adds to the total", required: true) {
        let shown = window($0)
        return .ratio(shown.unit.ratio(shown.window.missing), places: 4)
      },
    ]
  }
}

/// A window as tables and answers show it.
package struct ShownWindow {
  let window: WindowScore
  let unit: WeightUnit
  let profileID: String

  /// A window's figures alone.
  init(_ window: WindowScore, _ unit: WeightUnit, profileID: String = "") {
    self.window = window
    self.unit = unit
    self.profileID = profileID
  }

  /// The window of a profile at a position in the policy's order.
  init(of profile: ProfileAnalysis, at position: Int) {
    self.init(
      profile.sheet.windows[position], profile.scorer.weightUnit, profileID: profile.id)
  }
}
