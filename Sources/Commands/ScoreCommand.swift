import Analysis
import ArgumentParser
import Basics
import CSV
import Ingestion
import JobSuccess
import Reporting

/// `jss score`: the scores, on standard output.
struct ScoreCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Scores all profiles, or the named ones, and answers in CSV or JSON.",
    discussion: """
      The columns are those of scores.csv without the two about removals: as_of, profile_id, profile_kind, jss (whole \
      percent, empty where there is no score), jss_exact, band, window (the deciding one), reason (why there is no score), \
      contracts, clients, positive, neutral, negative, missing (of that window), stars, stars_180d, stars_360d; then \
      jss_lowest and jss_highest: what the score could be where unknowns.csv says that not all is known, else empty.

      --audience talent computes them on what the talent can see, with the official score in official_jss; public answers \
      profile_id, profile_kind, jss, band and stars alone.

      A terminal gets a table of what people read; a file or a pipe the CSV.

      --json answers an object a line with the same members; what is empty in CSV is null.

      EXAMPLES
        jss score SampleData --as-of 2024-08-31
        jss score SampleData --as-of 2024-08-31 --profile fl-amara --json
      """)

  @Argument(help: ArgumentHelp("A folder of CSV exports.", valueName: "input"))
  var input: String

  @Option(help: ArgumentHelp("Score this profile only; may be given several times.", valueName: "id"))
  var profile: [String] = []

  @OptionGroup var view: ViewOptions
  @OptionGroup var output: OutputOptions

  func run(in session: Session) async throws {
    let (market, audienceView) = try await view.open(input, in: session)
    let keys = try market.profiles(withIDs: profile)
    if session.terminal.isTerminal, !output.json {
      return try session.output.write(
        try ScoreListing(market, audienceView, for: session.terminal).text(of: keys))
    }
    let rows = ProfileRows(.scores, market, audienceView, asJSON: output.json)
    try await session.write(rows, of: keys, market, workers: view.reading.workers)
  }
}

extension Session {
  /// Writes the rows of the named profiles, or of all where none is named.
  func write(_ rows: ProfileRows, of keys: [ProfileKey], _ market: Market, workers: Int) async throws {
    try output.write(rows.header)
    guard keys.isEmpty else {
      for key in keys { try output.write(rows.rows(of: key.index..<key.index + 1)) }
      return
    }
    try await InOrder(market.portions, workers: workers).forEach({ rows.rows(of: $0) }) {
      try output.write($0)
    }
  }
}
