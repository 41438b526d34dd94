import ArgumentParser
import Exports
import JobSuccess
import Reporting

/// `jss badges`: what Top Rated and Top Rated Plus ask, and what a profile has to show for it.
struct BadgesCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "badges",
    abstract: "Which rules of the badges Top Rated and Top Rated Plus a profile meets on the day.",
    discussion: """
      Top Rated asks for a score of at least 90, and that on 13 of the last 16 Sundays (each scored as of its day), for \
      earnings, and for a first contract that started more than 90 days ago. Top Rated Plus asks for all that, for more \
      earnings, and for a large contract.

      --json answers {"profile_id", "profile_kind", "as_of", "policy", "score", "badge", "top_rated", "top_rated_plus",
      "criteria": [{"rule", "badge", "asks", "figure", "met"}], "sundays": [{"day", "jss"}]}; badge is that of
      profiles.csv.

      --audience talent computes it on what the talent can see.

      EXAMPLE
        jss badges SampleData fl-amara --as-of 2024-08-31
      """)

  @Argument(help: ArgumentHelp("A folder of CSV exports.", valueName: "input"))
  var input: String

  @Argument(help: ArgumentHelp("The profile: a freelancer's or an agency's id.", valueName: "profile"))
  var profile: String

  @OptionGroup var readers: AudienceOptions
  @OptionGroup var scoring: ScoringOptions
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    try readers.refusePublic()
  }

  func run(in session: Session) async throws {
    let scorer = Scorer(try scoring.loadPolicy(), asOf: scoring.day)
    let market = try await Market.read(input, reading, for: readers.audience, in: session)
    let about = Explanation(market, try market.profile(profile), scorer, for: readers.audience)
    let replay = BadgeReplay(scorer.policy, asOf: scorer.asOf)
    let scores = replay.scores(about.history, about.sheet)
    let badges = BadgeCriteria(about.history, about.sheet, sundays: scores)
    let sundays = Array(zip(replay.sundays, scores))
    try session.output.write(
      output.json ? json(about, badges, sundays) : text(about, badges, sundays, session.terminal))
  }

  private func text(
    _ about: Explanation, _ badges: BadgeCriteria, _ sundays: [(Day, JobSuccessScore)], _ terminal: Terminal
  ) -> String {
    var table = TextTable(.text(""), .text("badge"), .text("asks for"), .text("has"))
    for criterion in badges.criteria {
      table.add(
        criterion.isMet ? "met" : "not met", criterion.rule.badge.words,
        criterion.rule.words(for: about.history.profile.kind), criterion.figure.words)
    }
    let verdict =
      badges.isTopRatedPlus
      ? "All that Top Rated Plus asks is met."
      : badges.isTopRated ? "All that Top Rated asks is met." : "Not all that Top Rated asks is met."
    let named = about.history.profile.badge.map { "profiles.csv says: \($0.words).\n" } ?? ""
    let scores = sundays.map { "\($0) \(ScoreWords.short($1))" }
    return about.headline(terminal) + "\n" + table.text(for: terminal) + "\(verdict)\n\(named)\n"
      + terminal.styled("The last Sundays", .bold) + "\n" + scores.map { "  \($0)\n" }.joined()
  }

  private func json(_ about: Explanation, _ badges: BadgeCriteria, _ sundays: [(Day, JobSuccessScore)])
    -> String
  {
    let members: [JSONValue.Member] = [
      .init("badge", .optional(about.history.profile.badge?.rawValue)),
      .init("top_rated", .bool(badges.isTopRated)),
      .init("top_rated_plus", .bool(badges.isTopRatedPlus)),
      .init(
        "criteria",
        .array(
          badges.criteria.map { criterion in
            [
              "rule": .string(criterion.rule.rawValue), "badge": .string(criterion.rule.badge.rawValue),
              "asks": .string(criterion.rule.words(for: about.history.profile.kind)),
              "figure": .string(criterion.figure.words), "met": .bool(criterion.isMet),
            ]
          })),
      .init(
        "sundays",
        .array(sundays.map { ["day": .string($0.description), "jss": .optional($1.percent)] })),
    ]
    return JSONWriter.text(.object(about.members + members), indents: true) + "\n"
  }
}
