import JobSuccess

/// In which order the dataset has profiles and contracts: contracts grouped by profile, both in the order of their
/// identifiers' bytes.
///
/// It is found while other files are read, whose records name things by their places in contracts.csv until then.
struct ContractOrder: Sendable {
  var profiles: OrderedProfiles
  let ids: OrderedIdentifiers
  /// The place in contracts.csv by the dataset's index.
  let order: [UInt32]
  /// The dataset's index by the place in contracts.csv.
  let places: [UInt32]

  /// - Parameters:
  ///   - fileIDs: The contracts' identifiers as contracts.csv has them.
  ///   - owners: The place of each one's profile in `profiles`.
  init(_ fileIDs: IdentifierList, owners: [UInt32], profiles: [DatasetProfile], profileIDs: IdentifierList) {
    self.profiles = OrderedProfiles(profiles, profileIDs)
    let profilePlaces = self.profiles.places
    var groups = Groups(
      owners.indices.lazy.map { (UInt32(truncatingIfNeeded: $0), profilePlaces[Int(owners[$0])]) },
      into: profiles.count)
    for profile in profiles.indices {
      let range = groups.range(profile)
      self.profiles.profiles[profile].contracts = range
      let isSorted = range.dropFirst().allSatisfy {
        !fileIDs.precedes(Int(groups.order[$0]), Int(groups.order[$0 - 1]))
      }
      if !isSorted { groups.sort(profile) { fileIDs.precedes(Int($0), Int($1)) } }
    }
    order = groups.order
    places = inverse(of: order)
    ids = OrderedIdentifiers(fileIDs, order: order)
  }
}

/// The profiles in the order of their identifiers' bytes.
struct OrderedProfiles: Sendable {
  var profiles: [DatasetProfile]
  private(set) var ids = IdentifierList()
  /// The new index of a profile by the old one.
  let places: [UInt32]

  init(_ unsorted: [DatasetProfile], _ unsortedIDs: IdentifierList) {
    let order = unsortedIDs.sortedIndices()
    profiles = order.map { unsorted[Int($0)] }
    ids.reserve(count: order.count, words: unsortedIDs.wordCount)
    for old in order { ids.append(Int(old), of: unsortedIDs) }
    places = inverse(of: order)
  }
}
