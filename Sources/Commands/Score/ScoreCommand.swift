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
      The columns are those of scores.csv without the two about removals: as_of, profile_id, profile_kind, jss (whole
      percent, empty where there is no score), jss_exact, band, window (the deciding one), reason (why there is no score),
      contracts, clients, positive, neutral, negative, missing (of that window), stars, stars_180d, stars_360d.

      --audience talent computes them on what the talent can see, with the official score in official_jss; public answers
      profile_id, profile_kind, jss, band and stars alone.

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
    let (market, scorer) = try await view.open(input, in: session)
    let rows = ScoreRows(
      dataset: market.dataset, view: AudienceView(market.dataset, scorer, for: view.readers.audience),
      json: output.json)
    if !output.json { try session.output.write(rows.header) }
    guard profile.isEmpty else {
      let keys = try Set(profile.map { try market.profile($0) }).sorted()
      for key in keys { try session.output.write(rows.rows(of: key.index..<key.index + 1)) }
      return
    }
    let scoring = ParallelScoring(dataset: market.dataset, workers: view.workers)
    try await scoring.forEach({ rows.rows(of: $0) }, commit: { try session.output.write($0) })
  }
}

/// Rows of `jss score`, as CSV or a JSON object a line.
private struct ScoreRows: Sendable {
  let dataset: Dataset
  let view: AudienceView
  let json: Bool

  var header: [UInt8] {
    var header = CSVWriter()
    header.header(of: AudienceTables.scores(for: view.audience))
    return header.bytes
  }

  func rows(of profiles: Range<Int>) -> [UInt8] {
    var rows = CSVWriter()
    var lines = JSONWriter()
    let scorer = view.scorer
    var profile = ScoredProfile(id: [], history: .empty, sheet: ScoreSheet(asOf: scorer.asOf))
    for key in profiles.lazy.map({ ProfileKey($0) }) {
      guard view.audience.seesAnalysis else {
        let published = view.publicProfile(of: key)
        guard published.contracts > 0 else { continue }
        write(published.profile, dataset.idBytes(of: key), to: &rows, &lines)
        continue
      }
      profile.history = view.history(of: key)
      scorer.score(profile.history, into: &profile.sheet)
      guard !profile.sheet.contracts.isEmpty else { continue }
      profile.id = dataset.idBytes(of: key)
      write(profile, view.estimate(profile.sheet.result, of: key), to: &rows, &lines)
    }
    return json ? lines.bytes : rows.bytes
  }

  private func write(
    _ profile: ScoredProfile, _ estimate: PublicEstimate?, to rows: inout CSVWriter, _ lines: inout JSONWriter
  ) {
    if json {
      lines.write(ScoreJSON.object(profile, view.scorer, estimate: estimate))
      lines.endLine()
    } else {
      ScoresTable.write(
        profile, view.scorer, DatasetIdentifiers(dataset: dataset), withRemovals: false, estimate: estimate,
        to: &rows
      )
    }
  }

  private func write(
    _ profile: PublicProfile, _ id: [UInt8], to rows: inout CSVWriter, _ lines: inout JSONWriter
  ) {
    if json {
      lines.write(PublicScoresTable.object(profile, id: id, official: profile.score))
      lines.endLine()
    } else {
      PublicScoresTable.write(profile, id: id, official: profile.score, to: &rows)
    }
  }
}
