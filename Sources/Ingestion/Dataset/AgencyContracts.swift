import Basics
import JobSuccess

// A contract that was done for an agency is owned by the agency, and may count for the member who did the work as well
// (2.3). The dataset then has it twice: as an entry of the owner, and as an entry of the member with `isOwned` false.

/// A contract done for an agency, and the member who did the work.
struct AgencyContract: Sendable {
  var contract: InputIndex<Contract>
  var freelancer: InputIndex<DatasetProfile>
}

/// Who did the work of each contract that was done for an agency, and for which agency.
struct AgencyContracts: Sendable {
  /// Ascending.
  private let contracts: [InputIndex<Contract>]
  private let parties: [ContractParties]

  /// - Parameters:
  ///   - contracts: In the order of contracts.csv.
  ///   - owners: Each contract's profile.
  init(
    _ contracts: [AgencyContract], owners: InputColumn<Contract, InputIndex<DatasetProfile>>,
    keys: InputColumn<DatasetProfile, ProfileKey>
  ) {
    self.contracts = contracts.map(\.contract)
    parties = contracts.map {
      ContractParties(freelancer: keys[$0.freelancer], owner: keys[owners[$0.contract]])
    }
  }

  /// The parties of a contract; nil if it was not done for an agency.
  subscript(contract: InputIndex<Contract>) -> ContractParties? {
    let index = contracts.partitioningIndex { $0.index >= contract.index }
    return index < contracts.count && contracts[index] == contract ? parties[index] : nil
  }
}

/// The freelancer who did the work of a contract, and the profile that owns the contract: the agency it was done for, or
/// the freelancer (1.2).
package struct ContractParties: Equatable, Sendable {
  package let freelancer: ProfileKey
  package let owner: ProfileKey
}

/// The member's entry of each contract that has one.
struct MemberEntries: Sendable {
  /// By the contract's place in the input, `none` for most. Empty if there are no such entries.
  private var keys: [UInt32] = []
  /// All of them, ascending.
  private(set) var all: [ContractKey] = []

  private static let none = UInt32.max

  /// - Parameters:
  ///   - order: The contract at each of the dataset's indices.
  ///   - profiles: Those of the dataset, with the ranges of their entries.
  ///   - isOwner: Whether a profile owns a contract.
  init(
    _ order: [InputIndex<Contract>], in profiles: [DatasetProfile], contractCount: Int,
    isOwner: (ProfileKey, InputIndex<Contract>) -> Bool
  ) {
    guard order.count > contractCount else { return }
    keys = Array(repeating: MemberEntries.none, count: contractCount)
    for (index, profile) in profiles.enumerated() where profile.kind == .freelancer {
      for entry in profile.contracts where !isOwner(ProfileKey(index), order[entry]) {
        keys[order[entry].index] = UInt32(entry)
        all.append(ContractKey(entry))
      }
    }
  }

  /// The member's entry of a contract; nil if it has none.
  subscript(contract: InputIndex<Contract>) -> ContractKey? {
    guard !keys.isEmpty, keys[contract.index] != MemberEntries.none else { return nil }
    return ContractKey(Int(keys[contract.index]))
  }

  /// The entries of what belongs to contracts, such as feedback, that members' entries have once more.
  func copies<Subject>(of contracts: InputColumn<Subject, InputIndex<Contract>>)
    -> [(thing: InputIndex<Subject>, group: Int)]
  {
    guard !all.isEmpty else { return [] }
    return contracts.indices.compactMap { thing in
      self[contracts[thing]].map { (thing, $0.index) }
    }
  }
}
