package import JobSuccess

/// What is not known of contracts (8.5.28): empty where there is no unknowns.csv.
package struct UnknownTable: Sendable {
  private var facts: [InputIndex<Contract>: UnknownFacts] = [:]

  /// Takes in a batch's records.
  mutating func commit(_ rows: [UnknownRow]) {
    for row in rows where !row.facts.isEmpty { facts[row.contract, default: []].formUnion(row.facts) }
  }

  /// Whether all is known.
  package var isEmpty: Bool { facts.isEmpty }

  subscript(contract: InputIndex<Contract>) -> UnknownFacts? { facts[contract] }
}

extension Dataset {
  /// What is not known of a profile's contracts, by their keys.
  package func unknowns(of profile: ProfileKey) -> [UnknownContract] {
    guard !unknowns.isEmpty else { return [] }
    return self[profile].contracts.compactMap { index in
      unknowns[contractOrder[index]].map { UnknownContract(ContractKey(index), $0) }
    }
  }
}
