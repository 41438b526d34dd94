package import Analysis
package import JobSuccess

/// actions.csv: a row a thing that a profile can do on the as-of date (4.5, 6.1).
///
/// It has no key: a contract may have several reports to wait for.
package enum ActionsTable {
  package static let table = Table<PossibleAction>(
    "actions.csv", "What each profile can do now", key: [],
    [
      .init("profile_id", .string, "The freelancer or agency", required: true) {
        .text($0.profileID)
      },
      .init("deadline", .date, "The last day on which it can be done; empty where there is none") {
        .day($0.action.deadline)
      },
      .init("contract_id", .string, "The contract it is about", required: true) { .text($0.contractID) },
      .init("action", .cases(of: ActionKind.self), "What can be done", required: true) {
        .text($0.action.kind.rawValue)
      },
      .init("days_left", .integer, "Days from the as-of date to the deadline") { .integer($0.daysLeft) },
      .init("note", .string, "What it could do to the score") { .text($0.action.note) },
      .init("group", .string, "The same in all actions of which only one can be done; empty for the others") {
        .text($0.group)
      },
    ])
}

/// An action of a profile.
package struct PossibleAction: Sendable {
  package let profileID: String
  package let contractID: String
  package let action: Action
  /// Days from the as-of date to the deadline; nil where there is none.
  package let daysLeft: Int?

  /// The profile and the kind of action, for one of several alternatives; nil for other actions.
  var group: String? { action.alternatives > 1 ? "\(profileID):\(action.kind.rawValue)" : nil }

  /// One of the profile's actions.
  package init(_ action: Action, of profile: ProfileAnalysis) {
    profileID = profile.id
    contractID = profile.names.id(of: action.contract)
    self.action = action
    daysLeft = action.deadline.map { $0 - profile.asOf }
  }
}
