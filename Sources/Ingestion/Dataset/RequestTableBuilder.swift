import CSV
import JobSuccess

/// Requests and reports while their files are read, in the files' order. There are few of them. Until `place` tells them
/// the dataset's indices, they name contracts, profiles and feedback by their places in the files.
struct RequestTableBuilder: Sendable {
  private var requestIDs = IdentifierTable()
  private var removals: [(profile: ProfileKey, element: RemovalRequest)] = []
  private var midContract: [MidContractRequest] = []
  private var reports: [FeedbackReport] = []

  /// Takes in a batch of removal_requests.csv; refuses those whose identifier stands already.
  mutating func commit(_ decoded: inout Decoded<RemovalRequestRow>, _ batch: borrowing RecordBatch) {
    for row in decoded.rows {
      if let refusal = row.refusal {
        if requestIDs.find(row.id, in: batch) != nil {
          decoded.refusals[Int(refusal)].fault = .duplicate(RemovalRequestColumn.requestID)
        }
      } else if requestIDs.intern(row.id, in: batch).isNew {
        removals.append((row.profile, row.request))
      } else {
        decoded.refusals.append(Remark(record: row.record, fault: .duplicate(RemovalRequestColumn.requestID)))
      }
    }
  }

  mutating func commit(_ rows: [MidContractRequest]) {
    midContract += rows
  }

  /// Takes in reports whose feedback is told by its place in feedback.csv.
  mutating func commit(_ rows: [FeedbackReport]) {
    reports += rows
  }

  /// Replaces places in the files by the dataset's indices.
  mutating func place(_ contracts: ContractOrder, _ feedback: FeedbackOrder) {
    let contract = { (key: ContractKey) in ContractKey(Int(contracts.places[key.index])) }
    for index in removals.indices {
      removals[index].profile = ProfileKey(Int(contracts.profiles.places[removals[index].profile.index]))
      removals[index].element.contract = contract(removals[index].element.contract)
    }
    for index in midContract.indices { midContract[index].contract = contract(midContract[index].contract) }
    guard !reports.isEmpty else { return }
    let feedbackPlaces = feedback.places()
    for index in reports.indices {
      reports[index].contract = contract(reports[index].contract)
      reports[index].feedback = Int(feedbackPlaces[reports[index].feedback])
    }
  }

  /// A profile's removal requests by the time of asking, then by request_id.
  func removalsByProfile() -> ByProfile<RemovalRequest> {
    let ids = requestIDs.list
    return ByProfile(removals.indices.map { (removals[$0].profile, $0) }) { left, right in
      let (first, second) = (removals[left].element.requestedAt, removals[right].element.requestedAt)
      return first != second ? first < second : ids.precedes(left, right)
    }.map { removals[$0].element }
  }

  /// A profile's requests for mid-contract feedback by day, then by contract.
  func midContractByProfile(_ profile: (ContractKey) -> ProfileKey) -> ByProfile<MidContractRequest> {
    ByProfile(midContract.map { (profile($0.contract), $0) }) { left, right in
      (left.requestedOn, left.contract) < (right.requestedOn, right.contract)
    }
  }

  /// A profile's feedback reports by day, then by feedback; of the same day and feedback in the order of the words.
  func reportsByProfile(_ profile: (ContractKey) -> ProfileKey) -> ByProfile<FeedbackReport> {
    ByProfile(reports.map { (profile($0.contract), $0) }) { left, right in
      if left.reportedOn != right.reportedOn { return left.reportedOn < right.reportedOn }
      if left.feedback != right.feedback { return left.feedback < right.feedback }
      return (left.ground.rawValue, left.decision?.rawValue ?? "")
        < (right.ground.rawValue, right.decision?.rawValue ?? "")
    }
  }
}
