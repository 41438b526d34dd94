/// The sums of a sheet while contracts of it count as something else: what-ifs cost a pass over the jobs of the changed
/// contracts, and the history is not scored again.
///
/// Contracts are changed one client relationship after the other, between `begin` and `end`, because a window's clients
/// are counted by relationship.
struct ChangedSums {
  private let scorer: Scorer
  private let history: History
  private let sheet: ScoreSheet
  /// The sums after the changes so far.
  private(set) var sums: WindowSums
  // Memory that is used again for each change.
  private var jobs: [Job] = []
  /// The number of contracts in each window before the relationship's changes.
  private var contractsBefore: [Int]
  /// How many contracts of the relationship have a job after the changes so far.
  private var counted = 0

  /// The sums of a sheet that the scorer made of a history.
  init(_ scorer: Scorer, _ history: History, _ sheet: ScoreSheet) {
    self.scorer = scorer
    self.history = history
    self.sheet = sheet
    sums = WindowSums(sheet)
    contractsBefore = Array(repeating: 0, count: sheet.tallies.count)
  }

  /// Starts again from sums: those of the sheet, or those after changes of other clients' contracts.
  mutating func restart(from start: borrowing WindowSums) {
    // Element by element, so that the array's memory is used again.
    for window in sums.tallies.indices { sums.tallies[window] = start.tallies[window] }
    sums.lifetimeClients = start.lifetimeClients
  }

  /// Begins the changes of a relationship's contracts.
  mutating func begin(_ relationship: RelationshipIndex) {
    for window in sums.tallies.indices { contractsBefore[window] = sums.tallies[window].contracts }
    counted = sheet.contractsCounted(of: relationship, in: sums.tallies.count)
  }

  /// Replaces a contract in the sums of every window by the same contract with another verdict.
  mutating func replace(_ contract: AssessedContract, by verdict: Verdict) {
    Work.count()
    var changed = contract
    changed.verdict = verdict
    jobs.removeAll(keepingCapacity: true)
    scorer.addJobs(of: changed, history, to: &jobs)
    for window in sums.tallies.indices {
      scorer.addShare(
        of: contract, jobs: sheet.jobs[contract.jobs], in: window, to: &sums.tallies[window], -1)
      scorer.addShare(of: changed, jobs: jobs[...], in: window, to: &sums.tallies[window])
    }
    counted += (jobs.isEmpty ? 0 : 1) - (contract.jobs.isEmpty ? 0 : 1)
  }

  /// Ends the changes of a relationship's contracts: its client counts as long as one of them does.
  mutating func end(_ relationship: RelationshipIndex) {
    let all = sums.tallies.count
    for window in 0..<all {
      let before = sheet.contractsCounted(of: relationship, in: window)
      let after = before + sums.tallies[window].contracts - contractsBefore[window]
      sums.tallies[window].clients += (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0)
    }
    let wasClient = sheet.contractsCounted(of: relationship, in: all) > 0
    sums.lifetimeClients += (counted > 0 ? 1 : 0) - (wasClient ? 1 : 0)
  }
}
