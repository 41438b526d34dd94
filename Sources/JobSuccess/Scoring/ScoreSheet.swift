internal import Basics

/// A profile's score on one day with everything it was made of: what explanations, reports and what-ifs read, so that
/// nothing is computed a second time for them.
package struct ScoreSheet: Sendable {
  package private(set) var asOf: Day
  /// Every contract known on the day, in the order of the contract ids' bytes.
  package internal(set) var contracts: [AssessedContract] = []
  /// All jobs, a contract's in one run, oldest first.
  package internal(set) var jobs: [Job] = []
  /// By client.
  package internal(set) var relationships: [Relationship] = []
  /// The policy's windows in its order, `trending` last where it has that.
  package internal(set) var windows: [WindowScore] = []
  /// Distinct clients over all eligible contracts.
  package internal(set) var lifetimeClients = 0
  package internal(set) var result = JobSuccessScore.none(.noEligibleContracts)
  /// The sums of every window that is evaluated, the policy's and those that `trending` needs, in the scorer's order.
  var tallies: [WindowTally] = []
  /// The contracts by client: those of a relationship are a range of it.
  var byClient: [SheetPosition] = []
  /// For each relationship, how many of its contracts have a job in each evaluated window and, last, at all.
  var contractsCounted: [Int32] = []
  /// Clients and positions, while contracts are grouped by client.
  var clientOrder: [UInt64] = []

  /// A sheet of nothing yet.
  package init(asOf: Day) {
    self.asOf = asOf
  }

  /// Makes ready for another profile; the memory is kept.
  mutating func clear(asOf: Day) {
    self.asOf = asOf
    contracts.removeAll(keepingCapacity: true)
    jobs.removeAll(keepingCapacity: true)
    relationships.removeAll(keepingCapacity: true)
    windows.removeAll(keepingCapacity: true)
    lifetimeClients = 0
    result = .none(.noEligibleContracts)
    tallies.removeAll(keepingCapacity: true)
    byClient.removeAll(keepingCapacity: true)
    contractsCounted.removeAll(keepingCapacity: true)
    clientOrder.removeAll(keepingCapacity: true)
  }

  /// The jobs of one contract.
  package func jobs(of contract: AssessedContract) -> ArraySlice<Job> {
    jobs[contract.jobs]
  }

  /// The position of a contract in `contracts`; nil where it is not known on the day.
  package func position(of key: ContractKey) -> SheetPosition? {
    let index = contracts.partitioningIndex { $0.facts.key >= key }
    return index < contracts.count && contracts[index].facts.key == key ? SheetPosition(index) : nil
  }

  /// How many of a relationship's contracts have a job in an evaluated window; in the one behind the last: at all.
  func contractsCounted(of relationship: RelationshipIndex, in window: Int) -> Int {
    Int(contractsCounted[counter(of: relationship, in: window)])
  }

  /// The index in `contractsCounted` of a relationship's count in an evaluated window.
  @inline(__always)
  func counter(of relationship: RelationshipIndex, in window: Int) -> Int {
    relationship.index * (tallies.count + 1) + window
  }
}

/// A contract with its outcome and what it counts as.
package struct AssessedContract: Sendable {
  package let facts: ContractFacts
  package internal(set) var verdict: Verdict
  /// Its jobs in the sheet's; empty where it is ineligible.
  package internal(set) var jobs = 0..<0
  /// The weight of each of its jobs, in the policy's `WeightUnit`, by its earnings.
  package let tierWeight: Int
  /// The day its outcome counts from; nil where it is ineligible (2.5).
  package internal(set) var outcomeDay: Day?
  /// The relationship it belongs to, in the sheet's.
  package internal(set) var relationship = RelationshipIndex(0)

  package var isEligible: Bool {
    verdict.outcome != .ineligible
  }

  /// What all its jobs weigh, whatever the window.
  package var weight: Int {
    tierWeight * jobs.count
  }
}

/// All contracts of a profile with one client (2.4).
package struct Relationship: Sendable {
  package let client: ClientKey
  /// Its range in the sheet's `byClient`.
  let members: Range<ClientOrderIndex>
  /// Over all contracts that earned at least $1; nil where none did.
  package let firstPaidOn: Day?
  package let lastPaidOn: Day?
  /// How many of its contracts are negative by rule 3: with one it is not long-term (2.4).
  package let negatives: Int
  /// Whether first and last payment lie far enough apart, whatever `negatives` is.
  package let isLongEnough: Bool

  package var isLongTerm: Bool {
    isLongEnough && negatives == 0
  }
}
