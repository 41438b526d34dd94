import JobSuccess
import Testing

@testable import Exports

/// Each rule of chapter 1 that a single record can break: what is rejected, for which column, by which code.
@Suite struct FaultTests {
  struct Case: CustomTestStringConvertible {
    var file: ExportFile
    var values: Values
    var column: String?
    var code: FindingCode?

    init(_ file: ExportFile, _ values: Values, _ column: String?, _ code: FindingCode?) {
      (self.file, self.values, self.column, self.code) = (file, values, column, code)
    }

    var testDescription: String { "\(file.rawValue) \(values)" }
  }

  /// Records of contracts.csv (1.2); a code of nil means that the record is accepted.
  static let contracts: [Case] = [
    Case(.contracts, [:], nil, nil),
    Case(.contracts, ["contract_id": ""], "contract_id", .missingValue),
    Case(.contracts, ["contract_id": "=c"], "contract_id", .malformedIdentifier),
    Case(.contracts, ["contract_id": "c1"], "contract_id", .duplicateID),
    Case(.contracts, ["freelancer_id": ""], "freelancer_id", .missingValue),
    Case(.contracts, ["freelancer_id": "@f"], "freelancer_id", .malformedIdentifier),
    Case(.contracts, ["agency_id": "-a"], "agency_id", .malformedIdentifier),
    Case(.contracts, ["client_id": ""], "client_id", .missingValue),
    Case(.contracts, ["client_id": "+k"], "client_id", .malformedIdentifier),
    Case(.contracts, ["contract_type": "daily"], "contract_type", .unknownChoice),
    Case(.contracts, ["contract_type": "hourly"], nil, nil),
    Case(.contracts, ["status": ""], "status", .missingValue),
    Case(.contracts, ["status": "Ended"], "status", .unknownChoice),
    Case(.contracts, ["started_on": ""], "started_on", .missingValue),
    Case(.contracts, ["started_on": "10.01.2025"], "started_on", .malformedDate),
    Case(.contracts, ["started_on": "1989-12-31"], "started_on", .outOfRange),
    Case(.contracts, ["ended_on": ""], "ended_on", .missingValue),
    Case(.contracts, ["status": "active"], "ended_on", .notAllowedHere),
    Case(.contracts, ["status": "paused", "ended_on": ""], nil, nil),
    Case(.contracts, ["ended_on": "2025-01-10"], nil, nil),
    Case(.contracts, ["ended_on": "2025-01-09"], "ended_on", .inconsistentDates),
    Case(.contracts, ["ended_by": "nobody"], "ended_by", .unknownChoice),
    Case(.contracts, ["end_reason": "done"], "end_reason", .unknownChoice),
    Case(.contracts, ["end_reason": "client_unresponsive"], nil, nil),
    Case(
      .contracts, ["status": "active", "ended_on": "", "end_reason": "other"], "end_reason", .notAllowedHere),
    Case(.contracts, ["earnings": ""], "earnings", .missingValue),
    Case(.contracts, ["earnings": "1e3"], "earnings", .malformedNumber),
    Case(.contracts, ["earnings": "-0.01"], "earnings", .outOfRange),
    Case(.contracts, ["earnings": "10000000000000.01"], "earnings", .outOfRange),
    Case(.contracts, ["first_paid_on": "2025-01-10", "last_paid_on": "2025-01-10"], nil, nil),
    Case(.contracts, ["first_paid_on": "2025-01-09"], "first_paid_on", .inconsistentDates),
    Case(.contracts, ["last_paid_on": "2025-01-09"], "last_paid_on", .inconsistentDates),
    Case(
      .contracts, ["first_paid_on": "2025-02-02", "last_paid_on": "2025-02-01"], "last_paid_on",
      .inconsistentDates),
    // Payment may come after the end.
    Case(.contracts, ["last_paid_on": "2026-02-01"], nil, nil),
    Case(.contracts, ["client_standing": "bad"], "client_standing", .unknownChoice),
    Case(.contracts, ["large_contract": "yes"], "large_contract", .unknownChoice),
    // An id in the other role than an earlier contract gave it.
    Case(.contracts, ["freelancer_id": "a1"], "freelancer_id", .inconsistentProfile),
    Case(.contracts, ["agency_id": "f2"], "agency_id", .inconsistentProfile),
    Case(.contracts, ["freelancer_id": "f7", "agency_id": "f7"], "agency_id", .inconsistentProfile),
    // Clients have a space of their own.
    Case(.contracts, ["client_id": "a1"], nil, nil),
    // The first fault in the header's order; then between columns; then references.
    Case(
      .contracts, ["client_id": "", "contract_id": "=", "earnings": "x"], "contract_id", .malformedIdentifier),
    Case(.contracts, ["earnings": "x", "ended_on": "2025-01-09"], "earnings", .malformedNumber),
    Case(.contracts, ["contract_id": "c1", "ended_on": "2025-01-09"], "ended_on", .inconsistentDates),
    Case(.contracts, ["contract_id": "c1", "freelancer_id": "a1"], "contract_id", .duplicateID),
  ]

