/// A contract's place in the dataset. While a folder is being read, it is the contract's place in its file instead, until
/// the dataset puts the contracts in order.
///
/// Within a profile, places are in the order of the contract ids' bytes, so that "the smaller contract id" (3.4, 6.1)
/// is the smaller key. The id itself stays with the dataset: the domain never needs its text.
package struct ContractKey: Hashable, Comparable, Sendable {
  /// The index into the dataset's contracts.
  package let index: Int

  /// The contract at `index` of the dataset.
  package init(_ index: Int) {
    self.index = index
  }

  package static func < (left: ContractKey, right: ContractKey) -> Bool {
    left.index < right.index
  }
}

/// Stands for a client id: equal where the ids' bytes are equal. Its order means nothing.
package struct ClientKey: Hashable, Sendable {
  /// The index into the dataset's clients.
  package let index: UInt32

  /// The client at `index` of the dataset.
  package init(_ index: UInt32) {
    self.index = index
  }
}
