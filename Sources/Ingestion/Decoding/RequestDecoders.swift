import CSV
import JobSuccess

/// One record of removal_requests.csv (1.4).
struct RemovalRequestRow: Sendable {
  /// Any profile and contract where `refusal` isn't nil.
  var profile: InputIndex<DatasetProfile>
  var contract: InputIndex<Contract>
  var mode: RemovalMode
  var requestedAt: Instant
  var requestedBy: Requester?
  var decision: RequestDecision?
  var id: HashedIdentifier
  var record: BatchIndex
  /// The index in the batch's refusals where a reference has an issue.
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
      profile: profile, contract: contract, mode: mode, requestedAt: requestedAt, requestedBy: requestedBy,
      decision: decision, id: id, record: values.index,
      refusal: values.isSound ? nil : Int32(decoded.refusals.count))
  }

  /// The profile and the contract that a record names; any, after refusing the record.
  private func references(
    _ profileID: HashedIdentifier, _ contractID: HashedIdentifier, _ values: inout RecordValues
  ) -> (profile: InputIndex<DatasetProfile>, contract: InputIndex<Contract>) {
    let profile = lookup.profiles.find(profileID, in: values.batch).map { InputIndex<DatasetProfile>($0) }
    if profile == nil {
      values.refuse(
        RemovalRequestColumn.profileID, .unknownProfile,
        .knownProfile)
    }
    guard let contract = lookup.find(RemovalRequestColumn.contractID, contractID, &values), let profile else {
      return (InputIndex(0), InputIndex(0))
    }
    if lookup.owners[contract] != profile {
      values.refuse(
        RemovalRequestColumn.contractID, .inconsistentProfile,
        .contractOfProfile)
    }
    return (profile, contract)
  }
}

/// One record of mid_contract_requests.csv (1.4).
struct MidContractRequestRow: Sendable {
  var contract: InputIndex<Contract>
  var requestedOn: Day
}

/// Decodes mid_contract_requests.csv.
struct MidContractRequestDecoder: RecordDecoder {
  let lookup: ContractLookup

  func row(_ values: inout RecordValues, of decoded: borrowing Decoded<MidContractRequestRow>)
    -> MidContractRequestRow?
  {
    let contractID = values.identifier(MidContractRequestColumn.contractID, lookup.hash)
    let requestedOn = values.day(MidContractRequestColumn.requestedAt)
    guard values.isSound, let requestedOn,
      let contract = lookup.find(MidContractRequestColumn.contractID, contractID, &values)
    else { return nil }
    return MidContractRequestRow(contract: contract, requestedOn: requestedOn)
  }
}

/// One record of feedback_reports.csv (1.4).
struct FeedbackReportRow: Sendable {
  var feedback: InputIndex<Feedback>
  /// The feedback's contract.
  var contract: InputIndex<Contract>
  var reportedOn: Day
  var ground: ReportGround
  var decision: ReportDecision?
}

/// Decodes feedback_reports.csv.
struct FeedbackReportDecoder: RecordDecoder {
  let lookup: FeedbackLookup
  private let grounds = Choices<ReportGround>()
  private let decisions = Choices<ReportDecision>()

  init(lookup: FeedbackLookup) {
    self.lookup = lookup
  }

  func row(_ values: inout RecordValues, of decoded: borrowing Decoded<FeedbackReportRow>)
    -> FeedbackReportRow?
  {
    let feedbackID = values.identifier(FeedbackReportColumn.feedbackID, lookup.hash)
    let reportedOn = values.day(FeedbackReportColumn.reportedAt)
    let ground = values.choice(FeedbackReportColumn.ground, of: grounds)
    let decision = values.choice(FeedbackReportColumn.decision, of: decisions)
    guard values.isSound, let reportedOn, let ground,
      let (feedback, contract) = lookup.find(FeedbackReportColumn.feedbackID, feedbackID, &values)
    else { return nil }
    return FeedbackReportRow(
      feedback: feedback, contract: contract, reportedOn: reportedOn, ground: ground, decision: decision)
  }
}
