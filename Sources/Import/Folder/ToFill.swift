// to-fill.csv, the only file that a person edits (8.5.26 and 8.5.27).

internal import Basics
internal import CSV
internal import JobSuccess

/// The questions of an import.
struct ToFill: Sendable {
  /// One row of the file.
  struct Line: Sendable {
    let contract: String
    let newest: Day
    let questions: Questions
    var client = ""
    var title = ""
    var startedOn: Day?
    var endedOn: Day?
    var isEnded = false
    var earned = Cents.zero
    /// What was answered before.
    var answered: [Question: String] = [:]

    /// A cell; `?` where it is asked.
    func cell(_ column: String) -> String {
      let question = Question(rawValue: column)
      if let question, questions.has(question) { return "?" }
      return switch column {
      case "contract_id": contract
      case "client": client
      case "title": title
      case "started_on": startedOn?.description ?? ""
      case "ended_on": endedOn?.description ?? ""
      case "earned": earned.description
      case "same_as": ""
      default: question.flatMap { answered[$0] } ?? ""
      }
    }
  }

  private(set) var lines: [Line] = []
  /// The ids that `same_as` may name.
  private(set) var contracts: Set<String> = []
  private let asOf: Day

  static let columns = [
    "contract_id", "client", "title", "started_on", "ended_on", "earned", "ended", "stars", "end_reason",
    "same_as",
  ]

  init(_ waiting: [WaitingContract], asOf: Day) {
    self.asOf = asOf
    for contract in waiting where contract.isAsked {
      lines.append(ToFill.line(contract))
      contracts.formUnion(contract.candidates)
    }
    keepsContracts = !lines.isEmpty
  }

  /// Whether a contract is asked for: then all are kept.
  private let keepsContracts: Bool

  /// Adds the line of a contract where something of it is asked.
  mutating func add(_ contract: BuiltContract) {
    if keepsContracts { contracts.insert(contract.id) }
    guard contract.questions != [], contract.isRecent(on: asOf) else { return }
    lines.append(ToFill.line(contract))
  }

  /// Puts the lines in their order, when all are there.
  mutating func sort() {
    lines.sort { $0.newest == $1.newest ? precedes($0.contract, $1.contract) : $0.newest > $1.newest }
  }

  /// How many cells are asked.
  var questions: Int { lines.reduce(0) { $0 + $1.questions.count } }

  private static func line(_ contract: BuiltContract) -> Line {
    var line = Line(contract: contract.id, newest: contract.newest, questions: contract.questions)
    line.client = contract.clientName ?? contract.cell("client_id")
    line.title = contract.cell("title")
    line.startedOn = contract.edits.isEmpty ? contract.startedOn : Day(text: contract.cell("started_on"))
    line.endedOn = contract.edits.isEmpty ? contract.endedOn : Day(text: contract.cell("ended_on"))
    line.isEnded = contract.isEnded
    line.earned =
      contract.edits["earnings"].flatMap { Decimal10(plain: $0)?.rounded(to: 2) }.map { Cents(Int64($0)) }
      ?? contract.earnings
    line.answered = contract.answered
    return line
  }

  private static func line(_ waiting: WaitingContract) -> Line {
    let paid = waiting.paid
    var line = Line(
      contract: paid.id, newest: paid.lastPaidOn ?? paid.start, questions: Questions(.sameAs))
    (line.client, line.title, line.startedOn, line.earned) = (paid.client, paid.title, paid.start, paid.total)
    return line
  }

  /// The file. A text that a spreadsheet could take for a formula has a `'` before it.
  var bytes: [UInt8] {
    var writer = CSVWriter()
    for column in ToFill.columns { writer.field(column) }
    writer.endRow()
    for line in lines {
      writer.field(line.contract)
      for column in ToFill.columns.dropFirst() {
        let cell = line.cell(column)
        if column == "client" || column == "title" { writer.textCell(cell) } else { writer.field(cell) }
      }
      writer.endRow()
    }
    return writer.bytes
  }

