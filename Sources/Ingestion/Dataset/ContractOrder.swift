import JobSuccess

/// The dataset's order of profiles and contracts: contracts are grouped by profile, and both are in the order of their
/// identifiers' bytes. A contract that counts for its owner and a member has an entry for each.
///
/// It is computed while the other files are read, whose records name contracts by their `InputIndex`.
struct ContractOrder: Sendable {
  private(set) var profiles: OrderedProfiles
  /// The contract at each of the dataset's indices.
  let order: [InputIndex<Contract>]
  /// The key of each contract's entry with its owner.
  let keys: InputColumn<Contract, ContractKey>
  let memberEntries: MemberEntries
  let agencyContracts: AgencyContracts

  /// - Parameters:
  ///   - ids: The contracts' identifiers in the order of contracts.csv.
  ///   - owners: Each contract's profile.
  init(
    _ ids: IdentifierList, owners: InputColumn<Contract, InputIndex<DatasetProfile>>,
    agencyContracts: [AgencyContract],
    profiles: InputColumn<DatasetProfile, DatasetProfile>, profileIDs: IdentifierList
  ) {
    self.profiles = OrderedProfiles(profiles, profileIDs)
    let profileKeys = self.profiles.keys
    // An exclusive member shows its agency's score, and has no part in its contracts.
    let shared = agencyContracts.filter { profiles[$0.freelancer].exclusiveAgency == nil }
    var groups = Groups(
      owners.indices.lazy.map { ($0, profileKeys[owners[$0]].index) },
      copies: shared.map { ($0.contract, profileKeys[$0.freelancer].index) }, into: profiles.count)
    for profile in 0..<profiles.count {
      let range = groups.range(profile)
      self.profiles.profiles[profile].contracts = range
      let isSorted = range.dropFirst().allSatisfy {
        !ids.precedes(groups.order[$0].index, groups.order[$0 - 1].index)
      }
      if !isSorted { groups.sort(profile) { ids.precedes($0.index, $1.index) } }
    }
    order = groups.order
    memberEntries = MemberEntries(order, in: self.profiles.profiles, contractCount: owners.count) {
      profile, contract in profileKeys[owners[contract]] == profile
    }
    keys = InputColumn(
      inverting: order, count: owners.count, except: memberEntries.all.lazy.map { $0.index..<$0.index + 1 }
    ) { ContractKey($0) }
    self.agencyContracts = AgencyContracts(agencyContracts, owners: owners, keys: profileKeys)
  }
}

/// The profiles in the order of their identifiers' bytes.
struct OrderedProfiles: Sendable {
  fileprivate(set) var profiles: [DatasetProfile]
  private(set) var ids = IdentifierList()
  /// The dataset's key of each profile.
  let keys: InputColumn<DatasetProfile, ProfileKey>

  init(_ unsorted: InputColumn<DatasetProfile, DatasetProfile>, _ unsortedIDs: IdentifierList) {
    let order = unsortedIDs.sortedIndices().map { InputIndex<DatasetProfile>($0) }
    profiles = order.map { unsorted[$0] }
    ids.reserve(count: order.count, words: unsortedIDs.wordCount)
    for profile in order { ids.append(profile.index, of: unsortedIDs) }
    keys = InputColumn(inverting: order, count: order.count) { ProfileKey($0) }
  }
}
