import JobSuccess
import Testing

@testable import Analysis
@testable import Ingestion

/// Each rule of chapter 1 that a single record can break: what is rejected, for which column, by which code.
@Suite struct FaultTests {
  @Test(arguments: contracts + feedback + others)
  func record(_ test: Case) async throws {
    let folder = try folder(adding: [test.file: [test.values]])
    let (_, report) = try await folder.read()
    let line = (base[test.file]?.count ?? 0) + 2
    let expected = test.code.map { [Rejected(test.file, line, test.column, $0)] } ?? []
    #expect(report.rows.map(Rejected.init) == expected)
    let file = try #require(report.files.first { $0.file == test.file })
    #expect(file.records == line - 1 && file.rejected == expected.count)
  }

  /// What messages say is allowed is what the columns declare; and each choice and condition that a column declares is
  /// what some message says.
  @Test func columnsDeclareWhatMessagesAllow() async throws {
    let declared = Dictionary(
      uniqueKeysWithValues: ExportFile.allCases.flatMap { file in
        file.columns.map { column in
          (file.rawValue + " " + column.name, FaultTests.choices(column) + column.conditions.map(\.rawValue))
        }
      })
    var unsaid = declared
    let cases = FaultTests.contracts + FaultTests.feedback + FaultTests.others
    // What stands twice is a fault of the second record.
    let records =
      cases.filter { $0.code != nil }.map { ($0.file, [$0.values]) }
      + [(.profiles, [[:], [:]]), (.removalRequests, [[:], [:]]), (.observedScores, [[:], [:]])]
    for (file, values) in records {
      let (_, report) = try await folder(adding: [file: values]).read()
      let finding = try #require(report.rows.first).finding
      let column = try #require(file.columns.first { $0.name == finding.column })
      let allowed = [column.value.form, column.value.limits] + column.conditions.map(\.rawValue)
      #expect(
        allowed.contains(where: finding.allowed.contains)
          || column.needsValue && finding.allowed == "a value in every record", "\(finding.message)")
      unsaid[file.rawValue + " " + column.name]?.removeAll(where: finding.allowed.contains)
    }
    #expect(unsaid.filter { !$0.value.isEmpty } == [:])
  }

  private static func choices(_ column: Column) -> [String] {
    if case .choice = column.value { [column.value.form] } else { [] }
  }

  /// Whole-record faults come before any value's.
  @Test(arguments: [
    ("c9,f1,k1,ended", IssueCode.fieldCount), ("c9,f1,k1,ended,2025-01-10,2025-03-31,500,,", .fieldCount),
    ("c9,f\"1,k1,ended,2025-01-10,2025-03-31,x", .strayQuote),
    ("c9,f1,k1,en\rded,2025-01-10,2025-03-31,500", .loneCarriageReturn),
    ("=,\"f1\"x,k1,,,,", .strayQuote),
  ])
  func wholeRecord(record: String, code: IssueCode) async throws {
    let header = "contract_id,freelancer_id,client_id,status,started_on,ended_on,earnings\n"
    let folder = try InputFolder([
      .contracts: header + record + "\nc8,f1,k1,ended,2025-01-10,2025-03-31,500\n",
      .feedback: text(.feedback, []),
    ])
    let (dataset, report) = try await folder.read()
    #expect(report.rows.map(Rejected.init) == [Rejected(.contracts, 2, nil, code)])
    #expect(report.rows.map(\.record) == [record])
    #expect(dataset.contracts.count == 1)
  }

  @Test func invalidUTF8AndLongRecords() async throws {
    let header = Array("contract_id,freelancer_id,client_id,status,started_on,ended_on,earnings,title\n".utf8)
    let sound = Array("c8,f1,k1,ended,2025-01-10,2025-03-31,500,x\n".utf8)
    let latin = Array("c9,f1,k1,ended,2025-01-10,2025-03-31,500,caf".utf8) + [0xE9, 0x0A]
    let long =
      Array("c7,f1,k1,ended,2025-01-10,2025-03-31,500,".utf8) + [UInt8](repeating: 0x78, count: 2 << 20) + [
        0x0A
      ]
    let folder = try InputFolder([
      .contracts: header + latin + long + sound, .feedback: Array(text(.feedback, []).utf8),
    ])
    let (dataset, report) = try await folder.read()
    #expect(
      report.rows.map(Rejected.init) == [
        Rejected(.contracts, 2, nil, .invalidUTF8), Rejected(.contracts, 3, nil, .recordTooLong),
      ])
    #expect(report.rows.first?.record == "c9,f1,k1,ended,2025-01-10,2025-03-31,500,caf\\xE9")
    #expect(report.rows.last?.rawRecord.count == Reject.longestRecord)
    #expect(dataset.contracts.count == 1)
  }

  /// The header's order decides, not chapter 1's.
  @Test func firstFaultFollowsTheHeader() async throws {
    let columns = [
      "earnings", "status", "ended_on", "started_on", "client_id", "freelancer_id", "contract_id",
    ]
    let wrong = ["contract_id": "=", "status": "x", "earnings": "x"]
    let folder = try InputFolder([
      .contracts: text(.contracts, [wrong], columns: columns), .feedback: text(.feedback, []),
    ])
    let (_, report) = try await folder.read()
    #expect(report.rows.map(Rejected.init) == [Rejected(.contracts, 2, "earnings", .malformedNumber)])
    #expect(report.rows.map(\.finding.place) == ["contracts.csv:2:1"])
  }

  /// What a rejected record names stays unknown: its id is free, its roles aren't taken, feedback on it is refused.
  @Test func rejectedRecordsLeaveNoTrace() async throws {
    let folder = try folder(adding: [
      .contracts: [
        ["contract_id": "x", "freelancer_id": "new", "agency_id": "f1"],
        ["contract_id": "y", "earnings": "-1"],
        ["contract_id": "y", "agency_id": "new"],
      ],
      .feedback: [["feedback_id": "b2", "contract_id": "x"], ["feedback_id": "b2"], ["feedback_id": "b2"]],
      .removalRequests: [["contract_id": "x"], [:], [:]],
      .feedbackReports: [["feedback_id": "b2"], ["feedback_id": "b3"]],
    ])
    let (dataset, report) = try await folder.read()
    #expect(
      report.rows.map(Rejected.init) == [
        Rejected(.contracts, 5, "agency_id", .inconsistentProfile),
        Rejected(.contracts, 6, "earnings", .outOfRange),
        Rejected(.feedback, 3, "contract_id", .unknownContract),
        Rejected(.feedback, 5, "feedback_id", .duplicateID),
        Rejected(.feedbackReports, 3, "feedback_id", .unknownFeedback),
        Rejected(.removalRequests, 2, "contract_id", .unknownContract),
        Rejected(.removalRequests, 4, "request_id", .duplicateID),
      ])
    let profile = try #require(dataset.profile(withID: "new"))
    #expect(dataset[profile].kind == .agency)
  }

  /// A profile stands once in profiles.csv; kinds of profiles that contracts don't know are taken as they come.
  @Test func profilesStandOnce() async throws {
    let folder = try folder(adding: [
      .profiles: [
        ["profile_id": "p", "kind": "agency"], ["profile_id": "p", "kind": "freelancer"],
        ["profile_id": "f1", "kind": "agency"], ["profile_id": "f1"],
      ],
      .removalRequests: [["profile_id": "p"]],
    ])
    let (dataset, report) = try await folder.read()
    #expect(
      report.rows.map(Rejected.init) == [
        Rejected(.profiles, 3, "profile_id", .duplicateID),
        Rejected(.profiles, 4, "kind", .inconsistentProfile),
        Rejected(.removalRequests, 2, "contract_id", .inconsistentProfile),
      ])
    let profile = try #require(dataset.profile(withID: "p"))
    #expect(dataset[profile].contracts.isEmpty && dataset.history(of: profile).contracts.isEmpty)
  }

  /// Values of private columns stand in no message.
  @Test func privateValuesStayOutOfMessages() async throws {
    let folder = try folder(adding: [.feedback: [["private_score": "7777"], ["public_score": "8888"]]])
    let (_, report) = try await folder.read()
    #expect(report.rows.count == 2)
    #expect(!report.rows[0].finding.message.contains("7777"))
    #expect(report.rows[1].finding.message.contains("8888"))
  }

  @Test func messagesTellValueAllowedAndRemedy() async throws {
    let folder = try folder(adding: [.contracts: [["started_on": "2025-02-30\u{1B}[31m"]]])
    let (_, report) = try await folder.read()
    #expect(
      report.rows.map(\.finding.message) == [
        "not a date: \"2025-02-30\\u{1B}[31m\"; allowed: a date as YYYY-MM-DD or an RFC 3339 instant such as "
          + "2025-03-31T09:30:00Z. Correct the value."
      ])
  }
}
