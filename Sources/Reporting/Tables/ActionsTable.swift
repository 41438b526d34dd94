package import CSV
package import JobSuccess

/// actions.csv: a row a thing that a profile can do on the as-of date (4.5, 6.1).
///
/// It has no key: a contract may have several reports to wait for.
package enum ActionsTable {
  package static let table = Table(
    "actions.csv", "What each profile can do now", key: [],
    [
      .init("profile_id", .string, "The freelancer or agency", required: true),
      .init("deadline", .date, "The last day on which it can be done; empty where there is none"),
      .init("contract_id", .string, "The contract it is about", required: true),
      .init("action", .choice(ActionKind.allCases.map(\.rawValue)), "What can be done", required: true),
      .init("days_left", .integer, "Days from the as-of date to the deadline"),
      .init("note", .string, "What it could do to the score"),
    ])

  /// Writes a profile's rows, as `actions` are sorted.
  package static func write(
    _ actions: [Action], of profile: ScoredProfile, _ texts: some IdentifierTexts, to rows: inout CSVWriter
  ) {
    for action in actions {
      rows.field(profile.id)
      rows.day(action.deadline)
      texts.writeContractID(action.contract, to: &rows)
      rows.field(action.kind.rawValue)
      rows.optional(action.deadline.map { $0 - profile.sheet.asOf })
      rows.field(action.note)
      rows.endRow()
    }
  }
}
