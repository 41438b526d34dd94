package import Analysis
package import JobSuccess

/// A profile as the marketplace's own people may see it: all there is.
package struct InternalProfile: Sendable {
  package let story: ScoreStory
  package let visitors: VisitorsProfile
  /// What rests on private feedback, one for each contract of the story.
  package let signals: [PrivateSignals]

  /// What is not for others to see.
  package struct PrivateSignals: Sendable {
    package let privateScore: PrivateScore?
    /// How satisfied the client is by all signals, 0 to 1; nil where the policy's method has no such value.
    package let satisfaction: Ratio?
    /// The comment of a feedback that is removed from the profile.
    package let removedComment: String?
  }

  /// From a full history.
  package init<Texts: ProfileTexts>(_ history: History, _ scorer: Scorer, _ texts: Texts) throws(Texts
    .Failure)
  {
    let sheet = scorer.score(history)
    story = try ScoreStory(history, scorer, each: HypotheticalContracts(), texts)
    visitors = try VisitorsProfile(history, sheet, texts)
    var signals: [PrivateSignals] = []
    for contract in sheet.contracts {
      let facts = contract.facts
      var removed: String?
      if facts.removal == .jssAndProfile, let standing = facts.standingFeedback {
        removed = try texts.comment(of: standing)
      }
      signals.append(
        PrivateSignals(
          privateScore: facts.privateScore,
          satisfaction: scorer.satisfaction.value(
            stars: facts.stars, privateScore: facts.privateScore, endReason: facts.endReason),
          removedComment: removed))
    }
    self.signals = signals
  }
}

/// A profile as its talent may see it: the figures that public signals give, and the official whole percent.
package struct TalentProfile: Sendable {
  package let story: ScoreStory
  package let visitors: VisitorsProfile
  package let estimate: PublicEstimate

  /// From what is public of a history; `official` is the whole-percent score of the full one.
  package init<Texts: ProfileTexts>(
    _ signals: PublicSignals, official: Int?, _ scorer: Scorer, _ texts: Texts
  ) throws(Texts.Failure) {
    story = try ScoreStory(
      signals.history, scorer, each: HypotheticalContracts(privateScore: nil), texts)
    visitors = try VisitorsProfile(signals, official: official, scorer, texts)
    estimate = PublicEstimate(estimated: story.result.percent, official: official)
  }
}
