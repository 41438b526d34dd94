// What one contract adds to the sums of a window: its jobs, and its missing feedback.

extension Scorer {
  /// Adds the jobs of a contract: one on its outcome day and, if it lasted, others before it (2.5).
  func addJobs(of contract: AssessedContract, _ history: History, to jobs: inout [Job]) {
    let outcome = contract.verdict.outcome
    let facts = contract.facts
    guard outcome != .ineligible, let outcomeDay = contract.outcomeDayIfEligible else { return }
    jobDays.forEach(facts, until: outcomeDay, in: history) { day in
      jobs.append(Job(day: day, outcome: .positive, weight: contract.tierWeight))
    }
    // Only the last job has the outcome. The earlier ones are positive, because the work went on (2.5).
    jobs[jobs.count - 1] = Job(day: outcomeDay, outcome: outcome, weight: contract.tierWeight)
  }

  /// What one contract with its jobs adds to the sums of a window. It doesn't count the client, which depends on
  /// other contracts.
  func share(of contract: AssessedContract, jobs: ArraySlice<Job>, in window: Int) -> WindowTally {
    var share = WindowTally()
    addShare(of: contract, jobs: jobs, in: window, to: &share)
    return share
  }

  /// Adds a contract with its jobs to the sums of a window, or removes it with a `sign` of −1. Returns whether one of
  /// its jobs is in the window.
  @discardableResult
  func addShare(
    of contract: AssessedContract, jobs: ArraySlice<Job>, in window: Int, to tally: inout WindowTally,
    _ sign: Int = 1
  ) -> Bool {
    let start = spans[window].start
    var isIn = false
    for job in jobs where job.day >= start {
      tally.add(job, sign)
      isIn = true
    }
    if isIn { tally.contracts += sign }
    if let endedOn = contract.facts.countsAsEndedOn, endedOn >= start {
      addMissingFeedback(of: contract, to: &tally, sign)
    }
    return isIn
  }

  /// What 2.7 counts of an ended contract, in any window.
  func missingFeedback(of contract: AssessedContract) -> WindowTally {
    var share = WindowTally()
    addMissingFeedback(of: contract, to: &share)
    return share
  }

  private func addMissingFeedback(of contract: AssessedContract, to tally: inout WindowTally, _ sign: Int = 1)
  {
    guard policy.missingFeedback != nil, contract.facts.hasEarnings,
      contract.verdict.rule != .clientExcluded
    else { return }
    tally.ended += sign
    guard contract.verdict.rule == .noFeedback else { return }
    tally.missingFeedback += sign
    tally.missingFeedbackWeight += sign * contract.tierWeight
  }
}

extension WindowTally {
  /// Adds other sums, `sign` times. Clients are not added.
  mutating func add(_ share: WindowTally, _ sign: Int = 1) {
    positive += sign * share.positive
    neutral += sign * share.neutral
    negative += sign * share.negative
    contracts += sign * share.contracts
    ended += sign * share.ended
    missingFeedback += sign * share.missingFeedback
    missingFeedbackWeight += sign * share.missingFeedbackWeight
  }
}
