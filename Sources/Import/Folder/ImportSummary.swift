// What an import says on standard error (8.7).

internal import Basics
internal import Ingestion
internal import JobSuccess

/// What was counted and found.
struct ImportSummary: Sendable {
  private var files: [String] = []
  private var repeats = 0
  private var changedRows = 0
  private var contracts = 0
  private var joined = 0
  private var waiting: [WaitingContract] = []
  /// How many contracts have something unknown: by state, then by the place of the column.
  private var unknowns = [Int](repeating: 0, count: Unknown.State.allCases.count * Unknown.columns.count)
  private var paymentsAlone = 0
  private var paymentQuestions = 0
  /// How many of them are asked for stars.
  private var starsAsked = 0
  private var questions = 0
  private var rejected = 0
  private var contradictions: [String] = []
  /// The freelancer whose score is suggested to be looked at: the one that was named, else the first contract's.
  private var me: String
  private var first: String?
  private var isMeThere = false

  init(_ input: ImportInput) { me = input.me }

  /// Counts a contract.
  mutating func add(_ contract: BuiltContract) {
    contracts += 1
    for unknown in contract.unknowns.all { unknowns[unknown.place] += 1 }
    let freelancer = contract.edits["freelancer_id"] ?? contract.freelancer
    first = first ?? freelancer
    if freelancer == me { isMeThere = true }
    guard contract.isKnownByPaymentsAlone, contract.questions.has(.ended),
      contract.unknowns["status"]?.state == .assumed
    else { return }
    paymentsAlone += 1
    paymentQuestions += contract.questions.intersection([Questions(.ended), Questions(.stars)]).count
    if contract.questions.has(.stars) { starsAsked += 1 }
  }

  /// Takes what is known when all contracts are there.
  mutating func finish(_ input: ImportInput, _ assembly: Assembly, _ toFill: ToFill) {
    files = ImportRecords.sorted(input.sources, assembly.readings).map { ImportSummary.line($0, $1) }
    (repeats, changedRows) = (assembly.repeats, assembly.changedRows)
    (joined, waiting) = (assembly.joined, assembly.waiting)
    questions = toFill.questions
    rejected = assembly.readings.reduce(0) { $0 + $1.counts.rejected }
    contradictions = assembly.contradictions
    if !isMeThere { me = first ?? me }
  }

  /// `report.csv: Upwork transactions, Aug 19 to Oct 2, 2026: 5 rows of contracts, 10 of fees, taxes, cards and withdrawals.`
  private static func line(_ file: SourceFile, _ reading: SourceReading) -> String {
    var days = ""
    if let first = reading.firstDay, let last = reading.lastDay { days = ", " + span(first, last) }
    let counts = reading.counts
    var parts: [String] = []
    switch reading.rows {
    case .payments: parts.append(count(counts.ofContract, "row") + " of contracts")
    case .contracts: parts.append(count(counts.ofContract, "contract"))
    case .feedback: parts.append(count(counts.ofContract, "feedback"))
    }
    if counts.notOfContract > 0 {
      let isReport = reading.source == BuiltInMapping.transactions.mapping.name
      parts.append(
        "\(counts.notOfContract) "
          + (isReport ? "of fees, taxes, cards and withdrawals" : "not of a contract"))
    }
    if counts.rejected > 0 { parts.append("\(counts.rejected) rejected") }
    let notes =
      (reading.notes + (reading.rates.isEmpty ? [] : ["amounts in " + reading.rates.joined(separator: ", ")]))
    let said = notes.map { " (\($0))" }.joined()
    return "\(Printable.line(file.name)): \(KnownSource.title(of: reading.source))\(days): "
      + parts.joined(separator: ", ") + "." + said
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `Aug 19 to Oct 2, 2026`.
  private static func span(_ first: Day, _ last: Day) -> String {
    let text = { (day: Day) in "\(months[day.date.month - 1]) \(day.date.day)" }
    if first == last { return "\(text(last)), \(last.date.year)" }
    let year = first.date.year == last.date.year ? "" : ", \(first.date.year)"
    return "\(text(first))\(year) to \(text(last)), \(last.date.year)"
  }

  private static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(number) " + (number == 1 ? noun : plural ?? noun + "s")
  }

