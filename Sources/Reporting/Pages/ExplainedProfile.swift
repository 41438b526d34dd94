internal import Analysis
internal import JobSuccess

/// A profile as those may see it to whom its score is explained: the marketplace's own people, or the talent.
struct ExplainedProfile {
  let story: ScoreStory
  let visitors: VisitorsProfile
  /// What rests on private feedback; nil for talents.
  let signals: Signals?
  /// What is told of hidden feedback, on a talent's page; nil on others.
  let hidden: HiddenFeedbackStory?

  /// What is for the marketplace's own people alone.
  struct Signals: Sendable {
    /// Of the contracts in the page's table.
    let contracts: [SheetPosition: PrivateSignals]
    /// The first comments of feedback that is removed from the profile, in the order of the contracts.
    let removedComments: [(contract: SheetPosition, comment: String)]
  }

  /// The private signals of one contract.
  struct PrivateSignals: Sendable {
    let privateScore: PrivateScore?
    /// How satisfied the client is by all signals, 0 to 1; nil where the policy's method has no such value.
    let satisfaction: Ratio?
  }

  /// From an analysis and the texts that a page shows.
  init<Texts: ProfileTexts>(
    _ analysis: ProfileAnalysis, _ texts: Texts, hidden: HiddenFeedbackStory? = nil
  ) throws(Texts.Failure) {
    self.hidden = hidden
    switch analysis.audience {
    case .internal:
      let removed = try ExplainedProfile.removedComments(analysis, texts)
      story = try ScoreStory(analysis, texts, others: removed.map(\.contract))
      signals = Signals(
        contracts: ExplainedProfile.signals(of: story.newest, analysis), removedComments: removed)
    case .talent, .public:
      story = try ScoreStory(analysis, texts)
      signals = nil
    }
    visitors = try VisitorsProfile(
      analysis.published, asOf: analysis.asOf, texts, shownJobs: ExplainedProfile.shownJobs,
      besides: analysis.raisingRemovals.prefix(ScoreStory.shownRemovals).map {
        analysis.sheet.contracts[$0.position].facts.key
      })
  }

  /// Jobs of the public profile that the page shows.
  static let shownJobs = 12

  private static func signals(
    of positions: [SheetPosition], _ analysis: ProfileAnalysis
  ) -> [SheetPosition: PrivateSignals] {
    var signals: [SheetPosition: PrivateSignals] = [:]
    for position in positions {
      let facts = analysis.sheet.contracts[position].facts
      signals[position] = PrivateSignals(
        privateScore: facts.privateScore,
        satisfaction: analysis.scorer.satisfaction.value(
          stars: facts.stars, privateScore: facts.privateScore, endReason: facts.endReason))
    }
    return signals
  }

  private static func removedComments<Texts: ProfileTexts>(
    _ analysis: ProfileAnalysis, _ texts: Texts
  ) throws(Texts.Failure) -> [(contract: SheetPosition, comment: String)] {
    var comments: [(contract: SheetPosition, comment: String)] = []
    for position in analysis.sheet.contracts.sheetIndices where comments.count < ScoreStory.shownComments {
      let facts = analysis.sheet.contracts[position].facts
      guard facts.removal == .jssAndProfile, let standing = facts.standingFeedback else { continue }
      if let comment = try texts.comment(of: standing) { comments.append((position, comment)) }
    }
    return comments
  }
}
