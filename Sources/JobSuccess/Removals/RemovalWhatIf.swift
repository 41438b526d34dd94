/// Scores a profile as if some of its feedback were removed on the as-of date, from the sums of its sheet.
///
/// A removal takes the jobs of its contract out of the windows. It affects other contracts in one case only: if it
/// removes the last negative feedback of a client relationship that is long enough, the client's other contracts
/// without feedback become positive (2.3 rule 6, 2.4). So one removal costs a pass over the jobs of its contract and,
/// in that case, over the contracts of the client. The history is not scored again. `History.removing` and
/// `Scorer.score` give the same slowly; tests compare the two.
package struct RemovalWhatIf {
  private let scorer: Scorer
  private let history: History
  /// The sheet of the history, without removals.
  package let sheet: ScoreSheet
  // Memory that is used again for each call.
  private var sums: WindowSums
  private var addedJobs: [Job] = []
  private var contractsBefore: [Int]

  /// What-ifs for a history and the sheet that the scorer made of it.
  package init(_ scorer: Scorer, _ history: History, _ sheet: ScoreSheet) {
    self.scorer = scorer
    self.history = history
    self.sheet = sheet
    sums = WindowSums(sheet)
    contractsBefore = Array(repeating: 0, count: sheet.tallies.count)
  }

  /// The contracts with standing feedback that is not removed (6.1).
  package var candidates: [SheetPosition] {
    sheet.contracts.sheetIndices.filter { sheet.contracts[$0].facts.isRemovable }
  }

  /// The effect of removing each candidate alone, in the order of the contract ids.
  package mutating func effectsOfAll() -> [RemovalEffect] {
    var effects: [RemovalEffect] = []
    for position in sheet.contracts.sheetIndices where sheet.contracts[position].facts.isRemovable {
      effects.append(effect(of: position))
    }
    return effects
  }

  /// The effect of removing one candidate alone.
  package mutating func effect(of position: SheetPosition) -> RemovalEffect {
    let after = changesNothing(position) ? sheet.result : result(removing: CollectionOfOne(position))
    let change = ScoreChange(
      from: sheet.result.exact, to: after.exact,
      because: scorer.noChangeReason(CollectionOfOne(sheet.contracts[position]), in: sheet))
    return RemovalEffect(position: position, before: sheet.result, after: after, change: change)
  }

  /// Whether it is certain, without computing the sums, that a removal doesn't change them: the contract ended before
  /// any window begins, its client has another contract that counts, and no relationship becomes long-term.
  private func changesNothing(_ position: SheetPosition) -> Bool {
    let contract = sheet.contracts[position]
    let latest = max(contract.facts.countsAsEndedOn ?? .earliest, contract.outcomeDay ?? .earliest)
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

  /// The sums without the feedback of these contracts. `others` are the sums before: those of the sheet, or those
  /// after removals of other clients' feedback.
  mutating func sums(removing positions: some Collection<SheetPosition>, from others: WindowSums)
    -> WindowSums
  {
    apply(positions, to: others)
    return sums
  }

  /// The contracts that become positive because the removals make their client relationship long-term.
  package func contractsMadeLongTerm(removing positions: some Collection<SheetPosition>) -> [SheetPosition] {
    var made: [SheetPosition] = []
    for position in positions where isFirstOfItsRelationship(position, in: positions) {
      let relationship = sheet.relationships[sheet.contracts[position].relationship]
      guard becomesLongTerm(relationship, removing: positions) else { continue }
      made += sheet.byClient[relationship.members].filter {
        sheet.contracts[$0].wouldCountAsLongTerm && !positions.contains($0)
      }
    }
    return made.sorted()
  }

  /// Sets `sums` to those after the removals.
  private mutating func apply(_ positions: some Collection<SheetPosition>, to start: WindowSums) {
    // Element by element, so that the array's memory is used again.
    for window in sums.tallies.indices { sums.tallies[window] = start.tallies[window] }
    sums.lifetimeClients = start.lifetimeClients
    for position in positions where isFirstOfItsRelationship(position, in: positions) {
      apply(positions, inRelationship: sheet.contracts[position].relationship)
    }
  }

  /// Changes the sums by the effects of the removals within one client relationship.
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
    if becomesLongTerm(relationship, removing: positions) {
      for position in sheet.byClient[relationship.members]
      where sheet.contracts[position].wouldCountAsLongTerm && !positions.contains(position) {
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

  /// Replaces a contract in the sums of every window by the same contract with another verdict.
  private mutating func replace(_ contract: AssessedContract, by verdict: Verdict) {
    Work.count()
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

  /// Whether a position is the first of its relationship among some positions.
  private func isFirstOfItsRelationship(
    _ position: SheetPosition, in positions: some Collection<SheetPosition>
  ) -> Bool {
    let relationship = sheet.contracts[position].relationship
    return positions.first { sheet.contracts[$0].relationship == relationship } == position
  }

  /// Whether the removals make a relationship long-term, because they remove all of its negative feedback.
  private func becomesLongTerm(
    _ relationship: Relationship, removing positions: some Collection<SheetPosition>
  ) -> Bool {
    guard relationship.isLongEnough, relationship.negatives > 0 else { return false }
    let removed = positions.count {
      let contract = sheet.contracts[$0]
      return contract.verdict.rule == .negativeFeedback
        && sheet.relationships[contract.relationship].client == relationship.client
    }
    return removed == relationship.negatives
  }
}

extension AssessedContract {
  /// Whether it doesn't count now, and would be positive in a long-term relationship (rule 6 before 7 and 9).
  var wouldCountAsLongTerm: Bool {
    facts.hasEarnings && (verdict.rule == .open || verdict.rule == .noFeedback)
  }
}

extension ContractFacts {
  /// Whether it has standing final client feedback that is not removed (6.1, removals.csv).
  package var isRemovable: Bool {
    standingFeedback != nil && removal == nil
  }
}
