// What an import says on standard error (8.7).

internal import Basics
internal import Ingestion
internal import JobSuccess

/// What was counted and found.
struct ImportSummary: Sendable {
  private let files: [String]
  private let repeats: Int
  private let changedRows: Int
  private let contracts: Int
  private let joined: Int
  private let waiting: [WaitingContract]
  private let unknowns: [Unknown.State: [String: Int]]
  private let paymentsAlone: Int
  private let paymentQuestions: Int
  /// How many of them are asked for stars.
  private let starsAsked: Int
  private let questions: Int
  private let rejected: Int
  private let contradictions: [String]
  private let me: String

  init(_ input: ImportInput, _ assembly: Assembly, _ toFill: ToFill) {
    files = ImportRecords.sorted(input.sources, assembly.readings).map { ImportSummary.line($0, $1) }
    (repeats, changedRows) = (assembly.repeats, assembly.changedRows)
    (contracts, joined, waiting) = (assembly.built.count, assembly.joined, assembly.waiting)
    var unknowns: [Unknown.State: [String: Int]] = [:]
    for contract in assembly.built {
      for unknown in contract.unknowns.sorted {
        unknowns[unknown.state, default: [:]][unknown.column, default: 0] += 1
      }
    }
    self.unknowns = unknowns
    let alone = assembly.built.filter {
      $0.isKnownByPaymentsAlone && $0.unknowns["status"]?.state == .assumed && $0.questions.contains(.ended)
    }
    paymentsAlone = alone.count
    paymentQuestions = alone.reduce(0) { $0 + $1.questions.intersection([.ended, .stars]).count }
    starsAsked = alone.count { $0.questions.contains(.stars) }
    questions = toFill.questions
    rejected = assembly.readings.reduce(0) { $0 + $1.counts.rejected }
    contradictions = assembly.contradictions
    me =
      assembly.built.contains { $0.cells["freelancer_id"] == input.me }
      ? input.me : assembly.built.first?.cells["freelancer_id"] ?? input.me
  }

  /// `report.csv: Upwork transactions, Aug 19 to Oct 2, 2026: 5 rows of contracts, 10 of fees, taxes, cards and withdrawals.`
  private static func line(_ file: SourceFile, _ reading: SourceReading) -> String {
    var days = ""
    if let first = reading.firstDay, let last = reading.lastDay { days = ", " + span(first, last) }
    let counts = reading.counts
    var parts: [String] = []
    if reading.claims.isEmpty, reading.feedback.isEmpty {
      parts.append(count(counts.ofContract, "row") + " of contracts")
    } else {
      parts.append(
        count(
          counts.ofContract, reading.claims.isEmpty ? "feedback" : "contract",
          plural: reading.claims.isEmpty ? "feedbacks" : nil))
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

  private func number(_ state: Unknown.State, _ column: String) -> Int { unknowns[state]?[column] ?? 0 }

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
        unknowns[.differs]?.values.reduce(0, +) ?? 0,
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
