package import JobSuccess

/// What is not known of contracts (8.5.28): empty where there is no unknowns.csv.
package struct UnknownTable: Sendable {
  private var facts: [InputIndex<Contract>: UnknownFacts] = [:]
  /// The rates at which earnings became dollars.
  private var rates: [InputIndex<Contract>: [String]] = [:]

  /// Takes in a batch's records.
  mutating func commit(_ rows: [UnknownRow]) {
    for row in rows {
      if !row.facts.isEmpty { facts[row.contract, default: []].formUnion(row.facts) }
      if !row.rates.isEmpty { rates[row.contract] = row.rates }
    }
  }

  /// Whether all is known, and was in dollars.
  package var isEmpty: Bool { facts.isEmpty && rates.isEmpty }

  subscript(contract: InputIndex<Contract>) -> UnknownFacts? { facts[contract] }

  func rates(of contract: InputIndex<Contract>) -> [String] { rates[contract] ?? [] }
}

extension Dataset {
  /// What is not known of a profile's contracts, by their keys.
  package func unknowns(of profile: ProfileKey) -> [UnknownContract] {
    guard !unknowns.isEmpty else { return [] }
    return self[profile].contracts.compactMap { index in
      unknowns[contractOrder[index]].map { UnknownContract(ContractKey(index), $0) }
    }
  }

  /// The rates at which a profile's earnings became dollars, as `EUR 1.08`, each once and sorted (8.6.31).
  package func rates(of profile: ProfileKey) -> [String] {
    guard !unknowns.isEmpty else { return [] }
    return Set(self[profile].contracts.flatMap { unknowns.rates(of: contractOrder[$0]) }).sorted()
  }
}
