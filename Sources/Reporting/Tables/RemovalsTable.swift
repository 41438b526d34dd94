package import CSV
package import JobSuccess

/// removals.csv: a row a contract whose standing final client feedback could be removed (6.1).
package enum RemovalsTable {
  package static let table = Table(
    "removals.csv", "What removing each feedback would do", key: ["profile_id", "contract_id"],
    [
      .init("profile_id", .string, "The freelancer or agency", required: true),
      .init("contract_id", .string, "The contract whose feedback would be removed", required: true),
      .init(
        "effect", .choice(["raises", "lowers", "no_change", "loses_score", "gains_score"]),
        "What happens to the exact score", required: true),
      .init("why", .choice(NoChangeReason.allCases.map(\.rawValue)), "Why nothing changes"),
      .init("jss_before", .integer, "The score as it stands, whole percent"),
      .init("jss_after", .integer, "The score after the removal, whole percent"),
      .init("exact_before", .number, "The score as it stands, percent"),
      .init("exact_after", .number, "The score after the removal, percent"),
      .init("window_before", .string, "The window that decides as it stands"),
      .init("window_after", .string, "The window that decides after the removal"),
      .init("allowed", .boolean, "Whether it may be asked for on the as-of date", required: true),
      .init("failed_checks", .string, "The checks that fail, separated by spaces"),
    ])

  /// Writes a profile's rows, by contract id.
  package static func write(
    _ profile: ScoredProfile, _ scorer: Scorer, _ texts: some IdentifierTexts, to rows: inout CSVWriter
  ) {
    guard !profile.effects.isEmpty else { return }
    // A candidate has something to remove, so what fails is the same for all of a profile's.
    let failed = RemovalEligibility(profile.history, scorer.policy, on: scorer.asOf).failed
    let permission = CSVFields { row in
      row.flag(failed.isEmpty)
      row.field(failed.map(\.name).joined(separator: " "))
    }
    let before = ShownScore(profile.sheet.result)
    let id = CSVFields { $0.field(profile.id) }
    // Most removals leave the score as it is: what such rows say of it is the same, but for the reason.
    var unchanged = [CSVFields?](repeating: nil, count: NoChangeReason.allCases.count)
    for effect in profile.effects {
      rows.fields(id)
      texts.writeContractID(profile.sheet.contracts[effect.position].facts.key, to: &rows)
      if let reason = effect.reasonToKeepScore?.index {
        let fields =
          unchanged[reason] ?? CSVFields { rest(of: effect, before, before, permission, to: &$0) }
        unchanged[reason] = fields
        rows.fields(fields)
      } else {
        rest(of: effect, before, ShownScore(effect.after), permission, to: &rows)
      }
      rows.endRow()
    }
  }

  /// Writes what a row says of the effect.
  private static func rest(
    of effect: RemovalEffect, _ before: ShownScore, _ after: ShownScore, _ permission: CSVFields,
    to rows: inout CSVWriter
  ) {
    rows.field(effect.change.name)
    rows.optional(effect.change.reason?.rawValue)
    rows.optional(before.percent)
    rows.optional(after.percent)
    rows.score(before.exact)
    rows.score(after.exact)
    rows.optional(before.window)
    rows.optional(after.window)
    rows.fields(permission)
  }
}

/// A score as the table shows it, made once for the many rows that have the same.
private struct ShownScore {
  let percent: Int?
  let exact: Ratio?
  let window: String?

  init(_ score: JobSuccessScore) {
    percent = score.percent
    exact = score.exact
    window = score.window?.name
  }
}

extension RemovalEffect {
  /// Why score and window stay as they are; nil where one of them doesn't.
  fileprivate var reasonToKeepScore: NoChangeReason? {
    before.window == after.window ? change.reason : nil
  }
}

extension NoChangeReason {
  fileprivate var index: Int {
    switch self {
    case .ineligible: 0
    case .outsideWindow: 1
    case .balanced: 2
    }
  }
}
