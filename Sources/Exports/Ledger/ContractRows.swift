import JobSuccess
import Synchronization

/// All contracts that were read, in the file's order, to be arranged once. Who arranges them has them alone, so that their
/// memory is free as soon as it is not needed.
final class ContractRows: Sendable {
  private struct Rows {
    var contracts: [Contract]
    var offsets: [UInt64]
    var ids: IdentifierList
    /// The index of each one's profile.
    var owners: [UInt32]
    /// In the order in which they turned up.
    var profiles: [LedgerProfile]
    var profileIDs: IdentifierList
  }

  private let rows: Mutex<Rows>

  init(
    contracts: [Contract], offsets: [UInt64], ids: IdentifierList, owners: [UInt32],
    profiles: [LedgerProfile],
    profileIDs: IdentifierList
  ) {
    rows = Mutex(
      Rows(
        contracts: contracts, offsets: offsets, ids: ids, owners: owners, profiles: profiles,
        profileIDs: profileIDs))
  }

  /// The contracts grouped by profile, profiles and contracts in the order of their identifiers' bytes. Nothing is left
  /// here then.
  func arranged() -> ArrangedContracts {
    var rows = rows.withLock { rows in
      defer {
        rows = Rows(
          contracts: [], offsets: [], ids: IdentifierList(), owners: [], profiles: [],
          profileIDs: IdentifierList())
      }
      return rows
    }
    let profiles = ArrangedProfiles(rows.profiles, rows.profileIDs)
    var arranged = ArrangedContracts(profiles: profiles)
    let order = arranged.arrangeIDs(rows.ids, owners: rows.owners)
    rows.ids = IdentifierList()
    arranged.contracts = order.map { rows.contracts[Int($0)] }
    rows.contracts = []
    arranged.offsets = order.map { rows.offsets[Int($0)] }
    arranged.places = inverse(of: order)
    return arranged
  }
}

/// The profiles in the order of their identifiers' bytes.
struct ArrangedProfiles: Sendable {
  var profiles: [LedgerProfile]
  var ids = IdentifierList()
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

/// The contracts in the ledger's order.
struct ArrangedContracts: Sendable {
  var profiles: ArrangedProfiles
  var contracts: [Contract] = []
  /// Where each one's record begins.
  var offsets: [UInt64] = []
  var ids = IdentifierList()
  /// The ledger's index of a contract by its place in the file.
  var places: [UInt32] = []

  init(profiles: ArrangedProfiles) {
    self.profiles = profiles
  }

  /// Puts the identifiers in order and tells the profiles where their contracts stand. Returns the place in the file by
  /// the new index.
  fileprivate mutating func arrangeIDs(_ fileIDs: IdentifierList, owners: [UInt32]) -> [UInt32] {
    var groups = Groups(of: owners.count, into: profiles.profiles.count) { profiles.places[Int(owners[$0])] }
    ids.reserve(count: owners.count, words: fileIDs.wordCount)
    for profile in profiles.profiles.indices {
      let range = groups.range(profile)
      profiles.profiles[profile].contracts = range
      append(groups.order[range], of: fileIDs)
      // Looked at where they stand together now: in the file they may lie anywhere.
      let isSorted = range.dropFirst().allSatisfy { !ids.precedes($0, $0 - 1) }
      guard !isSorted else { continue }
      groups.sort(profile) { fileIDs.precedes(Int($0), Int($1)) }
      ids.truncate(to: range.lowerBound)
      append(groups.order[range], of: fileIDs)
    }
    return groups.order
  }

  private mutating func append(_ indices: ArraySlice<UInt32>, of fileIDs: IdentifierList) {
    for index in indices { ids.append(Int(index), of: fileIDs) }
  }
}
