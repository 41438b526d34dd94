package import Analysis
internal import JobSuccess

/// scores.csv: a row a profile that has a contract on the as-of date (6.1).
package enum ScoresTable {
  /// The official scores, for the marketplace's own people.
  package static let table = scores(columns + removalColumns)

  /// The same for talents, all of it computed on public signals, with the official score beside it (6.3).
  package static let estimates = table.estimated(adding: estimateColumns)

  /// Scores by themselves, without the removals that a run computes.
  package static let scoresAlone = scores(columns + rangeColumns)

  /// The same for talents.
  package static let estimatesAlone = scoresAlone.estimated(adding: estimateColumns)

  private static func scores(_ columns: [Table<ProfileAnalysis>.Column]) -> Table<ProfileAnalysis> {
    Table("scores.csv", "The Job Success Score of each profile", key: ["profile_id"], columns)
  }

  private static let columns: [Table<ProfileAnalysis>.Column] =
    [
      .init("as_of", .date, "The UTC day that is scored", required: true) { .day($0.asOf) },
      .init("profile_id", .string, "The freelancer or agency", required: true) { .text($0.id) },
      .init("profile_kind", .cases(of: ProfileKind.self), "Who is scored", required: true) {
        .text($0.kind.rawValue)
      },
      .init("jss", .integer, "Job Success Score, whole percent; empty where there is none") {
        .integer($0.result.percent)
      },
      .init("jss_exact", .number, "The same before rounding, percent") { .percent($0.result.exact) },
      .init(
        "band", .cases(of: Band.self), "excellent from \(Band.excellentFrom), good from \(Band.goodFrom)"
      ) { .text($0.result.band?.rawValue) },
      .init("window", .string, "The window that decides: months, or trending") {
        .text($0.result.window?.name)
      },
      .init("reason", .cases(of: NoScoreReason.self), "Why there is no score") {
        .text($0.result.reason?.rawValue)
      },
    ]
    + WindowsTable.sums(
      contracts: "Contracts in that window; with no score, in the longest", of: { $0.shown },
      by: { $0.scorer }) + [
      .init("stars", .number, "Public stars, averaged by earnings") {
        .ratio($0.stars.lifetime, places: 2)
      },
      .init("stars_180d", .number, "The same over feedback of the last 180 days") {
        .ratio($0.stars.last180Days, places: 2)
      },
      .init("stars_360d", .number, "The same over feedback of the last 360 days") {
        .ratio($0.stars.last360Days, places: 2)
      },
    ]

  /// What the score could be where a contract is not known in full, for `jss score`.
  private static let rangeColumns: [Table<ProfileAnalysis>.Column] = [
    .init(
      "jss_lowest", .integer,
      "The lowest score over all that unknowns.csv leaves open; empty where all is known"
    ) { .integer($0.range?.percents.lowest) },
    .init("jss_highest", .integer, "The highest score over all that unknowns.csv leaves open") {
      .integer($0.range?.percents.highest)
    },
  ]

  private static let removalColumns: [Table<ProfileAnalysis>.Column] = [
    .init("best_removal", .string, "The contract whose feedback, removed, raises the score most") { profile in
      .text(profile.bestRemoval.map { profile.names.id(of: profile.sheet.contracts[$0.position].facts.key) })
    },
    .init("jss_after_best_removal", .integer, "The score then, whole percent") {
      .integer($0.bestRemoval?.after.percent)
    },
  ]

  /// What every estimate in a table has beside it.
  static let estimateColumns: [Table<ProfileAnalysis>.Column] = [
    .init(
      "official_jss", .integer,
      "The official score, whole percent; empty where there is none, or the policy is no official one"
    ) {
      .integer($0.estimate?.official.percent)
    },
    .init(
      "basis", .choice(["public_signals"]), "That all else is an estimate from public signals", required: true
    ) { _ in .text("public_signals") },
  ]
}
