import Analysis
import ArgumentParser
import Basics
import CSV
import Ingestion
import JobSuccess
import Reporting

/// `jss badges`: what Top Rated and Top Rated Plus ask, and what profiles have to show for it.
struct BadgesCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "badges",
    abstract: "Which rules of the badges Top Rated and Top Rated Plus profiles meet on the day.",
    discussion: """
      Top Rated asks for a score of at least 90, and that on 13 of the last 16 Sundays (each scored as of its day), for \
      earnings, and for a first contract that started more than 90 days ago. Top Rated Plus asks for all that, for more \
      earnings, and for a large contract.

      For one profile it answers each rule with what the profile has to show, and the scores of the Sundays. --json answers \
      {"profile_id", "profile_kind", "as_of", "policy", "score", "badge", "top_rated", "top_rated_plus", \
      "criteria": [{"rule", "badge", "asks", "figure", "met"}], "sundays": [{"day", "jss"}]}; badge is that of \
      profiles.csv.

      For all profiles, or for several, it answers CSV with a row for each that has a contract on the day: as_of, \
      profile_id, profile_kind, badge (as profiles.csv lists it), by_rules (none, top_rated or top_rated_plus), differs \
      (empty where no badge is listed; rising_talent, which no rule here gives, is held against none), jss, jss_met, \
      sundays (good ones of 16), sundays_met, earned (dollars in 12 months), earned_met, first_contract (its first day), \
      first_contract_met, earned_plus_met, large_contracts, large_contracts_met. --json answers an object a line with the \
      same members. --differing leaves out the profiles whose badge the rules bear out, and those without a listed one.

      --audience talent computes it on what the talent can see, with the official score in official_jss.

      EXAMPLES
        jss badges SampleData fl-amara --as-of 2024-08-31
        jss badges SampleData --as-of 2024-08-31 --differing
      """)

  @Argument(help: ArgumentHelp("A folder of CSV exports.", valueName: "input"))
  var input: String

  @Argument(
    help: ArgumentHelp("Freelancers' or agencies' ids. (default: all profiles)", valueName: "profile"))
  var profile: [String] = []

  @Flag(help: "Only profiles whose listed badge is not the one that the rules give, as rows.")
  var differing = false

  @OptionGroup var view: ViewOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    try view.readers.refusePublic()
  }

  func run(in session: Session) async throws {
    let (market, audienceView) = try await view.open(input, in: session)
    let keys = try market.profiles(withIDs: profile)
    if !differing, keys.count == 1, let key = keys.first {
      let about = audienceView.analysis(of: key)
      let answer = BadgesAnswer(about).answer(for: session.terminal)
      try session.output.write(answer.written(about: about, asJSON: output.json, for: session.terminal))
      return
    }
    let rows = ProfileRows(.badges(differing: differing), market, audienceView, asJSON: output.json)
    try await session.write(rows, of: keys, market, workers: view.reading.workers)
  }
}
