/// The days of the jobs that a contract has if it counts, whether it does or not (2.5).
package struct PossibleJobs: Equatable, Sendable {
  /// If it counts by another rule than rule 8, oldest first; empty for an open contract that was never paid.
  package let regular: [Day]
  /// If it counts by rule 8 because it is idle; nil if it is not idle.
  package let idle: [Day]?
}

extension Scorer {
  /// The days of a contract's jobs, should a what-if make it count.
  package func possibleJobs(of contract: AssessedContract, _ history: History) -> PossibleJobs {
    let facts = contract.facts
    func days(until outcomeDay: Day?) -> [Day] {
      guard let outcomeDay else { return [] }
      var days: [Day] = []
      jobDays.forEach(facts, until: outcomeDay, in: history) { days.append($0) }
      return days
    }
    return PossibleJobs(
      regular: days(until: facts.endedOn ?? facts.lastPaidOn),
      idle: facts.endedOn == nil ? facts.idleFrom.map { days(until: $0) } : nil)
  }
}
