// What a person changed by hand in a generated file (8.1.4).

internal import Basics
internal import CSV
internal import Ingestion

/// A generated file whose changes can be kept as answers.
enum EditedFile: String, CaseIterable, Sendable {
  case contracts = "contracts.csv"
  case feedback = "feedback.csv"
  case payments = "payments.csv"
  case profiles = "profiles.csv"
  case unknowns = "unknowns.csv"

  /// The column by which a row is known; nil where rows are known by all their cells.
  var key: String? {
    switch self {
    case .contracts: "contract_id"
    case .feedback: "feedback_id"
    case .profiles: "profile_id"
    case .payments, .unknowns: nil
    }
  }

  /// The column whose value an answer about a row is filed under.
  var owner: String { self == .profiles ? "profile_id" : "contract_id" }
}

/// A row of a table by its columns; empty cells are left out.
typealias Row = [String: String]

/// What is different between a file as import wrote it and as it is.
struct HandEdits {
  private(set) var answers: [Answer] = []
  /// A line for each change, for the person who has to decide.
  private(set) var lines: [String] = []
  /// What can't be kept, and why.
  private(set) var faults: [String] = []

  /// The column of an answer that is a changed cell.
  static func column(_ file: EditedFile, _ column: String) -> String { file.rawValue + ":" + column }

  /// The column of an answer that is a row added or removed by hand.
  static func added(_ file: EditedFile) -> String { file.rawValue + ":added" }
  static func removed(_ file: EditedFile) -> String { file.rawValue + ":removed" }

  /// Earlier answers with later changes: of what was said of a row, the later counts.
  static func merged(_ answers: [Answer], with changes: [Answer]) -> [Answer] {
    var rows: Set<[String]> = []
    var undone: [Answer: Int] = [:]
    for change in changes {
      if let row = row(of: change) { rows.insert(row) }
      if let opposite = opposite(of: change) { undone[opposite, default: 0] += 1 }
    }
    var undoing: [Answer: Int] = [:]
    let kept = answers.filter { answer in
      if let row = row(of: answer) { return !rows.contains(row) }
      guard let count = undone[answer], count > 0, let opposite = opposite(of: answer) else { return true }
      undone[answer] = count - 1
      undoing[opposite, default: 0] += 1
      return false
    }
    return kept
      + changes.filter { change in
        guard let count = undoing[change], count > 0 else { return true }
        undoing[change] = count - 1
        return false
      }
  }

  /// The row that an answer adds or removes, in a file whose rows have a key.
  private static func row(of answer: Answer) -> [String]? {
    for file in EditedFile.allCases {
      guard let key = file.key else { continue }
      if answer.column == removed(file) { return [file.rawValue, answer.value] }
      if answer.column == added(file) { return [file.rawValue, row(answer.value)?[key] ?? ""] }
    }
    return nil
  }

  /// The answer that one undoes, in a file whose rows are known by all their cells.
  private static func opposite(of answer: Answer) -> Answer? {
    for file in EditedFile.allCases where file.key == nil {
      if answer.column == removed(file) {
        return Answer(contract: answer.contract, column: added(file), value: answer.value)
      }
      if answer.column == added(file) {
        return Answer(contract: answer.contract, column: removed(file), value: answer.value)
      }
    }
    return nil
  }

  /// A row as the value of an answer: a JSON object.
  static func text(_ row: Row) -> String {
    let members = row.filter { !$0.value.isEmpty }.sorted { precedes($0.key, $1.key) }
    return JSONWriter.text(.object(members.map { .init($0.key, .string($0.value)) }))
  }

  static func row(_ text: String) -> Row? {
    guard case .object(let members) = JSONValue(Array(text.utf8)) else { return nil }
    return Dictionary(members.compactMap { member in member.value.string.map { (member.name, $0) } }) {
      first, _ in first
    }
  }

  /// The rows of a CSV file; nil where it can't be read.
  static func rows(_ bytes: [UInt8]) -> (header: [String], rows: [Row])? {
    guard let text = try? SourceText.decode(bytes, nil), let all = CSV.rows(of: text), let first = all.first
    else {
      return nil
    }
    let header = first.map { String(decoding: $0, as: UTF8.self) }
    var rows: [Row] = []
    for record in all.dropFirst() {
      guard record.count == header.count else { return nil }
      var row: Row = [:]
      for (name, value) in zip(header, record) where !value.isEmpty {
        row[name] = String(decoding: value, as: UTF8.self)
      }
      if !row.isEmpty { rows.append(row) }
    }
    return (header, rows)
  }

