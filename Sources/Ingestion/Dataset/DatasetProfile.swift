internal import Basics
package import JobSuccess

/// A profile's place in the dataset; places are in the order of the profile ids' bytes.
package struct ProfileKey: Hashable, Comparable, Sendable {
  private let number: UInt32

  /// The index into the dataset's profiles.
  package var index: Int { Int(number) }

  /// The profile at `index` of the dataset.
  package init(_ index: Int) {
    number = UInt32(index)
  }

  package static func < (left: ProfileKey, right: ProfileKey) -> Bool {
    left.number < right.number
  }
}

/// A profile of the dataset: a freelancer or an agency that a contract or profiles.csv names.
///
/// A freelancer who worked for agencies only is one too, with the contracts that count for members, or without any.
package struct DatasetProfile: Equatable, Sendable {
  package let kind: ProfileKind
  /// Nil where profiles.csv gives none.
  package internal(set) var badge: Badge?
  private var contractStart: UInt32 = 0
  private var contractCount: UInt32 = 0
  /// The index, among the exclusive agencies' identifiers, of the agency whose score it shows.
  var exclusiveAgency: UInt32?
  /// The byte offset of its record in profiles.csv.
  var recordOffset: Int?

  init(kind: ProfileKind) {
    self.kind = kind
  }

  /// The indices of its contracts in the dataset.
  package internal(set) var contracts: Range<Int> {
    get { Int(contractStart)..<Int(contractStart) + Int(contractCount) }
    set {
      contractStart = UInt32(newValue.lowerBound)
      contractCount = UInt32(newValue.count)
    }
  }

  /// Whether profiles.csv has a record of it.
  package var isListed: Bool { recordOffset != nil }
}

extension [DatasetProfile] {
  /// The profile that an entry of the dataset's contracts belongs to.
  func profile(of contract: ContractKey) -> ProfileKey {
    ProfileKey(partitioningIndex { $0.contracts.upperBound > contract.index })
  }
}
