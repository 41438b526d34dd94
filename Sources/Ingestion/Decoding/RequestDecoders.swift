import CSV
import JobSuccess

/// One record of removal_requests.csv (1.4).
struct RemovalRequestRow: Sendable {
  var request: RemovalRequest
  var profile: ProfileKey
  var id: HashedIdentifier
  /// The index in its batch.
  var record: UInt32
  /// The index in the batch's refusals where a reference is at fault.
  var refusal: Int32?
}

/// Decodes removal_requests.csv.
struct RemovalRequestDecoder: RecordDecoder {
  let lookup: ContractLookup
  private let modes = Choices<RemovalMode>()
  private let askers = Choices<Requester>()
  private let decisions = Choices<RequestDecision>()

  init(lookup: ContractLookup) {
    self.lookup = lookup
  }

  func row(_ values: inout RecordValues, of decoded: borrowing Decoded<RemovalRequestRow>)
    -> RemovalRequestRow?
  {
    let id = values.identifier(RemovalRequestColumn.requestID, lookup.hash)
    let profileID = values.identifier(RemovalRequestColumn.profileID, lookup.hash)
    let contractID = values.identifier(RemovalRequestColumn.contractID, lookup.hash)
    let mode = values.choice(RemovalRequestColumn.mode, of: modes)
    let requestedAt = values.instant(RemovalRequestColumn.requestedAt)
    let requestedBy = values.choice(RemovalRequestColumn.requestedBy, of: askers)
    let decision = values.choice(RemovalRequestColumn.decision, of: decisions)
    guard values.isSound, let mode, let requestedAt else { return nil }

    let (profile, contract) = references(profileID, contractID, &values)
    return RemovalRequestRow(
      request: RemovalRequest(
        contract: ContractKey(contract), mode: mode, requestedAt: requestedAt, requestedBy: requestedBy,
        decision: decision),
      profile: ProfileKey(profile), id: id, record: values.index,
      refusal: values.isSound ? nil : Int32(decoded.refusals.count))
  }

  /// The places of the profile and the contract in what was read; 0 after refusing the record.
  private func references(
    _ profileID: HashedIdentifier, _ contractID: HashedIdentifier, _ values: inout RecordValues
  ) -> (profile: Int, contract: Int) {
    let profile = lookup.profiles.find(profileID, in: values.batch)
    if profile == nil {
      values.refuse(
        RemovalRequestColumn.profileID, .unknownProfile,
        allowed: "an identifier of contracts.csv's freelancers and agencies, or of profiles.csv")
    }
    guard let contract = lookup.find(RemovalRequestColumn.contractID, contractID, &values), let profile else {
      return (0, 0)
    }
    if lookup.owners[contract] != profile {
      values.refuse(
        RemovalRequestColumn.contractID, .inconsistentProfile,
        allowed: "a contract of the profile in profile_id")
    }
    return (Int(profile), contract)
  }
}

/// Decodes mid_contract_requests.csv (1.4).
struct MidContractRequestDecoder: RecordDecoder {
  let lookup: ContractLookup

  func row(_ values: inout RecordValues, of decoded: borrowing Decoded<MidContractRequest>)
    -> MidContractRequest?
  {
    let contractID = values.identifier(MidContractRequestColumn.contractID, lookup.hash)
    let requestedOn = values.day(MidContractRequestColumn.requestedAt)
    guard values.isSound, let requestedOn,
      let contract = lookup.find(MidContractRequestColumn.contractID, contractID, &values)
    else { return nil }
    return MidContractRequest(contract: ContractKey(contract), requestedOn: requestedOn)
  }
}

/// Decodes feedback_reports.csv (1.4).
struct FeedbackReportDecoder: RecordDecoder {
  let lookup: FeedbackLookup
  private let grounds = Choices<ReportGround>()
  private let decisions = Choices<ReportDecision>()

  init(lookup: FeedbackLookup) {
    self.lookup = lookup
  }

  func row(_ values: inout RecordValues, of decoded: borrowing Decoded<FeedbackReport>) -> FeedbackReport? {
    let feedbackID = values.identifier(FeedbackReportColumn.feedbackID, lookup.hash)
    let reportedOn = values.day(FeedbackReportColumn.reportedAt)
    let ground = values.choice(FeedbackReportColumn.ground, of: grounds)
    let decision = values.choice(FeedbackReportColumn.decision, of: decisions)
    guard values.isSound, let reportedOn, let ground,
      let (feedback, contract) = lookup.find(FeedbackReportColumn.feedbackID, feedbackID, &values)
    else { return nil }
    return FeedbackReport(
      contract: contract, feedback: feedback, reportedOn: reportedOn, ground: ground, decision: decision)
  }
}
