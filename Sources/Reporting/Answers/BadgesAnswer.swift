package import Analysis
internal import Basics
internal import JobSuccess

/// Each rule of the badges with what one profile has to show for it, and the scores of the last Sundays.
package struct BadgesAnswer {
  private let about: ProfileAnalysis
  private var badges: BadgeCriteria { about.badges }

  package init(_ about: ProfileAnalysis) {
    self.about = about
  }

  package func answer(for terminal: Terminal) -> Answer { Answer(text: text(terminal), members: members) }

  private func text(_ terminal: Terminal) -> String {
    var table = TextTable(.text(""), .text("badge"), .text("asks for"), .text("has"))
    for criterion in badges.criteria {
      table.add(
        criterion.isMet ? "met" : "not met", criterion.rule.badge.words,
        criterion.rule.words(for: about.kind), criterion.figure.words)
    }
    let scores = about.sundays.map { "  \($0.day) \(ScoreWords.short($0.score))\n" }
    return table.text(for: terminal) + "\(verdict)\n\(comparison)\n"
      + terminal.styled("The last Sundays", .bold) + "\n" + scores.joined()
  }

  private var verdict: String {
    badges.isTopRatedPlus
      ? "All that Top Rated Plus asks is met."
      : badges.isTopRated ? "All that Top Rated asks is met." : "Not all that Top Rated asks is met."
  }

  /// The listed badge, and whether the rules give another; empty where none is listed.
  private var comparison: String {
    guard let listed = about.history.profile.badge else { return "" }
    let other = badges.differs(from: listed) == true ? ", but the rules give: \(badges.badge.words)" : ""
    return "profiles.csv says: \(listed.words)\(other).\n"
  }

  private var members: [JSONValue.Member] {
    [
      .init("badge", .optional(about.history.profile.badge?.rawValue)),
      .init("top_rated", .bool(badges.isTopRated)),
      .init("top_rated_plus", .bool(badges.isTopRatedPlus)),
      .init(
        "criteria",
        .array(
          badges.criteria.map { criterion in
            [
              "rule": .string(criterion.rule.rawValue), "badge": .string(criterion.rule.badge.rawValue),
              "asks": .string(criterion.rule.words(for: about.kind)),
              "figure": .string(criterion.figure.words), "met": .bool(criterion.isMet),
            ]
          })),
      .init(
        "sundays",
        .array(
          about.sundays.map { ["day": .string($0.day.description), "jss": .optional($0.score.percent)] })),
    ]
  }
}
