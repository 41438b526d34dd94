package import JobSuccess

/// Copies of the ids of consecutive contracts of the dataset and of their clients.
///
/// The originals are spread over memory, so that each access would miss the processor's cache. A table that names all
/// contracts copies them here a block at a time, which overlaps the misses.
package struct ContractIdentifiers: Sendable {
  private let dataset: Dataset
  private let first: Int
  private let contracts: IdentifierList
  private let clients: IdentifierList

  init(_ dataset: Dataset, _ profiles: ArraySlice<DatasetProfile>) {
    let range = (profiles.first?.contracts.lowerBound ?? 0)..<(profiles.last?.contracts.upperBound ?? 0)
    first = range.lowerBound
    self.dataset = dataset
    contracts = dataset.contractIDs.gathered(range.count) { offset in
      dataset.contractOrder[range.lowerBound + offset].index
    }
    clients = dataset.clientIDs.gathered(range.count) { offset in
      Int(dataset.contracts[range.lowerBound + offset].client.index)
    }
  }

  /// Calls `body` with the bytes of a contract's id.
  package func withContractID(of key: ContractKey, _ body: (Span<UInt8>) -> Void) {
    contracts.withBytes(key.index - first, body)
  }

  /// The parties of a contract of a profile.
  package func parties(of key: ContractKey, in profile: ProfileKey) -> ContractParties {
    dataset.parties(of: key, in: profile)
  }

  /// The bytes of a profile's id.
  package func idBytes(of profile: ProfileKey) -> [UInt8] { dataset.idBytes(of: profile) }

  /// Calls `body` with the bytes of the id of a contract's client.
  package func withClientID(of key: ContractKey, _ body: (Span<UInt8>) -> Void) {
    clients.withBytes(key.index - first, body)
  }
}
