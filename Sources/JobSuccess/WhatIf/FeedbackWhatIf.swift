/// Scores a profile as if the client's final feedback on one contract were another on the as-of date, from the sums of
/// its sheet.
///
/// Feedback changes what its own contract counts as. It changes other contracts in one case only: if the client
/// relationship becomes long-term by it, or no longer is (2.4), then what the client's contracts without feedback count
/// as. So it costs a pass over the jobs of its contract and, in that case, over the contracts of the client. `Scorer.score`
/// of a history with the feedback gives the same slowly; a test compares the two. Use it from one thread.
final class FeedbackWhatIf {
  private let scorer: Scorer
  private let history: History
  private let sheet: ScoreSheet
  // Memory that is used again for each call.
  private var sums: WindowSums
  private var jobs: [Job] = []
  /// The number of the relationship's contracts with a job in each evaluated window and, last, with any job.
  private var counted: [Int] = []

  /// What-ifs for a history and the sheet that the scorer made of it.
  init(_ scorer: Scorer, _ history: History, _ sheet: ScoreSheet) {
    self.scorer = scorer
    self.history = history
    self.sheet = sheet
    sums = WindowSums(sheet)
  }

  /// The score with other standing feedback on a contract, which is not removed: these stars and this private score.
  func result(of position: SheetPosition, stars: Stars?, privateScore: PrivateScore?) -> JobSuccessScore {
    let contract = sheet.contracts[position]
    let relationship = sheet.relationships[contract.relationship]
    let facts = contract.facts.with(stars: stars, privateScore: privateScore)
    let verdict = OutcomeRules.byFeedback(facts, scorer.satisfaction.satisfaction(of: facts), scorer.policy)
    var negatives = relationship.negatives
    if contract.verdict.rule == .negativeFeedback { negatives -= 1 }
    if verdict?.rule == .negativeFeedback { negatives += 1 }
    let isLongTerm = relationship.isLongEnough && negatives == 0

    begin(contract.relationship)
    replace(
      contract, by: verdict ?? OutcomeRules.withoutFeedback(facts, isLongTerm: isLongTerm, scorer.policy))
    if isLongTerm != relationship.isLongTerm {
      for other in sheet.byClient[relationship.members]
      where other != position && !sheet.contracts[other].verdict.rule.isByFeedback {
        replace(
          sheet.contracts[other],
          by: OutcomeRules.withoutFeedback(
            sheet.contracts[other].facts, isLongTerm: isLongTerm, scorer.policy))
      }
    }
    countClient(contract.relationship)
    return scorer.result(of: sums)
  }

  /// Begins with the sums of the sheet.
  private func begin(_ relationship: RelationshipIndex) {
    // Element by element, so that the arrays' memory is used again.
    for window in sums.tallies.indices { sums.tallies[window] = sheet.tallies[window] }
    sums.lifetimeClients = sheet.lifetimeClients
    counted.removeAll(keepingCapacity: true)
    for column in 0...sums.tallies.count {
      counted.append(sheet.contractsCounted(of: relationship, in: column))
    }
  }

  /// Replaces a contract in the sums of every window by the same contract with another verdict.
  private func replace(_ contract: AssessedContract, by verdict: Verdict) {
    Work.count()
    var changed = contract
    changed.verdict = verdict
    jobs.removeAll(keepingCapacity: true)
    scorer.addJobs(of: changed, history, to: &jobs)
    let before = sheet.jobs[contract.jobs]
    for window in sums.tallies.indices {
      if scorer.addShare(of: contract, jobs: before, in: window, to: &sums.tallies[window], -1) {
        counted[window] -= 1
      }
      if scorer.addShare(of: changed, jobs: jobs[...], in: window, to: &sums.tallies[window]) {
        counted[window] += 1
      }
    }
    counted[sums.tallies.count] += (jobs.isEmpty ? 0 : 1) - (before.isEmpty ? 0 : 1)
  }

  /// Counts the client where it has a contract now and had none, and the other way round.
  private func countClient(_ relationship: RelationshipIndex) {
    let all = sums.tallies.count
    for column in 0...all {
      let change =
        (counted[column] > 0 ? 1 : 0) - (sheet.contractsCounted(of: relationship, in: column) > 0 ? 1 : 0)
      if column < all { sums.tallies[column].clients += change } else { sums.lifetimeClients += change }
    }
  }
}
