/// Finds what a profile can do on the as-of date, by the rules of chapter 4, and computes its effect on the score
/// (4.5).
package struct Actions {
  private let scorer: Scorer
  private let history: History
  private let sheet: ScoreSheet
  private let whatIf: FeedbackWhatIf

  /// The best feedback a client can give: the effects of new and corrected feedback are computed with it.
  private static let bestStars = Stars(hundredths: 500)
  private static let bestPrivateScore = PrivateScore(10)
  /// Feedback with fewer stars is worth an answer.
  private static let answerBelow = Stars(hundredths: 400)

  /// The actions for a history and the sheet that the scorer made of it.
  package init(_ scorer: Scorer, _ history: History, _ sheet: ScoreSheet) {
    self.scorer = scorer
    self.history = history
    self.sheet = sheet
    whatIf = FeedbackWhatIf(scorer, history, sheet)
  }

  /// All actions, by deadline (those without one last), then by contract id, then by the action's name.
  ///
  /// - Parameter effects: The effects of all possible removals.
  package func all(effects: [RemovalEffect]) -> [Action] {
    var actions: [Action] = []
    let requests = Dictionary(grouping: history.midContractRequests, by: \.contract)
    // What can be done about an agency's contract is the agency's to do.
    for contract in sheet.contracts where history[contract.facts.key].isOwned {
      if let endedOn = contract.facts.endedOn {
        addActions(on: contract, endedOn: endedOn, to: &actions)
      } else if contract.facts.idleFrom != nil {
        actions.append(action(.closeIdle, on: contract, until: nil))
      } else if let deadline = MidContract.deadline(
        contract.facts, history, requests: requests[contract.facts.key] ?? [], on: scorer.asOf)
      {
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
      let answered = effect(on: facts, privateScore: Actions.bestPrivateScore)
      actions.append(action(.askForFeedback, on: contract, until: deadline, effect: answered))
    } else if mayBeChanged(facts) {
      let changed = effect(
        on: facts, privateScore: facts.privateScore == nil ? nil : Actions.bestPrivateScore)
      actions.append(action(.askForChange, on: contract, until: deadline, effect: changed))
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

  /// The removals that may be requested and raise the score (3.3), until the last day of the perk. After one of them the
  /// others have to wait.
  private func removals(_ effects: [RemovalEffect]) -> [Action] {
    let eligibility = RemovalEligibility(history, scorer.policy, on: scorer.asOf)
    guard eligibility.failed.isEmpty else { return [] }
    let raising = effects.filter {
      $0.change == .raises && history[sheet.contracts[$0.position].facts.key].isOwned
    }
    return raising.map { effect in
      Action(
        kind: .requestRemoval, contract: sheet.contracts[effect.position].facts.key,
        deadline: scorer.policy.removalPerk.lastDay,
        effect: ActionEffect(before: effect.before.percent, after: effect.after.percent),
        alternatives: raising.count)
    }
  }

  /// The reports that are not decided, of feedback that is known on the as-of date, until the platform should have decided.
  private func reports() -> [Action] {
    var removals = RemovalWhatIf(scorer, history, sheet)
    var known: [SheetPosition: ActionEffect] = [:]
    return history.reports.compactMap { report in
      guard report.isPending, report.reportedOn <= scorer.asOf,
        history.feedback[report.feedback].submittedOn <= scorer.asOf,
        let position = sheet.position(of: report.contract)
      else { return nil }
      let deadline = report.reportedOn.adding(businessDays: Deadlines.reportBusinessDays)
      guard scorer.asOf <= deadline else { return nil }
      // Only the standing feedback has an effect. It may be reported several times.
      let facts = sheet.contracts[position].facts
      if facts.isRemovable, facts.standingFeedback == report.feedback, known[position] == nil {
        let removed = removals.effect(of: position)
        known[position] = ActionEffect(before: removed.before.percent, after: removed.after.percent)
      }
      let effect = facts.standingFeedback == report.feedback ? known[position] : nil
      return action(.reviewReport, on: sheet.contracts[position], until: deadline, effect: effect)
    }
  }

  private func action(
    _ kind: ActionKind, on contract: AssessedContract, until deadline: Day?, effect: ActionEffect? = nil
  ) -> Action {
    Action(kind: kind, contract: contract.facts.key, deadline: deadline, effect: effect)
  }

  /// What feedback with the best stars on a contract does to the score.
  private func effect(on facts: ContractFacts, privateScore: PrivateScore?) -> ActionEffect? {
    sheet.position(of: facts.key).map { position in
      let after = whatIf.result(of: position, stars: Actions.bestStars, privateScore: privateScore)
      return ActionEffect(before: sheet.result.percent, after: after.percent)
    }
  }
}

extension FeedbackReport {
  /// Whether the report is not decided. A report without a `decision` is not.
  package var isPending: Bool {
    decision == nil || decision == .pending
  }
}
