internal import Analysis
internal import JobSuccess

/// A profile as those may see it to whom its score is explained: the marketplace's own people, or the talent.
struct ExplainedProfile {
  let story: ScoreStory
  let visitors: VisitorsProfile
  /// What rests on private feedback, one for each contract of the story; nil for talents.
  let signals: [PrivateSignals]?

  /// What is for the marketplace's own people alone.
  struct PrivateSignals: Sendable {
    let privateScore: PrivateScore?
    /// How satisfied the client is by all signals, 0 to 1; nil where the policy's method has no such value.
    let satisfaction: Ratio?
    /// The comment of a feedback that is removed from the profile.
    let removedComment: String?
  }

  /// From an analysis and the texts that a page shows.
  init<Texts: ProfileTexts>(_ analysis: ProfileAnalysis, _ texts: Texts) throws(Texts.Failure) {
    story = try ScoreStory(analysis, texts)
    visitors = try VisitorsProfile(analysis.published, asOf: analysis.asOf, texts)
    switch analysis.audience {
    case .internal: signals = try ExplainedProfile.signals(analysis, texts)
    case .talent, .public: signals = nil
    }
  }

  private static func signals<Texts: ProfileTexts>(_ analysis: ProfileAnalysis, _ texts: Texts)
    throws(Texts.Failure) -> [PrivateSignals]
  {
    var signals: [PrivateSignals] = []
    for facts in analysis.sheet.contracts.map(\.facts) {
      var removed: String?
      if facts.removal == .jssAndProfile, let standing = facts.standingFeedback {
        removed = try texts.comment(of: standing)
      }
      signals.append(
        PrivateSignals(
          privateScore: facts.privateScore,
          satisfaction: analysis.scorer.satisfaction.value(
            stars: facts.stars, privateScore: facts.privateScore, endReason: facts.endReason),
          removedComment: removed))
    }
    return signals
  }
}
