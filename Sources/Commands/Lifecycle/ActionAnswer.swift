import Analysis
import Basics
import CSV
import Ingestion
import JobSuccess
import Reporting

/// Answers actions in one of the formats, profile by profile.
struct ActionAnswer {
  private let finder: ActionFinder
  private let format: ActionFormat
  private let json: Bool
  private let session: Session
  private var table = TextTable(
    .text("deadline"), .number("days left"), .text("profile"), .text("contract"), .text("what"),
    .text("what it could do"))
  private var count = 0
  private var calendar: Calendar

  init(_ finder: ActionFinder, _ format: ActionFormat, json: Bool, _ session: Session) {
    self.finder = finder
    self.format = format
    self.json = json
    self.session = session
    calendar = Calendar("Feedback deadlines", writtenOn: finder.view.scorer.asOf)
  }

  func begin() throws {
    guard format == .csv else { return }
    var header = CSVWriter()
    header.header(of: ActionsTable.table)
    try session.output.write(header.bytes)
  }

  mutating func add(_ found: ProfileActions) throws {
    count += found.actions.count
    switch format {
    case .csv:
      var rows = CSVWriter()
      ActionsTable.write(
        found.actions, of: found.profile, DatasetIdentifiers(dataset: finder.dataset), to: &rows)
      try session.output.write(rows.bytes)
    case .table where json:
      var lines = JSONWriter()
      for action in found.actions {
        lines.write(object(action, found))
        lines.endLine()
      }
      try session.output.write(lines.bytes)
    case .table:
      for action in found.actions {
        table.add(
          action.deadline?.description ?? "any day", daysLeft(action).map(String.init) ?? "", id(found),
          finder.dataset.id(of: action.contract), action.kind.words, action.note)
      }
    case .ics:
      for action in found.actions { addEvent(action, found) }
    }
  }

  func end() throws {
    switch format {
    case .csv: break
    case .table where json: break
    case .table where count == 0:
      try session.output.write("Nothing can be done about feedback on \(finder.view.scorer.asOf).\n")
    case .table: try session.output.write(table.text(for: session.terminal))
    case .ics: try session.output.write(calendar.text())
    }
  }

  private func object(_ action: Action, _ found: ProfileActions) -> JSONValue {
    [
      "profile_id": .string(id(found)),
      "deadline": .optional(action.deadline?.description),
      "contract_id": .string(finder.dataset.id(of: action.contract)),
      "action": .string(action.kind.rawValue),
      "words": .string(action.kind.words),
      "days_left": .optional(daysLeft(action)),
      "jss": .optional(action.effect?.before),
      "jss_after": .optional(action.effect?.after),
      "note": action.note.isEmpty ? .null : .string(action.note),
    ]
  }

  private mutating func addEvent(_ action: Action, _ found: ProfileActions) {
    guard let deadline = action.deadline else { return }
    let (profile, contract) = (id(found), finder.dataset.id(of: action.contract))
    // A contract has one of each, but for reports: these are told apart by their day.
    let report = action.kind == .reviewReport ? [deadline.description] : []
    calendar.add(
      on: deadline, "\(action.kind.words) (\(contract))",
      (["Last day (UTC) for \(profile), contract \(contract)."] + (action.note.isEmpty ? [] : [action.note]))
        .joined(separator: "\n"),
      category: action.kind.rawValue, identity: [profile, contract, action.kind.rawValue] + report)
  }

  private func id(_ found: ProfileActions) -> String {
    String(decoding: found.profile.id, as: UTF8.self)
  }

  private func daysLeft(_ action: Action) -> Int? {
    action.deadline.map { $0 - finder.view.scorer.asOf }
  }
}
