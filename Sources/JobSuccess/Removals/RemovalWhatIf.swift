/// Scores a profile as if some of its feedback were removed on the as-of date, from the sums of its sheet.
///
/// A removal takes its contract's jobs out of the windows. It can reach further in one way only: where it takes the last
/// negative feedback out of a client relationship that is long enough, that client's other contracts without feedback
/// become positive (2.3 rule 6, 2.4). So one removal costs a pass over its own jobs and, in that one case, over the same
/// client's contracts; the history is never scored again. `History.removing` and `Scorer.score` say the same slowly,
/// and a test holds the two against each other.
package struct RemovalWhatIf {
  private let scorer: Scorer
  private let history: History
  package let sheet: ScoreSheet
  // Reused from one question to the next.
  private var sums: WindowSums
  private var addedJobs: [Job] = []
  private var contractsBefore: [Int]

  /// What-ifs on a history and the sheet that the scorer made of it.
  package init(_ scorer: Scorer, _ history: History, _ sheet: ScoreSheet) {
    self.scorer = scorer
    self.history = history
    self.sheet = sheet
    sums = WindowSums(sheet)
    contractsBefore = Array(repeating: 0, count: sheet.tallies.count)
  }

  /// The contracts whose standing feedback is not removed yet (6.1).
  package var candidates: [SheetPosition] {
    sheet.contracts.sheetIndices.filter { sheet.contracts[$0].facts.isRemovable }
  }

  /// The effect of removing each candidate by itself, in the order of the contract ids.
  package mutating func effectsOfAll() -> [RemovalEffect] {
    var effects: [RemovalEffect] = []
    for position in sheet.contracts.sheetIndices where sheet.contracts[position].facts.isRemovable {
      effects.append(effect(of: position))
    }
    return effects
  }

  /// The effect of removing one candidate.
  package mutating func effect(of position: SheetPosition) -> RemovalEffect {
    let after = changesNothing(position) ? sheet.result : result(removing: CollectionOfOne(position))
    let change = ScoreChange(
      from: sheet.result.exact, to: after.exact,
      because: scorer.noChangeReason(CollectionOfOne(sheet.contracts[position]), in: sheet))
    return RemovalEffect(position: position, before: sheet.result, after: after, change: change)
  }

  /// Whether a removal changes none of the sums, seen without computing them: the contract was over before any window
  /// began, as most were, its client has another one that counts, and no relationship becomes long-term by it.
  private func changesNothing(_ position: SheetPosition) -> Bool {
    let contract = sheet.contracts[position]
    let latest = max(contract.facts.endedOn ?? .earliest, contract.outcomeDay ?? .earliest)
    guard latest < scorer.firstStart, contract.verdict.rule != .negativeFeedback else { return false }
    return !contract.isEligible
      || sheet.contractsCounted(of: contract.relationship, in: sheet.tallies.count) > 1
  }

  /// The score without the feedback of these contracts.
  package mutating func result(removing positions: some Collection<SheetPosition>) -> JobSuccessScore {
    apply(positions, to: WindowSums(sheet))
    return scorer.result(of: sums)
  }

  /// The windows without the feedback of these contracts.
  package mutating func windows(removing positions: some Collection<SheetPosition>) -> [WindowScore] {
    apply(positions, to: WindowSums(sheet))
    return scorer.windowScores(sums.tallies, lifetimeClients: sums.lifetimeClients)
  }

  /// What is left of sums without the feedback of these contracts: the sheet's, or those without the
  /// feedback of other clients' contracts.
  mutating func sums(removing positions: some Collection<SheetPosition>, from others: WindowSums)
    -> WindowSums
  {
    apply(positions, to: others)
    return sums
  }

  /// The contracts that become positive because the removals make their client relationship long-term again.
  package func contractsMadeLongTerm(removing positions: some Collection<SheetPosition>) -> [SheetPosition] {
    var made: [SheetPosition] = []
    for position in positions where isFirstOfItsRelationship(position, in: positions) {
      let relationship = sheet.relationships[sheet.contracts[position].relationship]
      guard takesOutAllNegatives(of: relationship, removing: positions) else { continue }
      made += sheet.byClient[relationship.members].filter { turnsLongTerm($0) && !positions.contains($0) }
    }
    return made.sorted()
  }

  private mutating func apply(_ positions: some Collection<SheetPosition>, to start: WindowSums) {
    // One by one, so that the memory stays its own.
    for window in sums.tallies.indices { sums.tallies[window] = start.tallies[window] }
    sums.lifetimeClients = start.lifetimeClients
    for position in positions where isFirstOfItsRelationship(position, in: positions) {
      apply(positions, inRelationship: sheet.contracts[position].relationship)
    }
  }

  /// Changes the sums by what the removals do within one client relationship.
  private mutating func apply(
    _ positions: some Collection<SheetPosition>, inRelationship index: RelationshipIndex
  ) {
    for window in sums.tallies.indices { contractsBefore[window] = sums.tallies[window].contracts }
    var eligible = sheet.contractsCounted(of: index, in: sums.tallies.count)
    let wasClient = eligible > 0
    for position in positions where sheet.contracts[position].relationship == index {
      let contract = sheet.contracts[position]
      guard contract.verdict.rule != .clientExcluded else { continue }
      if contract.isEligible { eligible -= 1 }
      replace(contract, by: Verdict(.ineligible, by: .feedbackRemoved))
    }
    let relationship = sheet.relationships[index]
    if takesOutAllNegatives(of: relationship, removing: positions) {
      for position in sheet.byClient[relationship.members]
      where turnsLongTerm(position) && !positions.contains(position) {
        eligible += 1
        replace(sheet.contracts[position], by: Verdict(.positive, by: .longTerm))
      }
    }
    for window in sums.tallies.indices {
      let counted = sheet.contractsCounted(of: index, in: window)
      let remaining = counted + sums.tallies[window].contracts - contractsBefore[window]
      sums.tallies[window].clients += (remaining > 0 ? 1 : 0) - (counted > 0 ? 1 : 0)
    }
    sums.lifetimeClients += (eligible > 0 ? 1 : 0) - (wasClient ? 1 : 0)
  }

  /// Takes a contract's share out of every window and puts in what it counts as under another verdict.
  private mutating func replace(_ contract: AssessedContract, by verdict: Verdict) {
    var changed = contract
    changed.verdict = verdict
    addedJobs.removeAll(keepingCapacity: true)
    scorer.addJobs(of: changed, history, to: &addedJobs)
    for window in sums.tallies.indices {
      scorer.addShare(
        of: contract, jobs: sheet.jobs[contract.jobs], in: window, to: &sums.tallies[window], -1)
      scorer.addShare(of: changed, jobs: addedJobs[...], in: window, to: &sums.tallies[window])
    }
  }

  private func isFirstOfItsRelationship(
    _ position: SheetPosition, in positions: some Collection<SheetPosition>
  ) -> Bool {
    let relationship = sheet.contracts[position].relationship
    return positions.first { sheet.contracts[$0].relationship == relationship } == position
  }

  /// Whether the removals take out all the negative feedback that keeps a relationship from being long-term.
  private func takesOutAllNegatives(
    of relationship: Relationship, removing positions: some Collection<SheetPosition>
  )
    -> Bool
  {
    guard relationship.isLongEnough, relationship.negatives > 0 else { return false }
    let removed = positions.count {
      let contract = sheet.contracts[$0]
      return contract.verdict.rule == .negativeFeedback
        && sheet.relationships[contract.relationship].client == relationship.client
    }
    return removed == relationship.negatives
  }

  private func turnsLongTerm(_ position: SheetPosition) -> Bool {
    sheet.contracts[position].wouldTurnLongTerm
  }
}

extension AssessedContract {
  /// Whether it counts as nothing now and would be positive in a long-term relationship (rule 6 before 7 and 9).
  var wouldTurnLongTerm: Bool {
    facts.hasEarnings && (verdict.rule == .open || verdict.rule == .noFeedback)
  }
}

extension ContractFacts {
  /// Whether it has standing final client feedback that is not removed (6.1, removals.csv).
  package var isRemovable: Bool {
    standingFeedback != nil && removal == nil
  }
}