  /// Records of feedback.csv (1.3).
  static let feedback: [Case] = [
    Case(.feedback, [:], nil, nil),
    Case(.feedback, ["feedback_id": ""], "feedback_id", .missingValue),
    Case(.feedback, ["feedback_id": "b1"], "feedback_id", .duplicateID),
    Case(.feedback, ["feedback_id": "b1", "contract_id": "none"], "feedback_id", .duplicateID),
    Case(.feedback, ["contract_id": ""], "contract_id", .missingValue),
    Case(.feedback, ["contract_id": "none"], "contract_id", .unknownContract),
    Case(.feedback, ["author": ""], "author", .missingValue),
    Case(.feedback, ["author": "agency"], "author", .unknownChoice),
    Case(.feedback, ["kind": ""], "kind", .missingValue),
    Case(.feedback, ["kind": "interim"], "kind", .unknownChoice),
    Case(.feedback, ["submitted_at": ""], "submitted_at", .missingValue),
    Case(.feedback, ["submitted_at": "2025-04-01T10:00:60Z"], "submitted_at", .malformedDate),
    Case(.feedback, ["public_score": "5.5"], "public_score", .outOfRange),
    Case(.feedback, ["public_score": "4.999"], "public_score", .malformedNumber),
    Case(.feedback, ["private_score": "11"], "private_score", .outOfRange),
    Case(.feedback, ["private_score": "7.5"], "private_score", .malformedNumber),
    Case(.feedback, ["skills": "0.5"], "skills", .outOfRange),
    Case(.feedback, ["cooperation": "x"], "cooperation", .malformedNumber),
    // A date is the first moment of its day.
    Case(.feedback, ["responded_at": "2025-04-01"], nil, nil),
    Case(.feedback, ["responded_at": "2025-03-31"], "responded_at", .inconsistentDates),
    Case(
      .feedback, ["submitted_at": "2025-04-01T09:00:00Z", "responded_at": "2025-04-01"], "responded_at",
      .inconsistentDates),
    Case(.feedback, ["response": "thanks"], "responded_at", .missingValue),
    Case(.feedback, ["response": "thanks", "responded_at": "2025-04-02"], nil, nil),
    Case(.feedback, ["removal": "all"], "removal", .unknownChoice),
    Case(.feedback, ["removal": "jss_only", "removal_ground": "perk"], "removed_on", .missingValue),
    Case(.feedback, ["removal": "jss_only", "removed_on": "2025-05-01"], "removal_ground", .missingValue),
    Case(
      .feedback, ["removal": "jss_only", "removed_on": "2025-03-31", "removal_ground": "perk"], "removed_on",
      .inconsistentDates),
    // The day counts, not the moment.
    Case(
      .feedback,
      [
        "submitted_at": "2025-04-01T09:00:00Z", "removal": "jss_and_profile", "removed_on": "2025-04-01",
        "removal_ground": "fraud",
      ], nil, nil),
    Case(.feedback, ["removal_ground": "boredom"], "removal_ground", .unknownChoice),
    // Mid-contract feedback has public stars only, by the client, up to the contract's end.
    Case(.feedback, ["kind": "mid_contract", "submitted_at": "2025-02-01"], nil, nil),
    Case(.feedback, ["kind": "mid_contract", "submitted_at": "2025-03-31T23:59:59Z"], nil, nil),
    Case(
      .feedback, ["kind": "mid_contract", "submitted_at": "2025-04-01"], "submitted_at", .inconsistentDates),
    Case(
      .feedback, ["kind": "mid_contract", "submitted_at": "2025-02-01", "private_score": "9"],
      "private_score",
      .notAllowedHere),
    Case(
      .feedback, ["kind": "mid_contract", "submitted_at": "2025-02-01", "author": "freelancer"], "kind",
      .notAllowedHere),
    Case(.feedback, ["kind": "mid_contract", "contract_id": "c2", "submitted_at": "2025-02-01"], nil, nil),
    // A removal is of a client's final feedback.
    Case(
      .feedback,
      [
        "kind": "mid_contract", "submitted_at": "2025-02-01", "removal": "jss_only",
        "removed_on": "2025-05-01",
        "removal_ground": "perk",
      ], "removal", .notAllowedHere),
    Case(
      .feedback,
      ["author": "freelancer", "removal": "jss_only", "removed_on": "2025-05-01", "removal_ground": "perk"],
      "removal", .notAllowedHere),
    // A client's final feedback is for a contract that has ended.
    Case(.feedback, ["contract_id": "c2"], "kind", .notAllowedHere),
    Case(.feedback, ["submitted_at": "2025-03-30T23:59:59Z"], "submitted_at", .inconsistentDates),
    Case(.feedback, ["submitted_at": "2025-03-31"], nil, nil),
    Case(.feedback, ["contract_id": "c2", "author": "freelancer"], nil, nil),
    // Not before the contract started.
    Case(
      .feedback, ["contract_id": "c2", "author": "freelancer", "submitted_at": "2025-01-09"], "submitted_at",
      .inconsistentDates),
    // The first fault in the header's order.
    Case(.feedback, ["author": "x", "contract_id": "none"], "author", .unknownChoice),
    Case(.feedback, ["private_score": "99", "public_score": "9"], "public_score", .outOfRange),
  ]

