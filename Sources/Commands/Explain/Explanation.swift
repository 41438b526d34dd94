import Analysis
import Basics
import Ingestion
import JobSuccess
import Reporting

/// What begins every answer about a profile.
extension ProfileAnalysis {
  /// Whose score, of which day, by which policy, and what it is: a line each, and one more for an estimate.
  func headline(_ terminal: Terminal) -> String {
    let kind = kind.rawValue
    let id = terminal.styled(Printable.line(names.profileID), .bold)
    return """
      \(id) (\(kind)) as of \(asOf), policy \(Printable.line(policy.name))
      Job Success Score \(ScoreWords.sentence(result, policy))
      \(estimate.map { "All figures here are \(PublicEstimate.notice). \($0.words)\n" } ?? "")
      """
  }

  /// What begins every answer in JSON: whose score, of which day, by which policy, and what it is.
  var members: [JSONValue.Member] {
    [
      .init("profile_id", .string(names.profileID)),
      .init("profile_kind", .string(kind.rawValue)),
      .init("as_of", .string(asOf.description)),
      .init("policy", PolicyName.json(policy)),
      .init(
        "score",
        .object(ScoreJSON.score(result) + [.init("reason", .optional(result.reason?.rawValue))])),
    ] + (estimate.map(ScoreJSON.members) ?? [])
  }
}
