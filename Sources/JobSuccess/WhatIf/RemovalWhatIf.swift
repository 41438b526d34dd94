/// Scores a profile as if some of its feedback were removed on the as-of date, from the sums of its sheet.
///
/// A removal takes its contract's jobs out of the windows. It can reach further in one way only: where it takes the last
/// negative feedback out of a client relationship that is long enough, that client's other contracts without feedback
/// become positive (2.3 rule 6, 2.4). So one removal costs a look at its own jobs and, in that one case, at the same
/// client's contracts; the history is never scored again. `History.removing` and `Scorer.score` say the same slowly,
/// and a test holds the two against each other.
package struct RemovalWhatIf {
  private let scorer: Scorer
  private let history: History
  package let sheet: ScoreSheet
  // Reused from one question to the next.
  private var tallies: [WindowTally] = []
  private var lifetimeClients = 0
  private var addedJobs: [Job] = []

  /// What-ifs on a history and the sheet that the scorer made of it.
  package init(_ scorer: Scorer, _ history: History, _ sheet: ScoreSheet) {
    self.scorer = scorer
    self.history = history
    self.sheet = sheet
  }

  /// Positions in the sheet of the contracts whose feedback could be removed: it stands and is not removed yet (6.1).
  package var candidates: [Int] {
    sheet.contracts.indices.filter { sheet.contracts[$0].facts.isRemovable }
  }

  /// The effect of removing each candidate by itself, in the order of the contract ids.
  package mutating func effectsOfAll() -> [RemovalEffect] {
    var effects: [RemovalEffect] = []
    for position in sheet.contracts.indices where sheet.contracts[position].facts.isRemovable {
      effects.append(effect(of: position))
    }
    return effects
  }

  /// The effect of removing one candidate, by its position in the sheet.
  package mutating func effect(of position: Int) -> RemovalEffect {
    let after = result(removing: CollectionOfOne(position))
    let change = ScoreChange(from: sheet.result.exact, to: after.exact, because: noChangeReason(position))
    return RemovalEffect(position: position, before: sheet.result, after: after, change: change)
  }

  /// The score without the feedback of the contracts at these positions.
  package mutating func result(removing positions: some Collection<Int>) -> JobSuccessScore {
    apply(positions)
    return scorer.result(of: tallies, lifetimeClients: lifetimeClients)
  }

  /// The windows without the feedback of the contracts at these positions.
  package mutating func windows(removing positions: some Collection<Int>) -> [WindowScore] {
    apply(positions)
    return scorer.windowScores(tallies, lifetimeClients: lifetimeClients)
  }

  /// The contracts that become positive because the removals make their client relationship long-term again.
  package func contractsMadeLongTerm(removing positions: some Collection<Int>) -> [Int] {
    var made: [Int] = []
    for position in positions where isFirstOfItsRelationship(position, in: positions) {
      let relationship = sheet.relationships[sheet.contracts[position].relationship]
      guard unspoils(relationship, removing: positions) else { continue }
      made += sheet.byClient[relationship.members].filter { turnsLongTerm($0) && !positions.contains($0) }
    }
    return made.sorted()
  }

  private mutating func apply(_ positions: some Collection<Int>) {
    tallies = sheet.tallies
    lifetimeClients = sheet.lifetimeClients
    for position in positions where isFirstOfItsRelationship(position, in: positions) {
      apply(positions, inRelationship: sheet.contracts[position].relationship)
    }
  }

  /// Changes the sums by what the removals do within one client relationship.
  private mutating func apply(_ positions: some Collection<Int>, inRelationship index: Int) {
    let before = tallies.map(\.contracts)
    var eligible = sheet.contractsCounted(of: index, in: tallies.count)
    let wasClient = eligible > 0
    for position in positions where sheet.contracts[position].relationship == index {
      let contract = sheet.contracts[position]
      guard contract.verdict.rule != .clientExcluded else { continue }
      if contract.isEligible { eligible -= 1 }
      replace(contract, by: Verdict(.ineligible, by: .feedbackRemoved))
    }
    let relationship = sheet.relationships[index]
    if unspoils(relationship, removing: positions) {
      for position in sheet.byClient[relationship.members]
      where turnsLongTerm(position) && !positions.contains(position) {
        eligible += 1
        replace(sheet.contracts[position], by: Verdict(.positive, by: .longTerm))
      }
    }
    for window in tallies.indices {
      let counted = sheet.contractsCounted(of: index, in: window)
      let remaining = counted + tallies[window].contracts - before[window]
      tallies[window].clients += (remaining > 0 ? 1 : 0) - (counted > 0 ? 1 : 0)
    }
    lifetimeClients += (eligible > 0 ? 1 : 0) - (wasClient ? 1 : 0)
  }

  /// Takes a contract's share out of every window and puts in what it counts as under another verdict.
  private mutating func replace(_ contract: AssessedContract, by verdict: Verdict) {
    var changed = contract
    changed.verdict = verdict
    addedJobs.removeAll(keepingCapacity: true)
    scorer.addJobs(of: changed, history, to: &addedJobs)
    for window in tallies.indices {
      tallies[window].add(scorer.share(of: contract, jobs: sheet.jobs[contract.jobs], in: window), -1)
      tallies[window].add(scorer.share(of: changed, jobs: addedJobs[...], in: window))
    }
  }

  private func isFirstOfItsRelationship(_ position: Int, in positions: some Collection<Int>) -> Bool {
    let relationship = sheet.contracts[position].relationship
    return positions.first { sheet.contracts[$0].relationship == relationship } == position
  }

  /// Whether the removals take out all the negative feedback that keeps a relationship from being long-term.
  private func unspoils(_ relationship: Relationship, removing positions: some Collection<Int>) -> Bool {
    guard relationship.isLongEnough, relationship.negatives > 0 else { return false }
    let removed = positions.count {
      let contract = sheet.contracts[$0]
      return contract.verdict.rule == .negativeFeedback
        && sheet.relationships[contract.relationship].client == relationship.client
    }
    return removed == relationship.negatives
  }

  /// Whether a contract counts as nothing now and would be positive in a long-term relationship (rule 6 before 7 and 9).
  private func turnsLongTerm(_ position: Int) -> Bool {
    let contract = sheet.contracts[position]
    return contract.facts.hasEarnings
      && (contract.verdict.rule == .open || contract.verdict.rule == .noFeedback)
  }

  private func noChangeReason(_ position: Int) -> NoChangeReason {
    let contract = sheet.contracts[position]
    guard contract.isEligible else { return .ineligible }
    let start = scorer.decidingSpan(of: sheet.result).start
    return sheet.jobs(of: contract).contains { $0.day >= start } ? .balanced : .outsideWindow
  }
}

extension ContractFacts {
  /// Whether final client feedback stands on it that is not removed (6.1, removals.csv).
  package var isRemovable: Bool {
    standingFeedback != nil && removal == nil
  }
}
