package import Analysis
package import CSV
package import Ingestion
package import JobSuccess

/// removals.csv: a row a contract whose standing final client feedback could be removed (6.1).
package enum RemovalsTable {
  package static let table = Table<PossibleRemoval>(
    "removals.csv", "What removing each feedback would do", key: ["profile_id", "contract_id"],
    [
      .init("profile_id", .string, "The freelancer or agency", required: true) {
        .text($0.profile.id)
      },
      .init("contract_id", .string, "The contract whose feedback would be removed", required: true) {
        .text($0.contractID)
      },
      .init(
        "effect", .choice(["raises", "lowers", "no_change", "loses_score", "gains_score"]),
        "What happens to the exact score", required: true
      ) { .text($0.effect.change.name) },
      .init("why", .cases(of: NoChangeReason.self), "Why nothing changes") {
        .text($0.effect.change.reason?.rawValue)
      },
      .init("jss_before", .integer, "The score as it is, whole percent") {
        .integer($0.effect.before.percent)
      },
      .init("jss_after", .integer, "The score after the removal, whole percent") {
        .integer($0.effect.after.percent)
      },
      .init("exact_before", .number, "The score as it is, percent") { .percent($0.effect.before.exact) },
      .init("exact_after", .number, "The score after the removal, percent") {
        .percent($0.effect.after.exact)
      },
      .init("window_before", .string, "The window that decides now") {
        .text($0.effect.before.window?.name)
      },
      .init("window_after", .string, "The window that decides after the removal") {
        .text($0.effect.after.window?.name)
      },
      .init("allowed", .boolean, "Whether it may be asked for on the as-of date", required: true) {
        .flag($0.failed.isEmpty)
      },
      .init("failed_checks", .string, "The checks that fail, separated by spaces") {
        .text($0.failed.map(\.name).joined(separator: " "))
      },
    ])

  /// Writes a profile's rows, by contract id: as `table` says, written out, since most rows of a profile say the same.
  package static func write(
    _ profile: ProfileAnalysis, _ ids: ContractIdentifiers, to rows: inout CSVWriter
  ) {
    let effects = profile.removals
    guard !effects.isEmpty else { return }
    // A candidate has something to remove, so what fails is the same for all contracts of an owner.
    let permission = CSVFields(profile.eligibility)
    let contracts = profile.sheet.contracts
    let before = ShownScore(profile.result)
    let profileID = CSVFields { $0.field(profile.id) }
    // Most removals leave the score as it is: what such rows say of it is the same, but for the reason.
    var unchanged = [CSVFields?](repeating: nil, count: NoChangeReason.allCases.count)
    for effect in effects {
      let key = contracts[effect.position].facts.key
      rows.fields(profileID)
      ids.withContractID(of: key) { rows.field($0) }
      if !profile.history[key].isOwned {
        let permission = CSVFields(profile.eligibility(for: key))
        rest(of: effect, before, ShownScore(effect.after), permission, to: &rows)
      } else if let reason = effect.reasonToKeepScore?.index {
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
    rows.percent(before.exact)
    rows.percent(after.exact)
    rows.optional(before.window)
    rows.optional(after.window)
    rows.fields(permission)
  }
}

/// What removing the feedback on one contract of a profile does.
package struct PossibleRemoval {
  let profile: ProfileAnalysis
  let effect: RemovalEffect

  /// One of the profile's removals.
  package init(_ effect: RemovalEffect, of profile: ProfileAnalysis) {
    self.profile = profile
    self.effect = effect
  }

  private var key: ContractKey { profile.sheet.contracts[effect.position].facts.key }
  var contractID: String { profile.names.id(of: key) }
  /// What prevents the owner from asking.
  var failed: [FailedCheck] { profile.eligibility(for: key).failed }
}

extension CSVFields {
  /// allowed and failed_checks.
  fileprivate init(_ eligibility: RemovalEligibility) {
    self.init { row in
      row.flag(eligibility.failed.isEmpty)
      row.field(eligibility.failed.map(\.name).joined(separator: " "))
    }
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