  /// Records of the optional files (1.4).
  static let others: [Case] = [
    Case(.payments, [:], nil, nil),
    Case(.payments, ["contract_id": ""], "contract_id", .missingValue),
    Case(.payments, ["contract_id": "none"], "contract_id", .unknownContract),
    Case(.payments, ["paid_on": ""], "paid_on", .missingValue),
    Case(.payments, ["paid_on": "2025-01-10"], nil, nil),
    Case(.payments, ["paid_on": "2025-01-09"], "paid_on", .inconsistentDates),
    Case(.payments, ["amount": ""], "amount", .missingValue),
    Case(.payments, ["amount": "-5.25"], nil, nil),
    Case(.payments, ["amount": "-0"], "amount", .malformedNumber),
    Case(.payments, ["amount": "-10000000000000.01"], "amount", .outOfRange),
    Case(.profiles, [:], nil, nil),
    Case(.profiles, ["profile_id": ""], "profile_id", .missingValue),
    Case(.profiles, ["kind": "client"], "kind", .unknownChoice),
    Case(.profiles, ["badge": "best"], "badge", .unknownChoice),
    Case(.profiles, ["exclusive_agency_id": "=a"], "exclusive_agency_id", .malformedIdentifier),
    Case(.profiles, ["exclusive_agency_id": "nobody-knows-it"], nil, nil),
    Case(.profiles, ["profile_id": "f1", "kind": "agency"], "kind", .inconsistentProfile),
    Case(.profiles, ["profile_id": "f2", "kind": "agency"], "kind", .inconsistentProfile),
    Case(.profiles, ["profile_id": "a1", "kind": "freelancer"], "kind", .inconsistentProfile),
    Case(.profiles, ["profile_id": "a1", "kind": "agency"], nil, nil),
    Case(.removalRequests, [:], nil, nil),
    Case(.removalRequests, ["request_id": ""], "request_id", .missingValue),
    Case(.removalRequests, ["profile_id": "none"], "profile_id", .unknownProfile),
    Case(.removalRequests, ["contract_id": "none"], "contract_id", .unknownContract),
    Case(.removalRequests, ["contract_id": "c3"], "contract_id", .inconsistentProfile),
    // The contract is the agency's, not its freelancer's.
    Case(.removalRequests, ["profile_id": "f2", "contract_id": "c3"], "contract_id", .inconsistentProfile),
    Case(.removalRequests, ["profile_id": "a1", "contract_id": "c3"], nil, nil),
    Case(.removalRequests, ["mode": "hide"], "mode", .unknownChoice),
    Case(.removalRequests, ["requested_at": "now"], "requested_at", .malformedDate),
    Case(.removalRequests, ["requested_by": "boss"], "requested_by", .unknownChoice),
    Case(.removalRequests, ["decision": "maybe"], "decision", .unknownChoice),
    Case(.midContractRequests, [:], nil, nil),
    Case(.midContractRequests, ["contract_id": "none"], "contract_id", .unknownContract),
    Case(.midContractRequests, ["requested_at": ""], "requested_at", .missingValue),
    Case(.feedbackReports, [:], nil, nil),
    Case(.feedbackReports, ["feedback_id": "none"], "feedback_id", .unknownFeedback),
    Case(.feedbackReports, ["reported_at": "2025"], "reported_at", .malformedDate),
    Case(.feedbackReports, ["ground": ""], "ground", .missingValue),
    Case(.feedbackReports, ["ground": "perk"], "ground", .unknownChoice),
    Case(.feedbackReports, ["decision": "granted"], "decision", .unknownChoice),
  ]

