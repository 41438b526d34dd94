// Why a score is another than in the run before, in a line of the index.

internal import Analysis
internal import Ingestion
internal import JobSuccess

/// Names what changed scores, with the titles of the contracts.
struct ChangeCause {
  private let view: AudienceView
  private let files: DatasetTexts

  /// Causes as the view's audience may see them.
  init(_ view: AudienceView, _ files: DatasetTexts) {
    self.view = view
    self.files = files
  }

  /// Contracts that are named; the others are counted.
  private static let named = 2

  /// What changed a profile's score since a day, on which a run gave `before`.
  func words(of profile: ProfileKey, since day: Day, from before: Int?) throws(UnreadableTexts) -> InlineText
  {
    let change = view.analysis(of: profile).attribution(since: day)
    guard change.before.result.percent == before else {
      return """
        the records differ from those of that run: by today's the score on \(day: day) was \
        \(own: ScoreWords.short(change.before.result.percent))
        """
    }
    return try words(of: change, texts: view.texts(of: profile, from: files))
  }

  /// What changed a score; empty where nothing did.
  func words(of change: Attribution, texts: DatasetProfileTexts) throws(UnreadableTexts) -> InlineText {
    var parts: [InlineText] = []
    for cause in change.largest(ChangeCause.named) {
      let name = try texts.title(of: cause.key) ?? texts.id(of: cause.key)
      let points = cause.part.map { " (\(Points(share: $0).signed))" } ?? ""
      parts.append("\(name) \(own: cause.words + points)")
    }
    let others = change.effective.count - parts.count
    if others > 0 { parts.append("\(own: counted(others, "other contract"))") }
    if let part = change.windowPart, part != .zero, let window = change.after.result.window {
      parts.append("now \(own: ScoreWords.name(window)) decides (\(own: Points(share: part).signed))")
    }
    return parts.dropFirst().reduce(parts.first ?? "") { "\($0); \($1)" as InlineText }
  }
}