  /// What a person filled in: an answer for each cell that was asked.
  ///
  /// - Parameter bytes: The file as it is now, as a spreadsheet may have written it.
  func answers(in bytes: [UInt8]) -> (answers: [Answer], faults: [String]) {
    var filled = FilledIn(self)
    do {
      let text = SeparatedText(text: try SourceText.decode(bytes, nil))
      let header = text.candidates().first { $0.places["contract_id"] != nil && $0.places["same_as"] != nil }
      guard let header else {
        return (
          [], ["to-fill.csv: the header is gone; the columns are " + ToFill.columns.joined(separator: ", ")]
        )
      }
      let places = ToFill.columns.compactMap { column in header.places[column].map { (column, $0) } }
      try text.forEach(behind: header, places.map(\.1)) { record in
        filled.add(record, places.map(\.0), places.map { $0.1 + 1 })
      }
    } catch {
      return ([], ["to-fill.csv\(error.place): \(error.message)"])
    }
    return (filled.answers, filled.faults)
  }
}

/// The cells that a person filled in, and what is wrong with them.
private struct FilledIn {
  private let file: ToFill
  private let lines: [String: ToFill.Line]
  private(set) var answers: [Answer] = []
  private(set) var faults: [String] = []

  init(_ file: ToFill) {
    self.file = file
    lines = Dictionary(file.lines.map { ($0.contract, $0) }) { first, _ in first }
  }

  /// - Parameters:
  ///   - columns: The columns of the record's values.
  ///   - numbers: Their places in the header, from 1.
  mutating func add(_ record: SourceRecord, _ columns: [String], _ numbers: [Int]) {
    let place = "to-fill.csv:\(record.line)"
    guard record.fault == nil else {
      faults.append("\(place): the row can't be read: it has too many or too few values, or a quote too many")
      return
    }
    let cells = Dictionary(zip(columns, record.values)) { first, _ in first }
    let id = cells["contract_id"] ?? ""
    guard let line = lines[id] else {
      // To look for the nearest of all lines takes long: the first say what is wrong with the file.
      let nearest =
        faults.count < 20 ? Suggestion.question(Suggestion.find(id, among: lines.keys.sorted())) : ""
      faults.append(
        "\(place):1: '\(Printable.value(id))' is no contract that is asked about; \(nearest)leave the first column as it was"
      )
      return
    }
    var given: [Question: String] = [:]
    for (column, number) in zip(columns, numbers) {
      guard let question = Question(rawValue: column),
        line.questions.has(question) || question == .endReason,
        var text = cells[column], !text.isEmpty, text != "?"
      else { continue }
      if text.hasPrefix("'") { text.removeFirst() }
      guard let value = question.value(text, contracts: file.contracts) else {
        faults.append(
          "\(place):\(number): '\(Printable.value(text))' is no answer to \(column); allowed: \(question.allowed)"
        )
        continue
      }
      if value == line.cell(column) { continue }
      given[question] = value
      check(question, value, line, "\(place):\(number)")
      answers.append(Answer(contract: id, column: column, value: value))
    }
    checkTogether(given, line, place)
  }

  private mutating func check(_ question: Question, _ value: String, _ line: ToFill.Line, _ place: String) {
    guard question == .ended, let day = Day(text: value), let start = line.startedOn, day < start else {
      return
    }
    faults.append("\(place): '\(value)' is before the contract started; allowed: a day from \(start) on")
  }

  /// Stars and a reason are given at the end of a contract.
  private mutating func checkTogether(_ given: [Question: String], _ line: ToFill.Line, _ place: String) {
    let ended = given[.ended] ?? line.cell(Question.ended.rawValue)
    guard !line.isEnded, Day(text: ended) == nil else { return }
    let isOfEnd = { (value: String?) in value != nil && value != "none" && value != Question.unknown }
    for question in [Question.stars, .endReason] where isOfEnd(given[question]) {
      let column = ToFill.columns.firstIndex(of: question.rawValue).map { $0 + 1 } ?? 0
      faults.append(
        "\(place):\(column): '\(given[question] ?? "")' is given when a contract ends; fill in ended as well, as 2026-03-31"
      )
    }
  }
}
