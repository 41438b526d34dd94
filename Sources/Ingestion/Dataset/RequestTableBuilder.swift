import CSV
import JobSuccess

/// Requests and reports while their files are read, in the files' order. There are few of them.
struct RequestTableBuilder: Sendable {
  /// The identifiers of `removals`.
  private var requestIDs = IdentifierTable()
  private var removals: [RemovalRequestRow] = []
  private var midContract: [MidContractRequestRow] = []
  private var reports: [FeedbackReportRow] = []

  /// Takes in a batch of removal_requests.csv; refuses records whose identifier an earlier one has.
  mutating func commit(_ decoded: inout Decoded<RemovalRequestRow>, _ batch: borrowing RecordBatch) {
    for row in decoded.rows {
      if let refusal = row.refusal {
        if requestIDs.find(row.id, in: batch) != nil {
          decoded.refusals[Int(refusal)] = .duplicate(RemovalRequestColumn.requestID, in: row.record)
        }
      } else if requestIDs.intern(row.id, in: batch).isNew {
        removals.append(row)
      } else {
        decoded.refusals.append(.duplicate(RemovalRequestColumn.requestID, in: row.record))
      }
    }
  }

  /// Takes in a batch of mid_contract_requests.csv.
  mutating func commit(_ rows: [MidContractRequestRow]) {
    midContract += rows
  }

  /// Takes in a batch of feedback_reports.csv.
  mutating func commit(_ rows: [FeedbackReportRow]) {
    reports += rows
  }

  /// Each profile's removal requests by the time of asking, then by request_id.
  func removals(_ contracts: ContractOrder) -> ByProfile<RemovalRequest> {
    let ids = requestIDs.list
    let entries = removals.indices.map { (contracts.profiles.keys[removals[$0].profile], $0) }
    return ByProfile(entries) { left, right in
      let (first, second) = (removals[left].requestedAt, removals[right].requestedAt)
      return first != second ? first < second : ids.precedes(left, right)
    }.map { index in
      let row = removals[index]
      return RemovalRequest(
        contract: contracts.keys[row.contract], mode: row.mode, requestedAt: row.requestedAt,
        requestedBy: row.requestedBy, decision: row.decision)
    }
  }

  /// Each profile's requests for mid-contract feedback by day, then by contract.
  func midContract(_ contracts: ContractOrder) -> ByProfile<MidContractRequest> {
    let entries = midContract.map { row in
      let contract = contracts.keys[row.contract]
      return (
        contracts.profiles.profiles.profile(of: contract),
        MidContractRequest(contract: contract, requestedOn: row.requestedOn)
      )
    }
    return ByProfile(entries) { left, right in
      (left.requestedOn, left.contract) < (right.requestedOn, right.contract)
    }
  }

  /// Each profile's feedback reports by day, then by feedback, then by the words of ground and decision.
  func reports(_ contracts: ContractOrder, _ feedback: FeedbackOrder) -> ByProfile<FeedbackReport> {
    guard !reports.isEmpty else { return ByProfile() }
    let indices = InputColumn(
      inverting: feedback.order, count: feedback.count, except: feedback.memberFeedback
    ) {
      UInt32(truncatingIfNeeded: $0)
    }
    let entries = reports.map { row in
      let contract = contracts.keys[row.contract]
      return (
        contracts.profiles.profiles.profile(of: contract),
        FeedbackReport(
          contract: contract, feedback: Int(indices[row.feedback]), reportedOn: row.reportedOn,
          ground: row.ground, decision: row.decision)
      )
    }
    return ByProfile(entries) { left, right in
      if left.reportedOn != right.reportedOn { return left.reportedOn < right.reportedOn }
      if left.feedback != right.feedback { return left.feedback < right.feedback }
      return (left.ground.rawValue, left.decision?.rawValue ?? "")
        < (right.ground.rawValue, right.decision?.rawValue ?? "")
    }
  }
}
