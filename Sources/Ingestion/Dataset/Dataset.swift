internal import Basics
package import JobSuccess

/// All that an input folder tells, in flat arrays: contracts grouped by profile, each with its feedback and payments.
///
/// Profiles are in the order of their ids' bytes, and so are contracts within a profile; feedback and payments follow
/// their contracts. Nothing depends on the order of the input's rows, as long as no id stands twice.
///
/// It never changes, and is a class only so that handing it on is one reference and not a copy of some twenty.
package final class Dataset: Sendable {
  package let contracts: [Contract]
  package let feedback: [Feedback]
  package let payments: [Payment]
  /// All freelancers and agencies that contracts.csv or profiles.csv names, also those without a contract.
  package let profiles: [DatasetProfile]

  let contractIDs: OrderedIdentifiers
  let profileIDs: IdentifierList
  let clientIDs: IdentifierList
  let exclusiveAgencyIDs: IdentifierList
  /// Where each contract's record begins in contracts.csv.
  let contractOffsets: RecordOffsets
  /// Where each feedback's record begins in feedback.csv.
  let feedbackOffsets: RecordOffsets
  package let removalRequests: ByProfile<RemovalRequest>
  package let midContractRequests: ByProfile<MidContractRequest>
  package let reports: ByProfile<FeedbackReport>
  /// The files, for texts that stay there.
  let sources: [ExportFile: SourceFile]

  init(
    contracts: [Contract], feedback: [Feedback], payments: [Payment], profiles: [DatasetProfile],
    contractIDs: OrderedIdentifiers, profileIDs: IdentifierList, clientIDs: IdentifierList,
    exclusiveAgencyIDs: IdentifierList, contractOffsets: RecordOffsets, feedbackOffsets: RecordOffsets,
    removalRequests: ByProfile<RemovalRequest>, midContractRequests: ByProfile<MidContractRequest>,
    reports: ByProfile<FeedbackReport>, sources: [ExportFile: SourceFile]
  ) {
    self.contracts = contracts
    self.feedback = feedback
    self.payments = payments
    self.profiles = profiles
    self.contractIDs = contractIDs
    self.profileIDs = profileIDs
    self.clientIDs = clientIDs
    self.exclusiveAgencyIDs = exclusiveAgencyIDs
    self.contractOffsets = contractOffsets
    self.feedbackOffsets = feedbackOffsets
    self.removalRequests = removalRequests
    self.midContractRequests = midContractRequests
    self.reports = reports
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
  package func id(of contract: ContractKey) -> String { contractIDs.text(contract.index) }
  /// A profile's id.
  package func id(of profile: ProfileKey) -> String { profileIDs.text(profile.index) }
  /// A client's id.
  package func id(of client: ClientKey) -> String { clientIDs.text(Int(client.index)) }
  /// The bytes of a profile's id.
  package func idBytes(of profile: ProfileKey) -> [UInt8] { profileIDs[profile.index] }
  /// Lends the bytes of a contract's id.
  package func withIDBytes(of contract: ContractKey, _ body: (Span<UInt8>) -> Void) {
    contractIDs.withBytes(contract.index, body)
  }

  /// The ids of the contracts of some profiles that follow each other, and those of their clients.
  package func identifiers(ofContractsOf profiles: Range<Int>) -> ContractIdentifiers {
    ContractIdentifiers(self, self.profiles[profiles])
  }

  /// The id of the agency whose score a freelancer shows (1.4), known to the dataset or not.
  package func exclusiveAgencyID(of profile: ProfileKey) -> String? {
    profiles[profile.index].exclusiveAgency.map { exclusiveAgencyIDs.text(Int($0)) }
  }

  /// The profile that a contract belongs to.
  package func profile(of contract: ContractKey) -> ProfileKey {
    ProfileKey(profiles.firstIndexSorted { $0.contracts.upperBound > contract.index })
  }

  /// The profile with an id, equal byte for byte.
  package func profile(withID id: String) -> ProfileKey? {
    let bytes = Array(id.utf8)
    let index = profiles.indices.firstIndexSorted { !profileIDs.precedes($0, bytes) }
    return index < profiles.count && profileIDs.isEqual(index, to: bytes.span) ? ProfileKey(index) : nil
  }

  /// The contract of a profile with an id, equal byte for byte.
  package func contract(withID id: String, of profile: ProfileKey) -> ContractKey? {
    let bytes = Array(id.utf8)
    let range = profiles[profile.index].contracts
    let index = range.firstIndexSorted { !contractIDs.precedes($0, bytes) }
    return index < range.upperBound && contractIDs.isEqual(index, to: bytes.span) ? ContractKey(index) : nil
  }

  /// The contract with an id, whosever it is. Looks at every contract: for messages.
  package func contract(withID id: String) -> ContractKey? {
    let bytes = Array(id.utf8)
    return contracts.indices.first { contractIDs.isEqual($0, to: bytes.span) }.map { ContractKey($0) }
  }

  /// The profile id that somebody who wrote `id` probably meant. Looks at every profile: for messages.
  package func nearestProfileID(to id: String) -> String? {
    Suggestion.find(Array(id.utf8), among: profiles.indices.lazy.map { [profileIDs] in profileIDs[$0] })
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The id of a profile's contract that somebody who wrote `id` probably meant.
  package func nearestContractID(to id: String, of profile: ProfileKey) -> String? {
    Suggestion.find(
      Array(id.utf8), among: profiles[profile.index].contracts.lazy.map { [contractIDs] in contractIDs[$0] }
    )
    .map { String(decoding: $0, as: UTF8.self) }
  }
}