  /// Compares one file.
  mutating func compare(_ file: EditedFile, ours: [UInt8], theirs: [UInt8]) {
    guard let ours = HandEdits.rows(ours), let theirs = HandEdits.rows(theirs) else {
      lines.append("\(file.rawValue): it can't be read as the CSV file that import wrote")
      faults.append("\(file.rawValue): it can't be read as a CSV file; correct it, or use --discard-edits")
      return
    }
    guard let key = file.key else { return compareWhole(file, ours.rows, theirs.rows) }
    let known = Dictionary(ours.rows.map { ($0[key] ?? "", $0) }) { first, _ in first }
    var seen: Set<String> = []
    for row in theirs.rows {
      let id = row[key] ?? ""
      seen.insert(id)
      guard let before = known[id] else {
        add(file, row)
        continue
      }
      let columns = theirs.header + ours.header.filter { !theirs.header.contains($0) }
      for column in columns where before[column] != row[column] { change(file, id, before, row, column) }
    }
    for row in ours.rows where !seen.contains(row[key] ?? "") { remove(file, row, key: row[key] ?? "") }
  }

  private mutating func compareWhole(_ file: EditedFile, _ ours: [Row], _ theirs: [Row]) {
    var counts: [String: Int] = [:]
    for row in ours { counts[HandEdits.text(row), default: 0] += 1 }
    for row in theirs { counts[HandEdits.text(row), default: 0] -= 1 }
    for (text, count) in counts.sorted(by: { precedes($0.key, $1.key) }) {
      guard let row = HandEdits.row(text) else { continue }
      for _ in 0..<abs(count) {
        if count < 0 { add(file, row) } else { remove(file, row, key: text) }
      }
    }
  }

  private mutating func change(_ file: EditedFile, _ id: String, _ before: Row, _ row: Row, _ column: String)
  {
    let (old, new) = (before[column] ?? "", row[column] ?? "")
    lines.append(
      "\(file.rawValue): \(Printable.value(id)): \(column): '\(Printable.value(old))' is now '\(Printable.value(new))'"
    )
    if let problem = HandEdits.problem(file, column, new) {
      faults.append(
        "\(file.rawValue): \(Printable.value(id)): \(column): '\(Printable.value(new))' \(problem)")
      return
    }
    let name = file == .feedback ? id + ":" + column : column
    answers.append(
      Answer(contract: before[file.owner] ?? id, column: HandEdits.column(file, name), value: new))
  }

  private mutating func add(_ file: EditedFile, _ row: Row) {
    lines.append("\(file.rawValue): a row was added: \(Printable.value(HandEdits.text(row)))")
    answers.append(
      Answer(contract: row[file.owner] ?? "", column: HandEdits.added(file), value: HandEdits.text(row)))
  }

  private mutating func remove(_ file: EditedFile, _ row: Row, key: String) {
    lines.append("\(file.rawValue): a row was removed: \(Printable.value(HandEdits.text(row)))")
    answers.append(Answer(contract: row[file.owner] ?? "", column: HandEdits.removed(file), value: key))
  }

  /// Why a cell can't have a value; nil where it can.
  private static func problem(_ file: EditedFile, _ column: String, _ value: String) -> String? {
    let columns: [Column] =
      switch file {
      case .contracts: ExportFile.contracts.columns
      case .feedback: ExportFile.feedback.columns
      case .profiles: ExportFile.profiles.columns
      case .payments, .unknowns: []
      }
    guard let column = columns.first(where: { $0.name == column }) else {
      return "is in a column that chapter 1 does not have; remove it"
    }
    guard !value.isEmpty else { return column.needsValue ? "may not be empty" : nil }
    let isGood =
      switch column.value {
      case .text: true
      case .identifier: Identifiers.isValid(value)
      case .day, .instant: Instants.day(value) != nil
      case .dollars: Decimal10(plain: value).map { $0.digits >= 0 && $0.places <= 2 } ?? false
      case .dollarsWithRefunds: Decimal10(plain: value).map { $0.places <= 2 } ?? false
      case .stars:
        Decimal10(plain: value).flatMap { $0.places <= 2 ? $0.rounded(to: 2) : nil }.map {
          (100...500).contains($0)
        }
          ?? false
      case .privateScore: Int(value).map { (0...10).contains($0) } ?? false
      case .percent: Int(value).map { (0...100).contains($0) } ?? false
      case .choice(let words): words.contains(value)
      }
    return isGood ? nil : "is not allowed; allowed: " + column.value.limits
  }
}

extension EditedFile {
  /// All columns that chapter 1 has for it, in its order.
  var allColumns: [String] {
    switch self {
    case .contracts: ExportFile.contracts.columns.map(\.name)
    case .feedback: ExportFile.feedback.columns.map(\.name)
    case .payments: ExportFile.payments.columns.map(\.name)
    case .profiles: ExportFile.profiles.columns.map(\.name)
    case .unknowns: ExportFile.unknowns.columns.map(\.name)
    }
  }
}
