/// Finds what a profile can do on the as-of date, by the rules of chapter 4, and computes its effect on the score
/// (4.5).
package struct Actions {
  private let scorer: Scorer
  private let history: History
  private let sheet: ScoreSheet

  /// The best feedback a client can give: the effects of new and corrected feedback are computed with it.
  fileprivate static let bestStars = Stars(hundredths: 500)
  fileprivate static let bestPrivateScore = PrivateScore(10)
  /// Feedback with fewer stars is worth an answer.
  private static let answerBelow = Stars(hundredths: 400)

  /// The actions for a history and the sheet that the scorer made of it.
  package init(_ scorer: Scorer, _ history: History, _ sheet: ScoreSheet) {
    self.scorer = scorer
    self.history = history
    self.sheet = sheet
  }

  /// All actions, by deadline (those without one last), then by contract id, then by the action's name.
  ///
  /// - Parameter effects: The effects of all possible removals.
  package func all(effects: [RemovalEffect]) -> [Action] {
    var actions: [Action] = []
    for contract in sheet.contracts {
      if let endedOn = contract.facts.endedOn {
        addActions(on: contract, endedOn: endedOn, to: &actions)
      } else if let deadline = MidContract.deadline(contract.facts, history, on: scorer.asOf) {
        actions.append(action(.requestMidContractFeedback, on: contract, until: deadline))
      }
    }
    actions += removals(effects) + reports()
    return actions.sorted { left, right in
      let (first, second) = (left.deadline?.number ?? .max, right.deadline?.number ?? .max)
      return (first, left.contract.index, left.kind) < (second, right.contract.index, right.kind)
    }
  }

  /// Adds what can be done in the 14 and 28 days after a contract's end (4.1, 4.2, 4.4).
  private func addActions(on contract: AssessedContract, endedOn: Day, to actions: inout [Action]) {
    guard scorer.asOf <= endedOn + Deadlines.answerDays else { return }
    let facts = contract.facts
    if isWorthAnAnswer(facts) {
      actions.append(action(.respond, on: contract, until: endedOn + Deadlines.answerDays))
    }
    let deadline = endedOn + Deadlines.feedbackDays
    guard scorer.asOf <= deadline else { return }
    if history.standingFeedback(of: history[facts.key], on: scorer.asOf, by: .freelancer) == nil {
      actions.append(action(.leaveFeedback, on: contract, until: deadline))
    }
    if facts.standingFeedback == nil {
      let answered = effect(on: contract, of: history.answeringWell(facts, on: scorer.asOf))
      actions.append(action(.askForFeedback, on: contract, until: deadline, effect: answered))
    } else if mayBeChanged(facts) {
      let changed = history.correcting(
        facts.key, stars: Actions.bestStars,
        privateScore: facts.privateScore == nil ? nil : Actions.bestPrivateScore, on: scorer.asOf)
      actions.append(
        action(
          .askForChange, on: contract, until: deadline, effect: changed.map { effect(on: contract, of: $0) }))
    }
  }

  /// Whether the standing feedback is not positive, and can be corrected because it is not removed (4.4).
  private func mayBeChanged(_ facts: ContractFacts) -> Bool {
    guard facts.removal == nil, let satisfaction = scorer.satisfaction.satisfaction(of: facts) else {
      return false
    }
    return satisfaction != .positive
  }

  /// Whether the standing feedback is negative or has few stars, is public, and has no answer.
  private func isWorthAnAnswer(_ facts: ContractFacts) -> Bool {
    guard let standing = facts.standingFeedback.map({ history.feedback[$0] }),
      facts.removal != .jssAndProfile,
      standing.respondedOn.map({ $0 > scorer.asOf }) ?? true,
      history.isPublic(standing, of: facts, on: scorer.asOf)
    else { return false }
    return scorer.satisfaction.satisfaction(of: facts) == .negative
      || facts.stars.map { $0 < Actions.answerBelow } ?? false
  }

  /// The removals that may be requested and raise the score (3.3).
  private func removals(_ effects: [RemovalEffect]) -> [Action] {
    let eligibility = RemovalEligibility(history, scorer.policy, on: scorer.asOf)
    guard eligibility.failed.isEmpty else { return [] }
    return effects.filter { $0.change == .raises }.map { effect in
      let change = ActionEffect(before: effect.before.percent, after: effect.after.percent)
      return action(.requestRemoval, on: sheet.contracts[effect.position], until: nil, effect: change)
    }
  }

  /// The reports that are not decided, of feedback that is known on the as-of date.
  private func reports() -> [Action] {
    history.reports.compactMap { report in
      guard report.isPending, report.reportedOn <= scorer.asOf,
        history.feedback[report.feedback].submittedOn <= scorer.asOf,
        let position = sheet.position(of: report.contract)
      else { return nil }
      let deadline = report.reportedOn.adding(businessDays: Deadlines.reportBusinessDays)
      return action(
        .reviewReport, on: sheet.contracts[position], until: deadline,
        effect: effect(ofRemoving: report.feedback, at: position))
    }
  }

  /// What removing a reported feedback would do; nil if it is not the standing feedback of its contract.
  private func effect(ofRemoving feedback: Int, at position: SheetPosition) -> ActionEffect? {
    let facts = sheet.contracts[position].facts
    guard facts.isRemovable, facts.standingFeedback == feedback else { return nil }
    var whatIf = RemovalWhatIf(scorer, history, sheet)
    let removed = whatIf.effect(of: position)
    return ActionEffect(before: removed.before.percent, after: removed.after.percent)
  }

  private func action(
    _ kind: ActionKind, on contract: AssessedContract, until deadline: Day?, effect: ActionEffect? = nil
  ) -> Action {
    Action(kind: kind, contract: contract.facts.key, deadline: deadline, effect: effect)
  }

  /// What other feedback on one contract does to the score. It can change only contracts with the same client, so
  /// only that relationship is scored again, and its old sums are replaced by the new ones.
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
  /// Whether the report is not decided. A report without a `decision` is not.
  package var isPending: Bool {
    decision == nil || decision == .pending
  }
}

extension History {
  /// The history as if the client gave the best possible feedback on a day.
  fileprivate func answeringWell(_ facts: ContractFacts, on day: Day) -> History {
    var changed = self
    let given = Feedback(
      submittedAt: Instant(startOf: day), author: .client, kind: .final, stars: Actions.bestStars,
      privateScore: Actions.bestPrivateScore)
    // A contract's feedback is one range of the array. It is copied to the end, with the new one after it.
    let all = self[facts.key].feedback.map { feedback[$0] } + [given]
    changed.contracts[facts.key.index].feedback =
      changed.feedback.endIndex..<changed.feedback.endIndex + all.count
    changed.feedback += all
    return changed
  }
}
