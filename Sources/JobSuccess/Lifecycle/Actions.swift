/// What a profile can do on the as-of date, by the rules of chapter 4, and what it could do to the score (4.5).
package struct Actions {
  private let scorer: Scorer
  private let history: History
  private let sheet: ScoreSheet

  /// The best a client can answer: what corrections and new feedback are counted with.
  private static let bestStars = Stars(hundredths: 500)
  private static let bestPrivateScore = PrivateScore(10)
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
    var actions = sheet.contracts.flatMap { aroundTheEnd(of: $0.facts) + midContract($0.facts) }
    actions += removals(effects) + reports()
    return actions.sorted { left, right in
      let (first, second) = (left.deadline?.number ?? .max, right.deadline?.number ?? .max)
      return (first, left.contract.index, left.kind) < (second, right.contract.index, right.kind)
    }
  }

  /// What the 14 and 28 days after a contract's end allow (4.1, 4.2, 4.4).
  private func aroundTheEnd(of facts: ContractFacts) -> [Action] {
    guard let endedOn = facts.endedOn, scorer.asOf <= endedOn + Deadlines.answerDays else { return [] }
    var actions: [Action] = []
    let feedbackDeadline = endedOn + Deadlines.feedbackDays
    if scorer.asOf <= feedbackDeadline {
      let contract = history[facts.key]
      if history.standingFeedback(of: contract, on: scorer.asOf, by: .freelancer) == nil {
        actions.append(action(.leaveFeedback, facts, feedbackDeadline, nil))
      }
      if facts.standingFeedback == nil {
        actions.append(
          action(.askForFeedback, facts, feedbackDeadline, effect(history.answeringWell(facts, scorer))))
      } else if facts.removal == nil, let satisfaction = scorer.satisfaction.satisfaction(of: facts),
        satisfaction != .positive
      {
        let corrected = history.correcting(
          facts.key, stars: Actions.bestStars,
          privateScore: facts.privateScore == nil ? nil : Actions.bestPrivateScore, on: scorer.asOf)
        actions.append(action(.askForChange, facts, feedbackDeadline, corrected.flatMap(effect)))
      }
    }
    if isWorthAnAnswer(facts) { actions.append(action(.respond, facts, endedOn + Deadlines.answerDays, nil)) }
    return actions
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

  private func midContract(_ facts: ContractFacts) -> [Action] {
    guard let deadline = MidContract.deadline(facts, history, on: scorer.asOf) else { return [] }
    return [action(.requestMidContractFeedback, facts, deadline, nil)]
  }

  /// Removals that may be asked for and raise the score (3.3).
  private func removals(_ effects: [RemovalEffect]) -> [Action] {
    let eligibility = RemovalEligibility(history, scorer.policy, on: scorer.asOf)
    guard eligibility.failed.isEmpty else { return [] }
    return effects.filter { $0.change == .raises }.map { effect in
      let change = ActionEffect(before: effect.before.percent, after: effect.after.percent)
      return action(.requestRemoval, sheet.contracts[effect.position].facts, nil, change)
    }
  }

  private func reports() -> [Action] {
    history.reports.filter { $0.isPending && $0.reportedOn <= scorer.asOf }.compactMap { report in
      sheet.position(of: report.contract).map { position in
        action(
          .reviewReport, sheet.contracts[position].facts,
          report.reportedOn.adding(businessDays: Deadlines.reportBusinessDays), nil)
      }
    }
  }

  private func action(_ kind: ActionKind, _ facts: ContractFacts, _ deadline: Day?, _ effect: ActionEffect?)
    -> Action
  {
    Action(kind: kind, contract: facts.key, deadline: deadline, effect: effect)
  }

  private func effect(_ changed: History) -> ActionEffect? {
    ActionEffect(before: sheet.result.percent, after: scorer.score(changed).result.percent)
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
  fileprivate func answeringWell(_ facts: ContractFacts, _ scorer: Scorer) -> History {
    var changed = self
    let given = Feedback(
      submittedAt: Instant(startOf: scorer.asOf), author: .client, kind: .final,
      stars: Stars(hundredths: 500),
      privateScore: PrivateScore(10))
    // A contract's feedback is one run of the array: it moves to the end, the new one behind it.
    let run = self[facts.key].feedback.map { feedback[$0] } + [given]
    changed.contracts[facts.key.index].feedback =
      changed.feedback.endIndex..<changed.feedback.endIndex + run.count
    changed.feedback += run
    return changed
  }
}