  @Test(arguments: contracts + feedback + others)
  func record(_ test: Case) async throws {
    let folder = try folder(adding: [test.file: [test.values]])
    let (_, report) = try await folder.read()
    let line = (base[test.file]?.count ?? 0) + 2
    let expected = test.code.map { [Rejected(test.file, line, test.column, $0)] } ?? []
    #expect(report.rejects.map(Rejected.init) == expected)
    let file = try #require(report.files.first { $0.file == test.file })
    #expect(file.records == line - 1 && file.rejected == expected.count)
  }

  /// Whole-record faults come before any value's.
  @Test(arguments: [
    ("c9,f1,k1,ended", FindingCode.fieldCount), ("c9,f1,k1,ended,2025-01-10,2025-03-31,500,,", .fieldCount),
    ("c9,f\"1,k1,ended,2025-01-10,2025-03-31,x", .strayQuote),
    ("c9,f1,k1,en\rded,2025-01-10,2025-03-31,500", .loneCarriageReturn),
    ("=,\"f1\"x,k1,,,,", .strayQuote),
  ])
  func wholeRecord(record: String, code: FindingCode) async throws {
    let header = "contract_id,freelancer_id,client_id,status,started_on,ended_on,earnings\n"
    let folder = try InputFolder([
      .contracts: header + record + "\nc8,f1,k1,ended,2025-01-10,2025-03-31,500\n",
      .feedback: text(.feedback, []),
    ])
    let (ledger, report) = try await folder.read()
    #expect(report.rejects.map(Rejected.init) == [Rejected(.contracts, 2, nil, code)])
    #expect(report.rejects.map(\.record) == [record])
    #expect(ledger.contracts.count == 1)
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
    let (ledger, report) = try await folder.read()
    #expect(
      report.rejects.map(Rejected.init) == [
        Rejected(.contracts, 2, nil, .invalidUTF8), Rejected(.contracts, 3, nil, .recordTooLong),
      ])
    #expect(report.rejects.first?.record == "c9,f1,k1,ended,2025-01-10,2025-03-31,500,caf\\xE9")
    #expect(report.rejects.last?.rawRecord.count == Reject.longestRecord)
    #expect(ledger.contracts.count == 1)
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
    #expect(report.rejects.map(Rejected.init) == [Rejected(.contracts, 2, "earnings", .malformedNumber)])
    #expect(report.rejects.map(\.finding.place) == ["contracts.csv:2:1"])
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
    let (ledger, report) = try await folder.read()
    #expect(
      report.rejects.map(Rejected.init) == [
        Rejected(.contracts, 5, "agency_id", .inconsistentProfile),
        Rejected(.contracts, 6, "earnings", .outOfRange),
        Rejected(.feedback, 3, "contract_id", .unknownContract),
        Rejected(.feedback, 5, "feedback_id", .duplicateID),
        Rejected(.feedbackReports, 3, "feedback_id", .unknownFeedback),
        Rejected(.removalRequests, 2, "contract_id", .unknownContract),
        Rejected(.removalRequests, 4, "request_id", .duplicateID),
      ])
    let profile = try #require(ledger.profile(withID: "new"))
    #expect(ledger[profile].kind == .agency)
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
    let (ledger, report) = try await folder.read()
    #expect(
      report.rejects.map(Rejected.init) == [
        Rejected(.profiles, 3, "profile_id", .duplicateID),
        Rejected(.profiles, 4, "kind", .inconsistentProfile),
        Rejected(.removalRequests, 2, "contract_id", .inconsistentProfile),
      ])
    let profile = try #require(ledger.profile(withID: "p"))
    #expect(ledger[profile].contracts.isEmpty && ledger.history(of: profile).contracts.isEmpty)
  }

  /// Values of private columns stand in no message.
  @Test func privateValuesStayOutOfMessages() async throws {
    let folder = try folder(adding: [.feedback: [["private_score": "7777"], ["public_score": "8888"]]])
    let (_, report) = try await folder.read()
    #expect(report.rejects.count == 2)
    #expect(!report.rejects[0].finding.message.contains("7777"))
    #expect(report.rejects[1].finding.message.contains("8888"))
  }

  @Test func messagesTellValueAllowedAndRemedy() async throws {
    let folder = try folder(adding: [.contracts: [["started_on": "2025-02-30\u{1B}[31m"]]])
    let (_, report) = try await folder.read()
    #expect(
      report.rejects.map(\.finding.message) == [
        "not a date: \"2025-02-30\\x1B[31m\"; allowed: a date as YYYY-MM-DD or an RFC 3339 instant such as "
          + "2025-03-31T09:30:00Z. Correct the value."
      ])
  }
}
