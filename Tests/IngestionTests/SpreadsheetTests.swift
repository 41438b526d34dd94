import Basics
import JobSuccess
import Testing

@testable import Analysis
@testable import CSV
@testable import Ingestion

/// What spreadsheets leave in a file, which is read all the same (1.1, 1.2, 1.3), and what is said of it.
@Suite struct SpreadsheetTests {
  private let contracts = text(.contracts, base[.contracts] ?? [])
  private let feedback = text(.feedback, base[.feedback] ?? [])

  @Test func blankRecordsAreCountedApart() async throws {
    let blank = ",,,,,,,,,,,,,,,\n,,\n\"\",\"\", ,\n"
    let folder = try InputFolder([.contracts: contracts + blank + "\n", .feedback: feedback + ",\n"])
    let (dataset, report) = try await folder.read(limit: .strict)
    #expect(report.files.map(\.blank) == [3, 1])
    #expect(report.files.map(\.records) == [3, 1])
    #expect(report.records == 4 && report.rejected == 0 && dataset.contracts.count(where: \.isOwned) == 3)
    // One value makes it a record.
    let short = try InputFolder([.contracts: contracts + ",,x\n", .feedback: feedback])
    #expect(
      try await short.read().report.rows.map(Rejected.init) == [Rejected(.contracts, 5, nil, .fieldCount)])
  }

  @Test(arguments: [1, 7, 4096])
  func notesSayWhatWasReadInAnotherWay(blockSize: Int) async throws {
    let header = "Contract ID,FREELANCER-ID, Client Id ,Status,started_on,Ended On,earnings,Note\n"
    let rows =
      "c1,f1,k1,Ended,2025-01-10,2025-03-31,500,x\nc2,f1,k1,ENDED,2025-01-10,2025-03-31,500,\n"
      + "c3,f1,k1,ended,2025-01-10,2025-03-31,500,\n"
    let folder = try InputFolder([
      .contracts: Array(("sep=,\r\n" + header + rows).utf8) + [0x1A], .feedback: Array(feedback.utf8),
    ])
    let (dataset, report) = try await folder.read(blockSize: blockSize, limit: .strict, digests: true)
    let file = try #require(report.files.first)
    #expect(
      file.notes == [
        .separatorLine, .respelledColumn(written: "Contract ID", column: "contract_id"),
        .respelledColumn(written: "FREELANCER-ID", column: "freelancer_id"),
        .respelledColumn(written: "Client Id", column: "client_id"),
        .respelledColumn(written: "Status", column: "status"),
        .respelledColumn(written: "Ended On", column: "ended_on"), .endMark,
        .otherCase(column: "status", count: 2),
      ])
    #expect(file.ignoredColumns == [IgnoredColumn(name: "Note", nearest: nil)])
    #expect(dataset.contracts.allSatisfy { $0.status == .ended })
    // The digest and the size are those of the file as it is.
    #expect(file.bytes == ("sep=,\r\n" + header + rows).utf8.count + 1)
    let again = try await folder.read(workers: 1, digests: true).report.files.first
    #expect(file.sha256 == again?.sha256)
  }

  /// The warnings of identifiers, each with its place; of records that are refused there are none.
  @Test func oddIdentifiersAreAcceptedWithAWarning() async throws {
    let folder = try folder(adding: [
      .contracts: [
        ["contract_id": "c\u{200B}4", "freelancer_id": "f\u{A0}1"], ["contract_id": "1.23457E+17"],
        ["contract_id": "1.23457E+17"], ["contract_id": "c\u{200B}5", "earnings": "x"],
        ["client_id": "k\u{2060}"],
      ],
      .payments: [["contract_id": "c\u{200B}4", "amount": "500"]],
    ])
    for blockSize in [64, 300, 4096] {
      let (dataset, report) = try await folder.read(blockSize: blockSize)
      #expect(report.files[0].warnings.map(\.code) == [.invisibleCharacter, .changedBySpreadsheet])
      #expect(report.files[0].warnings.map(\.count) == [3, 1])
      #expect(
        report.files[0].warnings.flatMap(\.examples).map(\.placeAndValue) == [
          "contracts.csv:5:1: \"c\\u{200B}4\"", "contracts.csv:5:2: \"f\\u{A0}1\"",
          "contracts.csv:9:4: \"k\\u{2060}\"", "contracts.csv:6:1: \"1.23457E+17\"",
        ])
      #expect(report.files.last?.warnings.map(\.code) == [.invisibleCharacter])
      #expect(report.rows.map(\.finding.line) == [7, 8])
      #expect(dataset.contracts.count(where: \.isOwned) == 6)
    }
  }

  @Test func unknownIdentifiersNameTheNearest() async throws {
    let folder = try folder(adding: [
      .contracts: [["contract_id": "c4\u{200B}"], ["contract_id": "contract-77"]],
      .feedback: [
        ["feedback_id": "b2", "contract_id": "c4"], ["feedback_id": "b3", "contract_id": "contract-7"],
        ["feedback_id": "b4", "contract_id": "nothing like it"],
      ],
      .removalRequests: [["profile_id": "F1"]], .feedbackReports: [["feedback_id": "b1\u{FEFF}"]],
    ])
    let (_, report) = try await folder.read()
    let messages = report.rows.map(\.finding.message)
    #expect(messages.count == 5)
    #expect(
      messages[0].hasPrefix(
        "no accepted contract has this identifier: \"c4\"; the nearest that is there: \"c4\\u{200B}\"; allowed: "
      ))
    #expect(messages[1].contains("\"contract-7\"; the nearest that is there: \"contract-77\""))
    #expect(!messages[2].contains("nearest"))
    #expect(messages[3].contains("\"b1\\u{FEFF}\"; the nearest that is there: \"b1\""))
    #expect(messages[4].contains("\"F1\"; the nearest that is there: \"f1\""))
  }

  /// However many identifiers are unknown, the nearest is searched for few.
  @Test func theNearestIsSearchedForFew() async throws {
    let unknown = (0..<200).map { ["feedback_id": "x\($0)", "contract_id": "c\($0 % 3 + 1)\u{200B}"] }
    let (_, report) = try await folder(adding: [.feedback: unknown]).read()
    #expect(report.rows.count == 200)
    #expect(report.rows.count { $0.finding.nearest != nil } == 5)
  }

  @Test func excelsFormulasOfTextsAreNamed() async throws {
    let folder = try InputFolder([
      .contracts: contracts + "=\"001\",f1,,k1,,,ended,2025-01-10,2025-03-31,,,5,,,,\n"
        + "\"=\"\"002\"\"\",f1,,k1,,,ended,2025-01-10,2025-03-31,,,5,,,,\n"
        + "c9,f1,,k\"1,,,ended,,,,,5,,,,\n",
      .feedback: feedback,
    ])
    let (_, report) = try await folder.read()
    #expect(report.rows.map(\.finding.code) == [.strayQuote, .malformedIdentifier, .strayQuote])
    let named = report.rows.map { $0.finding.message.contains("Excel's =\"001\"") }
    #expect(named == [true, true, false])
  }

  /// A client's final feedback of the day before the end counts as given when the end day begins, and so does what followed
  /// it on that day.
  @Test func feedbackOfTheDayBeforeTheEndCountsAsOfTheEnd() async throws {
    let folder = try folder(adding: [
      .contracts: [["contract_id": "c4", "started_on": "2025-03-31"]],
      .feedback: [
        [
          "feedback_id": "b2", "submitted_at": "2025-03-31T00:30:00+05:30", "response": "x",
          "responded_at": "2025-03-30T20:00:00Z", "removal": "jss_only", "removed_on": "2025-03-30",
          "removal_ground": "perk",
        ],
        // Also where the contract began on its last day.
        ["feedback_id": "b3", "contract_id": "c4", "submitted_at": "2025-03-30"],
        ["feedback_id": "b4", "contract_id": "c4", "submitted_at": "2025-03-30", "author": "freelancer"],
      ],
    ])
    let (dataset, report) = try await folder.read()
    #expect(report.rows.map(Rejected.init) == [Rejected(.feedback, 5, "submitted_at", .inconsistentDates)])
    let warnings = try #require(report.files.first { $0.file == .feedback }).warnings
    #expect(warnings.map(\.code) == [.timeZoneSkew] && warnings.map(\.count) == [2])
    #expect(warnings[0].examples.map(\.place) == ["feedback.csv:3:5", "feedback.csv:4:5"])
    let end = try #require(Day(year: 2025, month: 3, day: 31))
    let skewed = dataset.feedback.filter { $0.submittedAt == Instant(startOf: end) }
    #expect(skewed.count == 2)
    #expect(skewed.first?.respondedOn == end && skewed.first?.removedOn == end)
  }

  /// The payments of a contract that differ from its earnings, in groups with the first of them in the file's order.
  @Test(arguments: [1, 2])
  func paymentsThatDifferFromEarningsAreAWarning(workers: Int) async throws {
    let ids = (0..<12).map { "p\(($0 * 7) % 12)" }
    let folder = try folder(adding: [
      .contracts: ids.map { ["contract_id": $0] },
      .payments: ids.map { ["contract_id": $0, "amount": $0 == "p3" ? "500" : "20"] }
        + [["contract_id": "c2", "amount": "600"], ["contract_id": "c2", "amount": "-100.00"]],
    ])
    let (_, report) = try await folder.read(workers: workers)
    let warnings = try #require(report.files.first { $0.file == .contracts }).warnings
    #expect(warnings.map(\.code) == [.earningsDiffer])
    #expect(warnings.map(\.count) == [11])
    let lines = ids.indices.filter { ids[$0] != "p3" }.prefix(5).map { $0 + 5 }
    #expect(warnings[0].examples.map(\.line) == Array(lines))
    #expect(warnings[0].examples.first?.placeAndValue == "contracts.csv:5:12: \"500.00\"")
    #expect(warnings[0].examples.first?.allowed == "the sum of the contract's payments, 20.00")
  }
}
