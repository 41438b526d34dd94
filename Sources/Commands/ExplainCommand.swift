import Analysis
import ArgumentParser
import Basics
import Ingestion
import JobSuccess
import Reporting

/// `jss explain`: why this score.
struct ExplainCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Why a profile has its score: each contract's outcome and rule, its jobs, weight and share.",
    discussion: """
      The score is satisfied against unsatisfied work in the window that suits the profile best. Each contract counts for, \
      against or neither way, or is left out; the rule that decided is given in plain words. A contract that lasted counts \
      as several jobs. Shares are what a contract adds to a window's score, in percent of all weight in it.

      Contracts that cost the score come first, the others together by what they count as; --all lists every one.

      --since shows what changed between that day and the as-of date: the parts add up exactly to the change.

      --audience talent explains what public signals give, and how that compares with the official score. What is behind \
      a score is not for the public.

      EXAMPLES
        jss explain SampleData fl-amara --as-of 2024-08-31
        jss explain SampleData fl-amara --as-of 2024-08-31 --since 2024-06-30
      """)

  @OptionGroup var subject: ProfileOptions

  @Option(
    help: ArgumentHelp("Tell what changed since this UTC day, YYYY-MM-DD.", valueName: "date"),
    transform: ScoringOptions.day)
  var since: Day?

  @Flag(help: "List every contract, not only those that cost the score and the others together.")
  var all = false

  @Flag(help: "Show four decimals instead of one.")
  var exact = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    try subject.readers.refusePublic()
    if let since, since >= subject.scoring.day {
      throw ValidationError("--since \(since) is not before the as-of date \(subject.scoring.day)")
    }
  }

  func run(in session: Session) async throws {
    let profile = try await subject.open(in: session)
    let explanation = profile.analysis
    let attribution = since.map { explanation.attribution(since: $0) }
    let detail = ExplanationDetail(listsAll: all, isExact: exact)
    let titles = output.json ? [:] : try profile.titles(of: detail.listed(of: explanation))
    let names = try ProfileNameColumn(profile.market, profile.view)
    let answer = try Answer(
      explaining: explanation, attribution, titles: titles, names: names, detail: detail,
      for: session.terminal)
    try session.output.write(answer.written(about: explanation, asJSON: output.json, for: session.terminal))
  }
}
