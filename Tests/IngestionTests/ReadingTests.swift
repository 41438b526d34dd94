import Basics
import Foundation
import JobSuccess
import Testing

@testable import CSV
@testable import Ingestion

/// What ends a run, and what is told of one that goes through.
@Suite struct ReadingTests {
  private let contracts = text(.contracts, base[.contracts] ?? [])
  private let feedback = text(.feedback, base[.feedback] ?? [])

  @Test func missingFiles() async throws {
    let noFeedback = await failure(try InputFolder([.contracts: contracts]))
    #expect(noFeedback.hasPrefix("feedback.csv: there is no such file. An input folder holds"))
    let none = await failure(try InputFolder([ExportFile: String]()))
    #expect(none.hasPrefix("contracts.csv: "))
  }

  @Test func foldersAndPipesAreNoFiles() async throws {
    let folder = try InputFolder([.feedback: feedback])
    try FileManager.default.createDirectory(
      atPath: folder.path + "/contracts.csv", withIntermediateDirectories: false)
    let result = await failure(folder)
    #expect(
      result == "contracts.csv: this is a folder. Put a regular file named contracts.csv there.")

    let piped = try InputFolder([.contracts: contracts, .feedback: feedback])
    let made = unsafe mkfifo(piped.path + "/payments.csv", 0o600)
    try #require(made == 0)
    let pipe = await failure(piped)
    #expect(pipe.hasPrefix("payments.csv: this is a pipe."))
  }

  @Test(arguments: [
    (
      "contract_id,paid_on\n",
      "payments.csv:1: the column \"amount\" is missing among the header's 2. Add it;"
    ),
    (
      "contract_id,payed_on,amount\n",
      "payments.csv:1: the column \"paid_on\" is missing among the header's 3. The header has \"payed_on\", which "
        + "looks like a slip: rename it."
    ),
    (
      "contract,payed_on,sum\n",
      "payments.csv:1: 3 columns are missing among the header's 3: \"contract_id\" (the header's \"contract\" looks like a "
        + "slip), \"paid_on\" (the header's \"payed_on\" looks like a slip), \"amount\". Rename the slips and add the "
        + "others; the order of columns is free."
    ),
    (
      "x,y\n",
      "payments.csv:1: 3 columns are missing among the header's 2: \"contract_id\", \"paid_on\", \"amount\". Add them;"
    ),
    (
      "Payments of 2025\n\nContract ID,Paid on,Amount\nc1,2025-02-01,5\n",
      "payments.csv:1: this is no header, but line 3 looks like the header. Remove what is above it."
    ),
    (
      "Payments,,\ncontract_id,paid_on,amount\n",
      "payments.csv:1: this is no header, but line 2 looks like the header."
    ),
    (
      "contract_id,Contract ID,paid_on,amount\n",
      "payments.csv:1:2: the column \"Contract ID\" is there twice, as columns 1 and 2, spelled \"contract_id\" and "
        + "\"Contract ID\"."
    ),
    (
      "contract_id\u{200B},paid_on,amount\n",
      "payments.csv:1: the column \"contract_id\" is missing among the header's 3. The header has \"contract_id\\u{200B}\", which"
    ),
    (
      "contract_id;paid_on;amount\n",
      "payments.csv:1: values are separated by \";\"; allowed: commas. Convert the file: python3 "
    ),
    ("sep=\t\n", "payments.csv:1: values are separated by tabs; allowed: commas."),
    (
      "contract_id,paid_on,amount,paid_on\n",
      "payments.csv:1:4: the column \"paid_on\" is there twice, as columns 2 and 4."
    ),
    ("contract_id,paid_on,amount,x,x\n", "payments.csv:1:5: the column \"x\" is there twice"),
    (
      "",
      "payments.csv: the file is empty. Its first line names the columns, at least: contract_id, paid_on, amount."
    ),
    ("\n \n", "payments.csv: the file is empty."),
    ("contract_id,pai\"d_on,amount\n", "payments.csv:1: the header can't be read: a quote where"),
    (
      "contract_id,paid_on,amount\n\n\"c1,2025-02-01\n",
      "payments.csv:3:1: a quote opens here and is never closed."
    ),
  ])
  func headersAndQuotes(payments: String, message: String) async throws {
    let folder = try InputFolder([.contracts: contracts, .feedback: feedback, .payments: payments])
    let result = await failure(folder)
    #expect(result.hasPrefix(message), "\(result)")
  }

  @Test func otherEncodingsNameTheCommand() async throws {
    let utf16 = Array("contract_id".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let folder = try InputFolder([.contracts: [0xFF, 0xFE] + utf16, .feedback: Array(feedback.utf8)])
    let result = await failure(folder)
    #expect(
      result
        == "contracts.csv: the text is UTF-16LE; UTF-8 is allowed. Convert it: iconv -f UTF-16LE -t UTF-8 "
        + "contracts.csv > contracts.csv.utf8 and put the result in its place.")
  }

  @Test func changesWhileReading() async throws {
    let folder = try InputFolder([.contracts: contracts, .feedback: feedback])
    var options = ReadingOptions(workers: 1)
    options.blockSize = 64
    do throws(ExportsError) {
      _ = try await readExports(folder: folder.path, options: options) { progress in
        guard progress.file == .contracts, progress.bytes < contracts.utf8.count else { return }
        try? folder.write(Array(contracts.utf8) + [0x0A], to: .contracts)
      }
      Issue.record("the change went unnoticed")
    } catch {
      #expect(error.message.contains("contracts.csv: the file changed while it was read."))
    }
  }

  @Test(arguments: [
    (RejectLimit.count(2), true), (.count(1), false), (.percentage(percent: 50, scale: 1), true),
    (.percentage(percent: 499, scale: 10), false), (.strict, false), (.standard, false),
  ])
  func rejectsUpToALimit(limit: RejectLimit, isEnough: Bool) async throws {
    // Two of four records, over both files.
    let folder = try InputFolder([
      .contracts: text(.contracts, [["contract_id": "c1"], ["contract_id": "c1"], ["earnings": "x"]]),
      .feedback: text(.feedback, [[:]]),
    ])
    do throws(ExportsError) {
      let (_, report) = try await folder.read(limit: limit)
      #expect(isEnough && report.rows.count == 2)
    } catch {
      #expect(!isEnough)
      guard case .tooManyRejects(let report, _) = error else { throw error }
      #expect(report.rows.map(\.finding.line) == [3, 4])
      #expect(
        error.message.hasPrefix(
          "2 of 4 records were rejected; allowed: \(limit.most(of: 4))\(limit == .count(1) || limit == .strict ? "" : ", \(limit)"). "
            + "Fix the export (`jss validate` lists all of them), or allow more with --max-rejects. The first of each fault"
        ))
      #expect(
        RejectsMessage(report, limit).firstOfEachCode.map { String($0.prefix(42)) }
          == [
            "1 duplicate_id: contracts.csv:3:1: an earlier record",
            "1 malformed_number: contracts.csv:4:12: not ",
          ].map { String($0.prefix(42)) })
    }
  }

  @Test func summaryAddsUpAndNamesIgnoredColumns() async throws {
    let columns =
      ExportFile.contracts.columns.map(\.name).filter { $0 != "end_reason" } + ["end_reasn", "note"]
    let folder = try InputFolder([
      .contracts: text(.contracts, [["contract_id": "c1"], [:], [:]], columns: columns), .feedback: feedback,
    ])
    let (_, report) = try await folder.read()
    #expect(report.files.map(\.file) == [.contracts, .feedback])
    let file = try #require(report.files.first)
    #expect((file.records, file.accepted, file.superseded, file.rejected) == (3, 2, 0, 1))
    #expect(
      file.ignoredColumns == [
        IgnoredColumn(name: "end_reasn", nearest: "end_reason"), IgnoredColumn(name: "note", nearest: nil),
      ])
    #expect(file.bytes == text(.contracts, [["contract_id": "c1"], [:], [:]], columns: columns).utf8.count)
    #expect(report.records == 4)
  }

  @Test func headersAloneAreAnEmptyMarketplace() async throws {
    let folder = try InputFolder([.contracts: text(.contracts, []), .feedback: text(.feedback, [])])
    let (dataset, report) = try await folder.read(limit: .strict)
    #expect(dataset.contracts.isEmpty && dataset.profiles.isEmpty && dataset.feedback.isEmpty)
    #expect(report.records == 0 && report.rows.isEmpty)
  }

  @Test func digestsAreThoseOfTheFiles() async throws {
    let folder = try InputFolder([
      .contracts: "\u{FEFF}" + text(.contracts, [["contract_id": "c1"]]), .feedback: feedback,
      .payments: "abc",
    ])
    try folder.write(Array("contract_id,paid_on,amount".utf8), to: .payments)
    let (_, report) = try await folder.read(digests: true)
    #expect(
      report.files.last?.sha256 == "211587647e0e62adc0de54eafb5e21d293b35b23d5df4b55e36ad44ca0ab1a74")
    #expect(report.files.allSatisfy { $0.sha256?.utf8.count == 64 })
    let (_, without) = try await folder.read()
    #expect(without.files.allSatisfy { $0.sha256 == nil })
  }

  @Test(arguments: [
    ("0", "0"), ("20", "20"), ("1%", "1%"), ("0.25%", "0.25%"), ("100%", "100%"),
    ("100.000000%", "100.000000%"),
    ("0%", "0%"), ("", nil), ("%", nil), ("-1", nil), ("1.5", nil), ("101%", nil), ("100.1%", nil),
    ("1.%", nil),
    (".5%", nil), ("1.0000001%", nil), ("1e2%", nil), ("1 %", nil), ("9999999999999999", nil),
    ("1.2.3%", nil),
  ])
  func limits(text: String, expected: String?) {
    #expect(RejectLimit(text)?.description == expected)
  }

  @Test func sharesAreExact() {
    let third = RejectLimit.percentage(percent: 333_333, scale: 10_000)
    #expect(!third.isExceeded(rejected: 333_333, records: 1_000_000))
    #expect(third.isExceeded(rejected: 333_334, records: 1_000_000))
    #expect(
      !RejectLimit.percentage(percent: 100, scale: 1).isExceeded(rejected: 1_000_000, records: 1_000_000))
    #expect(!RejectLimit.count(.max).isExceeded(rejected: 1_000_001, records: .max))
    #expect(!RejectLimit.percentage(percent: 100, scale: 1).isExceeded(rejected: .max, records: .max))
  }

  /// The larger of 1 % of the records and the smaller of 10 records and 10 %, each rounded down.
  @Test(arguments: [
    (0, 0), (9, 0), (10, 1), (19, 1), (70, 7), (99, 9), (100, 10), (109, 10), (999, 10), (1099, 10),
    (1100, 11),
    (70_000, 700),
  ])
  func theStandardLimit(records: Int, most: Int) {
    #expect(RejectLimit.standard.most(of: records) == most)
    #expect(!RejectLimit.standard.isExceeded(rejected: most, records: records))
    #expect(RejectLimit.standard.isExceeded(rejected: most + 1, records: records))
  }

  @Test(arguments: [
    ("endedon", "ended_on"), ("Ended_On", "ended_on"), ("started_no", "started_on"), ("ended_by", "ended_on"),
    ("x", nil), ("", nil), ("completely_else", nil),
  ])
  func nearestNames(word: String, expected: String?) {
    #expect(Suggestion.find(word, among: ["status", "started_on", "ended_on", "earnings"]) == expected)
  }

  @Test func recordsAreCutAndEscaped() {
    let finding = Finding(
      file: .contracts, line: 1, column: nil, columnNumber: nil, code: .strayQuote, value: nil, allowed: "")
    #expect(
      Reject(finding: finding, rawRecord: [0x22, 0x0A, 0xF0, 0x9F, 0x98]).record == "\"\n\\xF0\\x9F\\x98")
    #expect(Reject(finding: finding, rawRecord: Array("a,😀".utf8)).record == "a,😀")
  }
}
