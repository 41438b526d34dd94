/// What a profile can do on the as-of date, by the rules of chapter 4, and what it could do to the score (4.5).
package struct Actions {
  private let scorer: Scorer
  private let history: History
  private let sheet: ScoreSheet

  /// The best a client can answer: what corrections and new feedback are counted with.
  fileprivate static let bestStars = Stars(hundredths: 500)
  fileprivate static let bestPrivateScore = PrivateScore(10)
  /// Below it a feedback is worth an answer.
  private static let answerBelow = Stars(hundredths: 400)

  /// Actions for a history and the sheet that the scorer made of it.
  package init(_ scorer: Scorer, _ history: History, _ sheet: ScoreSheet) {
    self.scorer = scorer
    self.history = history
    self.sheet = sheet
  }

  /// Sorted by deadline (none comes last), then by contract id, then by the action's name.
  ///
  /// - Parameter effects: Those of all removals, where they are at hand.
  package func all(effects: [RemovalEffect]) -> [Action] {
    var actions: [Action] = []
    for contract in sheet.contracts {
      if let endedOn = contract.facts.endedOn {
        addAroundTheEnd(contract, endedOn, to: &actions)
      } else if let deadline = MidContract.deadline(contract.facts, history, on: scorer.asOf) {
        actions.append(action(.requestMidContractFeedback, contract, deadline))
      }
    }
    actions += removals(effects) + reports()
    return actions.sorted { left, right in
      let (first, second) = (left.deadline?.number ?? .max, right.deadline?.number ?? .max)
      return (first, left.contract.index, left.kind) < (second, right.contract.index, right.kind)
    }
  }

  /// What the 14 and 28 days after a contract's end allow (4.1, 4.2, 4.4).
  private func addAroundTheEnd(_ contract: AssessedContract, _ endedOn: Day, to actions: inout [Action]) {
    guard scorer.asOf <= endedOn + Deadlines.answerDays else { return }
    let facts = contract.facts
    if isWorthAnAnswer(facts) {
      actions.append(action(.respond, contract, endedOn + Deadlines.answerDays))
    }
    let deadline = endedOn + Deadlines.feedbackDays
    guard scorer.asOf <= deadline else { return }
    if history.standingFeedback(of: history[facts.key], on: scorer.asOf, by: .freelancer) == nil {
      actions.append(action(.leaveFeedback, contract, deadline))
    }
    if facts.standingFeedback == nil {
      let answered = effect(on: contract, of: history.answeringWell(facts, on: scorer.asOf))
      actions.append(action(.askForFeedback, contract, deadline, answered))
    } else if mayBeChanged(facts) {
      let changed = history.correcting(
        facts.key, stars: Actions.bestStars,
        privateScore: facts.privateScore == nil ? nil : Actions.bestPrivateScore, on: scorer.asOf)
      actions.append(
        action(.askForChange, contract, deadline, changed.map { effect(on: contract, of: $0) }))
    }
  }

  /// Whether a feedback is worth a change, and can be changed: not once it is removed (4.4).
  private func mayBeChanged(_ facts: ContractFacts) -> Bool {
    guard facts.removal == nil, let satisfaction = scorer.satisfaction.satisfaction(of: facts) else {
      return false
    }
    return satisfaction != .positive
  }

  private func isWorthAnAnswer(_ facts: ContractFacts) -> Bool {
    guard let standing = facts.standingFeedback.map({ history.feedback[$0] }),
      facts.removal != .jssAndProfile,
      standing.respondedOn.map({ $0 > scorer.asOf }) ?? true,
      history.isPublic(standing, of: facts, on: scorer.asOf)
    else { return false }
    return scorer.satisfaction.satisfaction(of: facts) == .negative
      || facts.stars.map { $0 < Actions.answerBelow } ?? false
  }

  /// Removals that may be asked for and raise the score (3.3).
  private func removals(_ effects: [RemovalEffect]) -> [Action] {
    let eligibility = RemovalEligibility(history, scorer.policy, on: scorer.asOf)
    guard eligibility.failed.isEmpty else { return [] }
    return effects.filter { $0.change == .raises }.map { effect in
      let change = ActionEffect(before: effect.before.percent, after: effect.after.percent)
      return action(.requestRemoval, sheet.contracts[effect.position], nil, change)
    }
  }

  /// Reports of feedback that is known, on which the platform has still to decide.
  private func reports() -> [Action] {
    history.reports.compactMap { report in
      guard report.isPending, report.reportedOn <= scorer.asOf,
        history.feedback[report.feedback].submittedOn <= scorer.asOf,
        let position = sheet.position(of: report.contract)
      else { return nil }
      let deadline = report.reportedOn.adding(businessDays: Deadlines.reportBusinessDays)
      return action(
        .reviewReport, sheet.contracts[position], deadline, effect(ofRemoving: report.feedback, at: position))
    }
  }

  /// What removing a reported feedback would do; nil where the score doesn't rest on it.
  private func effect(ofRemoving feedback: Int, at position: SheetPosition) -> ActionEffect? {
    let facts = sheet.contracts[position].facts
    guard facts.isRemovable, facts.standingFeedback == feedback else { return nil }
    var whatIf = RemovalWhatIf(scorer, history, sheet)
    let removed = whatIf.effect(of: position)
    return ActionEffect(before: removed.before.percent, after: removed.after.percent)
  }

  private func action(
    _ kind: ActionKind, _ contract: AssessedContract, _ deadline: Day?, _ effect: ActionEffect? = nil
  ) -> Action {
    Action(kind: kind, contract: contract.facts.key, deadline: deadline, effect: effect)
  }

  /// What another feedback on one contract does to the score. It reaches no further than the contract's client: only
  /// that relationship is scored again, and its sums take the place of those it had.
  private func effect(on contract: AssessedContract, of changed: History) -> ActionEffect {
    let members = sheet.byClient[sheet.relationships[contract.relationship].members]
    let keys = members.map { sheet.contracts[$0].facts.key }
    let (old, new) = (scorer.score(keys, of: history), scorer.score(keys, of: changed))
    var tallies = sheet.tallies
    for window in tallies.indices {
      tallies[window].add(old.tallies[window], -1)
      tallies[window].add(new.tallies[window])
      tallies[window].clients += new.tallies[window].clients - old.tallies[window].clients
    }
    let clients = sheet.lifetimeClients - old.lifetimeClients + new.lifetimeClients
    let after = scorer.result(of: tallies, lifetimeClients: clients)
    return ActionEffect(before: sheet.result.percent, after: after.percent)
  }
}

extension FeedbackReport {
  /// Whether the platform has still to decide; a report without a decision waits for one.
  package var isPending: Bool {
    decision == nil || decision == .pending
  }
}

extension History {
  /// The history as if the client gave the best feedback there is on the as-of date.
  fileprivate func answeringWell(_ facts: ContractFacts, on day: Day) -> History {
    var changed = self
    let given = Feedback(
      submittedAt: Instant(startOf: day), author: .client, kind: .final, stars: Actions.bestStars,
      privateScore: Actions.bestPrivateScore)
    // A contract's feedback is one run of the array: it moves to the end, the new one behind it.
    let run = self[facts.key].feedback.map { feedback[$0] } + [given]
    changed.contracts[facts.key.index].feedback =
      changed.feedback.endIndex..<changed.feedback.endIndex + run.count
    changed.feedback += run
    return changed
  }
}
