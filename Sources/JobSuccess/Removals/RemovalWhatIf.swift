/// Scores a profile as if some of its feedback were removed on the as-of date, from the sums of its sheet.
///
/// A removal takes the jobs of its contract out of the windows. It affects other contracts in one case only: if it
/// removes the last negative feedback of a client relationship that is long enough, the client's other contracts
/// without feedback become positive (2.3 rule 6, 2.4). So one removal costs a pass over the jobs of its contract and,
/// in that case, over the contracts of the client. The history is not scored again. `History.removing` and
/// `Scorer.score` give the same slowly; tests compare the two.
package struct RemovalWhatIf {
  private let scorer: Scorer
  /// The sheet of the history, without removals.
  package let sheet: ScoreSheet
  private var changes: ChangedSums

  /// What-ifs for a history and the sheet that the scorer made of it.
  package init(_ scorer: Scorer, _ history: History, _ sheet: ScoreSheet) {
    self.scorer = scorer
    self.sheet = sheet
    changes = ChangedSums(scorer, history, sheet)
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
    return scorer.result(of: changes.sums)
  }

  /// The windows without the feedback of these contracts.
  package mutating func windows(removing positions: some Collection<SheetPosition>) -> [WindowScore] {
    apply(positions, to: WindowSums(sheet))
    return scorer.windowScores(changes.sums.tallies, lifetimeClients: changes.sums.lifetimeClients)
  }

  /// The sums without the feedback of these contracts. `others` are the sums before: those of the sheet, or those
  /// after removals of other clients' feedback.
  mutating func sums(removing positions: some Collection<SheetPosition>, from others: WindowSums)
    -> WindowSums
  {
    apply(positions, to: others)
    return changes.sums
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

  /// Sets the changed sums to those after the removals.
  private mutating func apply(_ positions: some Collection<SheetPosition>, to start: WindowSums) {
    changes.restart(from: start)
    for position in positions where isFirstOfItsRelationship(position, in: positions) {
      apply(positions, inRelationship: sheet.contracts[position].relationship)
    }
  }

  /// Changes the sums by the effects of the removals within one client relationship.
  private mutating func apply(
    _ positions: some Collection<SheetPosition>, inRelationship index: RelationshipIndex
  ) {
    changes.begin(index)
    for position in positions where sheet.contracts[position].relationship == index {
      let contract = sheet.contracts[position]
      guard contract.verdict.rule != .clientExcluded else { continue }
      changes.replace(contract, by: Verdict(.ineligible, by: .feedbackRemoved))
    }
    let relationship = sheet.relationships[index]
    if becomesLongTerm(relationship, removing: positions) {
      for position in sheet.byClient[relationship.members]
      where sheet.contracts[position].wouldCountAsLongTerm && !positions.contains(position) {
        changes.replace(sheet.contracts[position], by: Verdict(.positive, by: .longTerm))
      }
    }
    changes.end(index)
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
