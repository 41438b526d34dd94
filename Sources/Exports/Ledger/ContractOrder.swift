import JobSuccess

/// In which order the ledger has profiles and contracts: contracts grouped by profile, both in the order of their
/// identifiers' bytes.
///
/// It is found while other files are read, whose records name things by their places in contracts.csv until then.
struct ContractOrder: Sendable {
  var profiles: OrderedProfiles
  /// The contracts' identifiers in the ledger's order.
  private(set) var ids = IdentifierList()
  /// The place in contracts.csv by the ledger's index.
  private(set) var order: [UInt32] = []
  /// The ledger's index by the place in contracts.csv.
  private(set) var places: [UInt32] = []

  /// - Parameters:
  ///   - fileIDs: The contracts' identifiers as contracts.csv has them.
  ///   - owners: The place of each one's profile in `profiles`.
  init(_ fileIDs: IdentifierList, owners: [UInt32], profiles: [LedgerProfile], profileIDs: IdentifierList) {
    self.profiles = OrderedProfiles(profiles, profileIDs)
    let profilePlaces = self.profiles.places
    var groups = Groups(of: owners.count, into: profiles.count) { profilePlaces[Int(owners[$0])] }
    ids.reserve(count: owners.count, words: fileIDs.wordCount)
    for profile in profiles.indices {
      let range = groups.range(profile)
      self.profiles.profiles[profile].contracts = range
      append(groups.order[range], of: fileIDs)
      // Looked at where they stand together now: in the file they may lie anywhere.
      let isSorted = range.dropFirst().allSatisfy { !ids.precedes($0, $0 - 1) }
      guard !isSorted else { continue }
      groups.sort(profile) { fileIDs.precedes(Int($0), Int($1)) }
      ids.truncate(to: range.lowerBound)
      append(groups.order[range], of: fileIDs)
    }
    order = groups.order
    places = inverse(of: order)
  }

  private mutating func append(_ indices: ArraySlice<UInt32>, of fileIDs: IdentifierList) {
    for index in indices { ids.append(Int(index), of: fileIDs) }
  }
}

/// The profiles in the order of their identifiers' bytes.
struct OrderedProfiles: Sendable {
  var profiles: [LedgerProfile]
  private(set) var ids = IdentifierList()
  /// The new index of a profile by the old one.
  let places: [UInt32]

  init(_ unsorted: [LedgerProfile], _ unsortedIDs: IdentifierList) {
    let order = unsortedIDs.sortedIndices()
    profiles = order.map { unsorted[Int($0)] }
    ids.reserve(count: order.count, words: unsortedIDs.wordCount)
    for old in order { ids.append(Int(old), of: unsortedIDs) }
    places = inverse(of: order)
  }
}
