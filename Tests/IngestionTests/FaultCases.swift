import Testing

@testable import Ingestion

// The records that FaultTests tries, file by file.

extension FaultTests {
  struct Case: CustomTestStringConvertible {
    var file: ExportFile
    var values: Values
    var column: String?
    var code: IssueCode?

    init(_ file: ExportFile, _ values: Values, _ column: String?, _ code: IssueCode?) {
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
    Case(.contracts, ["status": "gone"], "status", .unknownChoice),
    Case(.contracts, ["status": "ended x"], "status", .unknownChoice),
    // Words are read in any case.
    Case(.contracts, ["status": "Ended", "contract_type": "FIXED", "large_contract": "TRUE"], nil, nil),
    Case(.contracts, ["status": "Active"], "ended_on", .notAllowedHere),
    Case(.contracts, ["status": "ended\u{212A}"], "status", .unknownChoice),
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
    Case(.feedback, ["submitted_at": "2025-03-29T23:59:59Z"], "submitted_at", .inconsistentDates),
    // One UTC day before the end counts as given on the end day, of the client's final feedback alone.
    Case(.feedback, ["submitted_at": "2025-03-30"], nil, nil),
    Case(.feedback, ["submitted_at": "2025-03-31T00:30:00+05:30"], nil, nil),
    Case(.feedback, ["submitted_at": "2025-03-30", "kind": "mid_contract"], nil, nil),
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
    Case(.unknowns, [:], nil, nil),
    Case(.unknowns, ["contract_id": "none"], "contract_id", .unknownContract),
    Case(.unknowns, ["column": "mood"], "column", .unknownChoice),
    Case(.unknowns, ["state": "perhaps"], "state", .unknownChoice),
    Case(.feedbackReports, [:], nil, nil),
    Case(.feedbackReports, ["feedback_id": "none"], "feedback_id", .unknownFeedback),
    Case(.feedbackReports, ["reported_at": "2025"], "reported_at", .malformedDate),
    Case(.feedbackReports, ["ground": ""], "ground", .missingValue),
    Case(.feedbackReports, ["ground": "perk"], "ground", .unknownChoice),
    Case(.feedbackReports, ["decision": "granted"], "decision", .unknownChoice),
    Case(.observedScores, [:], nil, nil),
    Case(.observedScores, ["jss": ""], nil, nil),
    Case(.observedScores, ["jss": "0"], nil, nil),
    Case(.observedScores, ["jss": "100"], nil, nil),
    Case(.observedScores, ["profile_id": ""], "profile_id", .missingValue),
    Case(.observedScores, ["profile_id": "none"], "profile_id", .unknownProfile),
    Case(.observedScores, ["observed_on": ""], "observed_on", .missingValue),
    Case(.observedScores, ["observed_on": "2025-02-30"], "observed_on", .malformedDate),
    Case(.observedScores, ["jss": "101"], "jss", .outOfRange),
    Case(.observedScores, ["jss": "-1"], "jss", .outOfRange),
    Case(.observedScores, ["jss": "91.5"], "jss", .malformedNumber),
    Case(.observedScores, ["jss": "n/a"], "jss", .malformedNumber),
  ]
}
