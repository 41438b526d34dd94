package import JobSuccess

/// A profile of the dataset: a freelancer or an agency that a contract or profiles.csv names.
///
/// A freelancer who worked for agencies alone is one too, without contracts of its own.
package struct DatasetProfile: Equatable, Sendable {
  package let kind: ProfileKind
  /// Nil where profiles.csv doesn't tell.
  package internal(set) var badge: Badge?
  private var contractStart: UInt32 = 0
  private var contractCount: UInt32 = 0
  /// The index of the identifier of the agency whose score it shows.
  var exclusiveAgency: UInt32?
  /// Where its record begins in profiles.csv.
  var recordOffset: Int?

  init(kind: ProfileKind) {
    self.kind = kind
  }

  /// Its contracts' indices in the dataset.
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
