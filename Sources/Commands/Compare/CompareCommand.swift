import Analysis
import ArgumentParser
import Basics
import Publication
import Reporting

/// `jss compare`: what differs between two runs.
struct CompareCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Shows what differs between two runs: scores, outcomes and policy.",
    discussion: """
      A run is named by its folder, or by the folder that runs are published in, whose latest run it is then. Held runs \
      can be compared before they are promoted. Both runs must be for the same audience; those for the public have no \
      outcomes.

      Profiles are listed by how far their score moved, the furthest first; changes of outcomes are counted.

      --format csv answers every difference: table, profile_id, contract_id, column, before, after; what a run doesn't have \
      is empty. --json answers {"from", "to", "same_policy", "scores", "outcomes"}: the runs, and for each table same, \
      only_before, only_after and changed, a list of {"profile_id", "contract_id", "before", "after"}.

      EXAMPLES
        jss compare Reports/runs/2024-08-30-0a1b2c3d4e5f Reports
        jss compare yesterday today --format csv > differences.csv
      """)

  @Argument(help: ArgumentHelp("The earlier run.", valueName: "run"))
  var from: String

  @Argument(help: ArgumentHelp("The later run.", valueName: "run"))
  var to: String

  @Option(help: ArgumentHelp("List at most so many profiles and contracts in text.", valueName: "n"))
  var limit = 20

  @Option(help: ArgumentHelp("text or csv.", valueName: "format"))
  var format = Format.text

  /// How it is answered, where not in JSON.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv }

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (0...1_000_000).contains(limit) else {
      throw ValidationError("--limit \(limit) is out of range; allowed: 0 to 1000000")
    }
    if output.json, format == .csv { throw ValidationError("--json and --format csv can't be used together") }
  }

  func run(in session: Session) async throws {
    let runs = try [RunPlace(from), RunPlace(to)].map {
      RunTables(place: $0, workers: Processors.count)
    }
    let heads = runs.map { ComparedRun($0.place.manifest.json, at: $0.place.path) }
    guard Set(heads.map(\.audience)).count == 1 else {
      throw Failure(
        .usage,
        "'\(from)' is for \(heads[0].audience) and '\(to)' for \(heads[1].audience): only runs for the same audience "
          + "can be compared")
    }
    let scores = RunDifferences(from: try await runs[0].scores(), to: try await runs[1].scores())
    let outcomes = try await [runs[0].outcomes(), runs[1].outcomes()]
    let answer = CompareAnswer(
      from: heads[0], to: heads[1], scores: scores,
      outcomes: outcomes[0].flatMap { first in outcomes[1].map { RunDifferences(from: first, to: $0) } })
    if output.json {
      try session.output.write(JSONWriter.text(answer.json, indents: true) + "\n")
    } else {
      try session.output.write(
        format == .csv ? answer.csv : Array(answer.text(for: session.terminal, limit: limit).utf8))
    }
  }
}
