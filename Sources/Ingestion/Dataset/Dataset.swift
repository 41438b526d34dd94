internal import Basics
package import JobSuccess

/// Everything in an input folder, in flat arrays: contracts grouped by profile, each with its feedback and payments. An
/// agency's contract that counts for its member as well is there twice, with a key of its own for each (2.3).
///
/// Profiles are in the order of their ids' bytes, and so are contracts within a profile; feedback and payments follow
/// their contracts. Nothing depends on the order of the input's rows, as long as no two records have the same id.
///
/// It never changes. It is a class because passing on a struct of some twenty arrays would retain each of them.
package final class Dataset: Sendable {
  package let contracts: [Contract]
  package let feedback: [Feedback]
  package let payments: [Payment]
  /// All freelancers and agencies that contracts.csv or profiles.csv names, also those without a contract.
  package let profiles: [DatasetProfile]

  // What is rarely asked for stays in the order of the input: sorting all of it costs more than looking up a few.

  /// The contract at each of the dataset's indices.
  let contractOrder: [InputIndex<Contract>]
  private let agencyContracts: AgencyContracts
  /// The feedback at each of the dataset's indices.
  private let feedbackOrder: [InputIndex<Feedback>]
  /// In the order of contracts.csv.
  let contractIDs: IdentifierList
  /// The byte offset of each contract's record in contracts.csv.
  private let contractOffsets: InputColumn<Contract, UInt64>
  /// The byte offset of each feedback's record in feedback.csv.
  private let feedbackOffsets: InputColumn<Feedback, UInt64>

  private let profileIDs: IdentifierList
  let clientIDs: IdentifierList
  private let exclusiveAgencyIDs: IdentifierList
  package let removalRequests: ByProfile<RemovalRequest>
  package let midContractRequests: ByProfile<MidContractRequest>
  package let reports: ByProfile<FeedbackReport>
  let unknowns: UnknownTable
  /// The official scores that profiles were seen with (7.1).
  package let observedScores: ByProfile<ScoreObservation>
  /// The contracts whose payments differ from their earnings.
  let unlikePayments: UnlikePayments
  /// The files, for texts that are read on demand.
  let sources: [ExportFile: SourceFile]

  /// Puts together what was read.
  init(
    _ contracts: consuming ContractTableBuilder, _ others: consuming OtherTableBuilders,
    order: ContractOrder, feedbackOrder: FeedbackOrder, sources: [ExportFile: SourceFile]
  ) {
    let paid = others.payments.arrange(order)
    payments = paid?.payments ?? []
    contractIDs = contracts.contractIDs
    clientIDs = contracts.clientIDs
    exclusiveAgencyIDs = contracts.profiles.exclusiveAgencies.list
    contractOffsets = contracts.offsets
    contractOrder = order.order
    agencyContracts = order.agencyContracts
    (self.contracts, unlikePayments) = contracts.arrange(order, feedbackOrder, payments: paid)
    feedbackOffsets = others.feedback.offsets
    self.feedbackOrder = feedbackOrder.order
    feedback = others.feedback.arrange(feedbackOrder)
    profiles = order.profiles.profiles
    profileIDs = order.profiles.ids
    removalRequests = others.requests.removals(order)
    midContractRequests = others.requests.midContract(order)
    reports = others.requests.reports(order, feedbackOrder)
    unknowns = others.unknowns
    observedScores = others.observedScores.observations(order)
    self.sources = sources
  }

  /// The keys of all profiles, in the order of their ids' bytes.
  package var profileKeys: some Collection<ProfileKey> & Sendable {
    profiles.indices.lazy.map { ProfileKey($0) }
  }

  package subscript(profile: ProfileKey) -> DatasetProfile {
    profiles[profile.index]
  }
}

