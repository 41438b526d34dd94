/// Scores a profile as if the client's final feedback on one contract were another on the as-of date, from the sums of
/// its sheet.
///
/// Feedback changes what its own contract counts as. It changes other contracts in one case only: if the client
/// relationship becomes long-term by it, or no longer is (2.4), then what the client's contracts without feedback count
/// as. So it costs a pass over the jobs of its contract and, in that case, over the contracts of the client. `Scorer.score`
/// of a history with the feedback gives the same slowly; a test compares the two. Use it from one thread.
final class FeedbackWhatIf {
  private let scorer: Scorer
  private let sheet: ScoreSheet
  private var changes: ChangedSums

  /// What-ifs for a history and the sheet that the scorer made of it.
  init(_ scorer: Scorer, _ history: History, _ sheet: ScoreSheet) {
    self.scorer = scorer
    self.sheet = sheet
    changes = ChangedSums(scorer, history, sheet)
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

    changes.restart(from: WindowSums(sheet))
    changes.begin(contract.relationship)
    changes.replace(
      contract, by: verdict ?? OutcomeRules.withoutFeedback(facts, isLongTerm: isLongTerm, scorer.policy))
    if isLongTerm != relationship.isLongTerm {
      for other in sheet.byClient[relationship.members]
      where other != position && !sheet.contracts[other].verdict.rule.isByFeedback {
        changes.replace(
          sheet.contracts[other],
          by: OutcomeRules.withoutFeedback(
            sheet.contracts[other].facts, isLongTerm: isLongTerm, scorer.policy))
      }
    }
    changes.end(contract.relationship)
    return scorer.result(of: changes.sums)
  }
}
