package import Analysis
internal import Basics
internal import CSV
package import JobSuccess

/// How actions are answered.
package enum ActionFormat: String, CaseIterable, Sendable {
  case table, csv, ics
}

/// Answers actions in one of the formats, some of them after the other.
package struct ActionAnswer {
  private let format: ActionFormat
  private let isJSON: Bool
  private let asOf: Day
  private let terminal: Terminal
  private let names: ProfileNameColumn
  private var table: TextTable
  private var count = 0
  private var calendar: Calendar

  package init(
    _ format: ActionFormat, asJSON isJSON: Bool, on asOf: Day, names: ProfileNameColumn, _ terminal: Terminal
  ) {
    self.names = names
    table = TextTable(
      [.text("deadline"), .number("days left"), .text("profile")] + names.columns + [
        .text("contract"), .text("what"), .text("what it could do"),
      ])
    self.format = format
    self.isJSON = isJSON
    self.asOf = asOf
    self.terminal = terminal
    calendar = Calendar("Feedback deadlines", writtenOn: asOf)
  }

  /// What begins the answer.
  package var header: [UInt8] {
    guard format == .csv else { return [] }
    var rows = CSVWriter()
    ActionsTable.table.writeHeader(to: &rows)
    return rows.bytes
  }

  /// Adds actions; returns what can be written of them at once.
  package mutating func add(_ actions: [PossibleAction]) throws(UnreadableTexts) -> [UInt8] {
    count += actions.count
    switch format {
    case .csv:
      var rows = CSVWriter()
      for action in actions { ActionsTable.table.write(action, to: &rows) }
      return rows.bytes
    case .table where isJSON:
      var lines = JSONWriter()
      for action in actions {
        lines.write(ActionAnswer.object(action))
        lines.endLine()
      }
      return lines.bytes
    case .table:
      for possible in actions {
        let action = possible.action
        table.add(
          [
            action.deadline?.description ?? "any day", possible.daysLeft.map(String.init) ?? "",
            possible.profileID,
          ] + (try names.cells(for: possible.profileID)) + [
            possible.contractID,
            action.kind.words + (action.alternatives > 1 ? " (one of \(action.alternatives))" : ""),
            action.note,
          ])
      }
      return []
    case .ics:
      for action in actions { addEvent(action) }
      return []
    }
  }

  /// What ends the answer.
  package var end: [UInt8] {
    switch format {
    case .csv: []
    case .table where isJSON: []
    case .table where count == 0: Array("Nothing can be done about feedback on \(asOf).\n".utf8)
    case .table: Array(table.text(for: terminal).utf8)
    case .ics: calendar.text()
    }
  }

  private static func object(_ possible: PossibleAction) -> JSONValue {
    let action = possible.action
    return [
      "profile_id": .string(possible.profileID),
      "deadline": .optional(action.deadline?.description),
      "contract_id": .string(possible.contractID),
      "action": .string(action.kind.rawValue),
      "words": .string(action.kind.words),
      "days_left": .optional(possible.daysLeft),
      "jss": .optional(action.effect?.before),
      "jss_after": .optional(action.effect?.after),
      "note": action.note.isEmpty ? .null : .string(action.note), "group": .optional(possible.group),
    ]
  }

  private mutating func addEvent(_ possible: PossibleAction) {
    let action = possible.action
    guard let deadline = action.deadline else { return }
    let (profile, contract) = (possible.profileID, possible.contractID)
    // A contract has one of each, but for reports: these differ in their day.
    let report = action.kind == .reviewReport ? [deadline.description] : []
    calendar.add(
      on: deadline, "\(action.kind.words) (\(contract))",
      (["Last day (UTC) for \(profile), contract \(contract)."] + (action.note.isEmpty ? [] : [action.note]))
        .joined(separator: "\n"),
      category: action.kind.rawValue, identity: [profile, contract, action.kind.rawValue] + report)
  }
}