  private func count(_ number: Int, _ noun: String) -> String { ImportSummary.count(number, noun) }

  private func number(_ state: Unknown.State, _ column: String) -> Int {
    unknowns[Unknown(column, state, why: "").place]
  }

  /// What was done, in the order of 8.7.
  func lines(into folder: String) -> [String] {
    var lines = files
    if repeats > 0 {
      lines.append(
        "\(count(repeats, "row")) \(repeats == 1 ? "is" : "are") in several downloads, and counted once.")
    }
    lines.append(
      count(contracts, "contract")
        + (joined > 0 ? "; payments joined to \(joined) of them by title and dates." : "."))
    lines += unknownLines(into: folder)
    if questions > 0 {
      lines.append(
        "\(count(questions, "question")) \(questions == 1 ? "is" : "are") open: put an answer in place of each ? in "
          + "\(folder)/to-fill.csv, then: jss import --into \(folder)")
    } else {
      lines.append("No question is open.")
    }
    lines.append(
      "Next: jss explain \(folder) \(me) --policy upwork-2024-09 (a policy that works with stars alone)")
    if rejected > 0 {
      lines.append(
        "\(count(rejected, "row")) \(rejected == 1 ? "was" : "were") rejected: see \(folder)/import/rejects.csv."
      )
    }
    return lines
  }

  private func unknownLines(into folder: String) -> [String] {
    var lines: [String] = []
    if paymentsAlone > 0 {
      lines.append(
        "\(count(paymentsAlone, "contract")) \(paymentsAlone == 1 ? "is" : "are") known by payments alone: whether "
          + "\(paymentsAlone == 1 ? "it" : "they") ended, and \(paymentsAlone == 1 ? "its" : "their") stars, is asked in "
          + "\(folder)/to-fill.csv (\(count(paymentQuestions, "cell"))).")
    }
    let sentences: [(Int, String)] = [
      (number(.unknown, "stars") - starsAsked, "have stars that no source shows"),
      (number(.assumed, "status") - paymentsAlone, "have no end in any source: they count as open"),
      (number(.unknown, "client_id"), "have a client that no source names"),
      (number(.unknown, "earnings"), "have earnings that no source shows"),
      (number(.assumed, "contract_id"), "may be several contracts, since the rows' titles are missing"),
      (number(.unknown, "private_score"), "have feedback whose private score no export has"),
      (number(.unknown, "end_reason"), "ended for a reason that is not exported"),
      (number(.partial, "payments"), "have payments that the downloads cover in part: the total counts"),
      (number(.assumed, "payments"), "have days worked in place of days paid"),
      (number(.unknown, "payments"), "have no payments in the downloads: the total counts"),
      (
        Unknown.columns.reduce(0) { $0 + number(.differs, $1) },
        "values differ between sources: the better source's counts"
      ),
    ]
    for (number, words) in sentences where number > 0 {
      let noun = words.hasPrefix("values") ? "" : number == 1 ? " contract" : " contracts"
      let text = number == 1 ? words.replacing("have ", with: "has ", maxReplacements: 1) : words
      lines.append("\(number)\(noun) \(text).")
    }
    if !waiting.isEmpty {
      let rows = waiting.reduce(0) { $0 + $1.paid.rows.count }
      lines.append(
        "\(count(rows, "row")) of \(count(waiting.count, "contract")) could be of several numbered contracts: same_as is asked."
      )
    }
    return lines
  }

  /// What a person should look at.
  var warnings: [String] {
    var warnings = contradictions.map { "answer_differs: " + $0 }
    if changedRows > 0 {
      warnings.append(
        "changed_row: \(count(changedRows, "row")) of an earlier download differ from a later one with the same Ref ID and "
          + "type; the later download's stand")
    }
    return warnings
  }
}

extension ImportResult {
  /// What to say of the import, a line each (8.7).
  package func lines(into folder: String) -> [String] { summary.lines(into: folder) }

  /// What a person should look at.
  package var warnings: [String] { summary.warnings }
}
