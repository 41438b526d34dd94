package import JobSuccess

/// The ids of contracts that follow each other in the dataset, and of their clients, copied to where they are at hand.
///
/// Each is a look at memory that no cache holds, and a table that names all contracts would wait for one after the other.
/// Here they are fetched many at a time.
package struct ContractIdentifiers: Sendable {
  private let first: Int
  private let contracts: IdentifierList
  private let clients: IdentifierList

  init(_ dataset: Dataset, _ profiles: ArraySlice<DatasetProfile>) {
    let range = (profiles.first?.contracts.lowerBound ?? 0)..<(profiles.last?.contracts.upperBound ?? 0)
    first = range.lowerBound
    contracts = dataset.contractIDs.gathered(range)
    clients = dataset.clientIDs.gathered(range.count) { place in
      Int(dataset.contracts[range.lowerBound + place].client.index)
    }
  }

  /// Lends the bytes of a contract's id.
  package func withContractID(of key: ContractKey, _ body: (Span<UInt8>) -> Void) {
    contracts.withBytes(key.index - first, body)
  }

  /// Lends the bytes of the id of a contract's client.
  package func withClientID(of key: ContractKey, _ body: (Span<UInt8>) -> Void) {
    clients.withBytes(key.index - first, body)
  }
}
