import Analysis
import Basics
import Ingestion
import JobSuccess
import Reporting

/// A profile's sheet with what names the things in it: what `explain`, `simulate` and `forecast` answer from.
struct Explanation {
  let dataset: Dataset
  let profile: ProfileKey
  /// The full one, or for a talent what is public of it.
  let history: History
  let view: AudienceView
  let sheet: ScoreSheet
  /// Where all of it is an estimate from public signals, for a talent: how it compares with the official score.
  let estimate: PublicEstimate?

  /// The profile as an audience may see it (6.3).
  init(_ market: Market, _ profile: ProfileKey, _ scorer: Scorer, for audience: Audience) {
    dataset = market.dataset
    self.profile = profile
    view = AudienceView(market.dataset, scorer, for: audience)
    history = view.history(of: profile)
    sheet = scorer.score(history)
    estimate = view.estimate(sheet.result, of: profile)
  }

  var scorer: Scorer { view.scorer }

  var id: String { dataset.id(of: profile) }

  /// The window whose figures a contract's share is told in: the deciding one, else the longest.
  var shownWindow: Int { scorer.shownWindow(of: sheet.result) }

  /// Whose score, of which day, by which policy, and what it is: a line each, and one more for an estimate.
  func headline(_ terminal: Terminal) -> String {
    let kind = history.profile.kind.rawValue
    let id = terminal.styled(Printable.line(id), .bold)
    return """
      \(id) (\(kind)) as of \(sheet.asOf), policy \(Printable.line(scorer.policy.name))
      Job Success Score \(ScoreWords.sentence(sheet.result, scorer.policy))
      \(estimate.map { "All figures here are \(PublicEstimate.notice). \($0.words)\n" } ?? "")
      """
  }

  /// What begins every answer in JSON: whose score, of which day, by which policy, and what it is.
  var members: [JSONValue.Member] {
    [
      .init("profile_id", .string(id)),
      .init("profile_kind", .string(history.profile.kind.rawValue)),
      .init("as_of", .string(sheet.asOf.description)),
      .init("policy", PolicyName.json(scorer.policy)),
      .init(
        "score",
        .object(ScoreJSON.score(sheet.result) + [.init("reason", .optional(sheet.result.reason?.rawValue))])),
    ] + (estimate.map(ScoreJSON.members) ?? [])
  }
}