extension Dataset {
  /// A contract's id.
  package func id(of contract: ContractKey) -> String { contractIDs.text(idIndex(contract.index)) }
  /// A profile's id.
  package func id(of profile: ProfileKey) -> String { profileIDs.text(profile.index) }
  /// A client's id.
  package func id(of client: ClientKey) -> String { clientIDs.text(Int(client.index)) }
  /// The bytes of a profile's id.
  package func idBytes(of profile: ProfileKey) -> [UInt8] { profileIDs[profile.index] }
  /// Calls `body` with the bytes of a contract's id.
  package func withIDBytes(of contract: ContractKey, _ body: (Span<UInt8>) -> Void) {
    contractIDs.withBytes(idIndex(contract.index), body)
  }

  /// The ids of the contracts of consecutive profiles, and those of their clients.
  package func identifiers(ofContractsOf profiles: Range<Int>) -> ContractIdentifiers {
    ContractIdentifiers(self, self.profiles[profiles])
  }

  /// The id of the agency whose score a freelancer shows (1.4); contracts.csv and profiles.csv may lack that agency.
  package func exclusiveAgencyID(of profile: ProfileKey) -> String? {
    profiles[profile.index].exclusiveAgency.map { exclusiveAgencyIDs.text(Int($0)) }
  }

  /// The byte offset of a contract's record in contracts.csv.
  func recordOffset(of contract: ContractKey) -> Int {
    Int(contractOffsets[contractOrder[contract.index]])
  }

  /// The byte offset of the record of a contract in the order of contracts.csv.
  func recordOffset(of contract: InputIndex<Contract>) -> Int { Int(contractOffsets[contract]) }

  /// The byte offset in feedback.csv of the record of the feedback at an index of the dataset.
  func recordOffset(ofFeedback index: Int) -> Int {
    Int(feedbackOffsets[feedbackOrder[index]])
  }

  /// Who did the work of one of a profile's contracts, and who owns it.
  package func parties(of contract: ContractKey, in profile: ProfileKey) -> ContractParties {
    agencyContracts[contractOrder[contract.index]] ?? ContractParties(freelancer: profile, owner: profile)
  }

  /// The profile that a contract belongs to.
  package func owner(of contract: ContractKey) -> ProfileKey {
    agencyContracts[contractOrder[contract.index]]?.owner ?? profiles.profile(of: contract)
  }

  /// The profile with an id, equal byte for byte.
  package func profile(withID id: String) -> ProfileKey? {
    let bytes = Array(id.utf8)
    let index = profiles.indices.partitioningIndex { !profileIDs.precedes($0, bytes) }
    return index < profiles.count && profileIDs.isEqual(index, to: bytes.span) ? ProfileKey(index) : nil
  }

  /// The contract of a profile with an id, equal byte for byte.
  package func contract(withID id: String, of profile: ProfileKey) -> ContractKey? {
    let bytes = Array(id.utf8)
    let range = profiles[profile.index].contracts
    let index = range.partitioningIndex { !contractIDs.precedes(idIndex($0), bytes) }
    return index < range.upperBound && contractIDs.isEqual(idIndex(index), to: bytes.span)
      ? ContractKey(index) : nil
  }

  /// The contract with an id, of whichever profile. Linear in the number of contracts: for messages.
  package func contract(withID id: String) -> ContractKey? {
    let bytes = Array(id.utf8)
    return contracts.indices.first { contractIDs.isEqual(idIndex($0), to: bytes.span) }
      .map { ContractKey($0) }
  }

  /// The profile id that somebody who wrote `id` probably meant. Linear in the number of profiles: for messages.
  package func nearestProfileID(to id: String) -> String? {
    Suggestion.find(Array(id.utf8), among: profiles.indices.lazy.map { self.profileIDs[$0] })
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The id of a profile's contract that somebody who wrote `id` probably meant.
  package func nearestContractID(to id: String, of profile: ProfileKey) -> String? {
    let ids = profiles[profile.index].contracts.lazy.map { self.contractIDs[self.idIndex($0)] }
    return Suggestion.find(Array(id.utf8), among: ids).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The index in `contractIDs` of the id of the contract at an index of the dataset.
  private func idIndex(_ index: Int) -> Int { contractOrder[index].index }
}
