internal import Basics

/// A profile's score on one day, with all values that it was computed from. Explanations, reports and what-ifs read
/// them, so that nothing is computed twice.
package struct ScoreSheet: Sendable {
  /// The day of the score.
  package private(set) var asOf: Day
  /// Every contract known on the day, in the order of the contract ids' bytes.
  package internal(set) var contracts: [AssessedContract] = []
  /// All jobs. Those of one contract are together, oldest first.
  package internal(set) var jobs: [Job] = []
  /// The client relationships, by client key.
  package internal(set) var relationships: [Relationship] = []
  /// The policy's windows in its order, then `trending` if the policy has it.
  package internal(set) var windows: [WindowScore] = []
  /// The number of distinct clients of all eligible contracts.
  package internal(set) var lifetimeClients = 0
  /// The score, or why there is none.
  package internal(set) var result = JobSuccessScore.none(.noEligibleContracts)
  /// The sums of every evaluated window: the policy's windows, then those that only `trending` needs.
  var tallies: [WindowTally] = []
  /// The contracts by client. Those of a relationship are a range of it.
  var byClient: [SheetPosition] = []
  /// For each relationship, the number of its contracts with a job in each evaluated window and, last, with any job.
  var contractsCounted: [Int32] = []
  /// Memory for grouping the contracts by client: a client key and a position in each element.
  var clientOrder: [UInt64] = []

  /// An empty sheet.
  package init(asOf: Day) {
    self.asOf = asOf
  }

  /// Empties the sheet for another profile, and keeps the memory.
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

  /// The position of a contract in `contracts`; nil if it is not known on the day.
  package func position(of key: ContractKey) -> SheetPosition? {
    let index = contracts.partitioningIndex { $0.facts.key >= key }
    return index < contracts.count && contracts[index].facts.key == key ? SheetPosition(index) : nil
  }

  /// The number of a relationship's contracts with a job in an evaluated window. The index after the last window
  /// gives the number of contracts with any job.
  func contractsCounted(of relationship: RelationshipIndex, in window: Int) -> Int {
    Int(contractsCounted[counter(of: relationship, in: window)])
  }

  /// The index in `contractsCounted` of a relationship's count in an evaluated window.
  @inline(__always)
  func counter(of relationship: RelationshipIndex, in window: Int) -> Int {
    relationship.index * (tallies.count + 1) + window
  }
}

/// A contract with its outcome and its jobs.
package struct AssessedContract: Sendable {
  /// What is known about it on the day.
  package let facts: ContractFacts
  /// Its outcome and the rule that decided it.
  package internal(set) var verdict: Verdict
  /// The range of its jobs in the sheet's; empty if it is ineligible.
  package internal(set) var jobs = 0..<0
  /// The weight of each of its jobs by its earnings, in the policy's `WeightUnit`.
  package let tierWeight: Int
  /// The day of its outcome (2.5); nil if it is ineligible.
  package internal(set) var outcomeDay: Day?
  /// The index of its relationship in the sheet.
  package internal(set) var relationship = RelationshipIndex(0)

  /// Whether it counts.
  package var isEligible: Bool {
    verdict.outcome != .ineligible
  }

  /// The day of its outcome if it is eligible (2.5): its end; for an idle one without work the day from which on it is
  /// idle; for another open one its last paid day.
  var outcomeDayIfEligible: Day? {
    facts.endedOn ?? (verdict.rule == .noWork ? facts.idleFrom : facts.lastPaidOn)
  }

  /// What it counts as and why, in plain words, to be shown after its name.
  package var words: String {
    guard let idleFrom = facts.idleFrom else { return verdict.words }
    switch verdict.rule {
    case .noWork where verdict.outcome == .negative:
      return "counts against: it is open without work, and idle since \(idleFrom)"
    case .noWork: return "left out: it is open without work, and idle since \(idleFrom)"
    case .noFeedback: return "left out: it is idle since \(idleFrom), without feedback that counts"
    case .clientExcluded, .feedbackRemoved, .negativeFeedback, .noEarnings, .feedback, .longTerm, .open:
      return verdict.words
    }
  }

  /// The weight of all its jobs, in any window.
  package var weight: Int {
    tierWeight * jobs.count
  }
}

/// All contracts of a profile with one client (2.4).
package struct Relationship: Sendable {
  /// The client.
  package let client: ClientKey
  /// The range of its contracts in the sheet's `byClient`.
  let members: Range<ClientOrderIndex>
  /// The first paid day of all contracts that earned at least $1; nil if there are none.
  package let firstPaidOn: Day?
  /// The last paid day of all contracts that earned at least $1; nil if there are none.
  package let lastPaidOn: Day?
  /// The number of its contracts with negative feedback (rule 3). With one it is not long-term (2.4).
  package let negatives: Int
  /// Whether the first and the last paid day are far enough apart, with or without negative feedback.
  package let isLongEnough: Bool

  /// Whether it is a long-term client relationship (2.4).
  package var isLongTerm: Bool {
    isLongEnough && negatives == 0
  }
}
