import JobSuccess

/// The dataset's order of profiles and contracts: contracts are grouped by profile, and both are in the order of their
/// identifiers' bytes.
///
/// It is computed while the other files are read, whose records name contracts by their `InputIndex`.
struct ContractOrder: Sendable {
  private(set) var profiles: OrderedProfiles
  /// The contract at each of the dataset's indices.
  let order: [InputIndex<Contract>]
  /// The dataset's key of each contract.
  let keys: InputColumn<Contract, ContractKey>

  /// - Parameters:
  ///   - ids: The contracts' identifiers in the order of contracts.csv.
  ///   - owners: Each contract's profile.
  init(
    _ ids: IdentifierList, owners: InputColumn<Contract, InputIndex<DatasetProfile>>,
    profiles: InputColumn<DatasetProfile, DatasetProfile>, profileIDs: IdentifierList
  ) {
    self.profiles = OrderedProfiles(profiles, profileIDs)
    let profileKeys = self.profiles.keys
    var groups = Groups(
      owners.indices.lazy.map { ($0, profileKeys[owners[$0]].index) }, into: profiles.count)
    for profile in 0..<profiles.count {
      let range = groups.range(profile)
      self.profiles.profiles[profile].contracts = range
      let isSorted = range.dropFirst().allSatisfy {
        !ids.precedes(groups.order[$0].index, groups.order[$0 - 1].index)
      }
      if !isSorted { groups.sort(profile) { ids.precedes($0.index, $1.index) } }
    }
    order = groups.order
    keys = InputColumn(inverting: order) { ContractKey($0) }
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
    keys = InputColumn(inverting: order) { ProfileKey($0) }
  }
}
