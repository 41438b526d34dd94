// What a score could be where something of a contract is not known (8.5.28).

/// What is not known of a contract. An import lists it in unknowns.csv.
package struct UnknownFacts: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The client's stars: there may be any, or no feedback.
  package static let stars = UnknownFacts(rawValue: 1)
  /// Whether it has ended: it is open, or ended on any day from its last payment on.
  package static let end = UnknownFacts(rawValue: 2)
  /// The client: one by itself, or one of the profile's other clients.
  package static let client = UnknownFacts(rawValue: 4)
  /// What it has earned.
  package static let earnings = UnknownFacts(rawValue: 8)
}

/// A contract of which something is not known.
package struct UnknownContract: Equatable, Sendable {
  package let contract: ContractKey
  package let facts: UnknownFacts

  package init(_ contract: ContractKey, _ facts: UnknownFacts) {
    (self.contract, self.facts) = (contract, facts)
  }
}

/// The lowest and the highest score over all that is not known of a profile's contracts.
package struct ScoreRange: Equatable, Sendable {
  /// How many contracts have something that is not known and could lie in a window.
  package let contracts: Int
  /// Of how many of them the stars are not known, and so on.
  package let stars: Int
  package let ends: Int
  package let clients: Int
  package let earnings: Int
  /// Exact, 0 to 1; nil where there is no score, whatever it is.
  package let lowest: Ratio?
  package let highest: Ratio?
  /// Whether there is no lower and no higher score. Else so much is possible that it was searched for, and not found
  /// for certain.
  package let isExact: Bool

  /// The range of a history; nil where all is known that could count.
  package init?(_ history: History, _ scorer: Scorer) {
    self.init(history, scorer, budget: UnknownValues.budget)
  }

  /// The same with so many sums that may be made.
  init?(_ history: History, _ scorer: Scorer, budget: Int) {
    let values = UnknownValues(history, scorer)
    let open = values.contracts
    guard !open.isEmpty else { return nil }
    contracts = open.count
    stars = open.count { $0.facts.contains(.stars) }
    ends = open.count { $0.facts.contains(.end) }
    clients = open.count { $0.facts.contains(.client) }
    earnings = open.count { $0.facts.contains(.earnings) }
    if let range = values.range(budget: budget) {
      (lowest, highest, isExact) = (range.lowest, range.highest, true)
    } else {
      var search = RangeSearch(values)
      (lowest, highest) = search.range()
      isExact = false
    }
  }

  /// In whole percent, as scores are shown.
  package var percents: (lowest: Int?, highest: Int?) {
    (lowest?.scaled(by: 100), highest?.scaled(by: 100))
  }
}
