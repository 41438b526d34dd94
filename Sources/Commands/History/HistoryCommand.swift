import ArgumentParser
import ScoreHistory

/// `jss history`: scores over past runs.
struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Past runs, a profile's scores over them, and what moved between two of them.",
    discussion: """
      `jss run` records every run that it publishes in a history file, an SQLite database: history.sqlite in its --out \
      folder, or the file that its --history names.

      EXAMPLES
        jss history runs
        jss history profile fl-amara --out /srv/jss
        jss history movers --limit 10 --input exports
      """,
    subcommands: [HistoryRuns.self, HistoryProfile.self, HistoryMovers.self])
}

/// Which history is asked; every subcommand has these.
struct HistoryOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder that runs are published in.", valueName: "folder"))
  var out = "Reports"

  @Option(
    help: ArgumentHelp(
      "The history file. (default: history.sqlite in the --out folder)", valueName: "file"))
  var history: String?

  /// The history file's path.
  var path: String { RunHistory.path(history, out: out) }

  func open() throws -> HistoryStore { try HistoryStore(path, creating: false) }
}
