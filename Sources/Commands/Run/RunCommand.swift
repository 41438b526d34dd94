import ArgumentParser
import Exports
import JobSuccess
import Publication
import Reporting

/// `jss run`: the nightly batch.
struct RunCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract:
      "Reads, checks and scores everything, simulates every removal, and publishes the reports in one step.",
    discussion: """
      Writes OUT/runs/<as-of>-<run id>/ and makes OUT/latest lead to it: scores.csv, windows.csv, outcomes.csv,
      removals.csv, actions.csv, rejects.csv, datapackage.json (what the columns are) and run.json (what was run, with
      digests and counts). OUT/latest is a whole run at every moment: the old one or the new. A failed run leaves its
      rejects and its error in OUT/failed, and OUT/latest as it was.

      The same inputs, policy and day are one run: it is published once. --force does it again, to the same bytes.

      EXAMPLES
        jss run SampleData --as-of 2024-08-31
        jss run exports --out /srv/jss --policy upwork-2024-09 --keep 30 --quiet
      """)

  @Argument(help: ArgumentHelp("A folder of CSV exports.", valueName: "input"))
  var input: String

  @Option(help: ArgumentHelp("The folder to publish in.", valueName: "folder"))
  var out = "Reports"

  @Option(help: ArgumentHelp("Keep only the runs published last. (default: all)", valueName: "n"))
  var keep: Int?

  @Flag(help: "Run again what is published already, and put it in the old one's place.")
  var force = false

  @OptionGroup var scoring: ScoringOptions
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let keep, keep < 1 { throw ValidationError("--keep \(keep) is out of range; allowed: 1 or more") }
  }

  func run(in session: Session) async throws {
    let started = Clock.timestamp
    let scorer = Scorer(try scoring.loadPolicy(), asOf: scoring.day)
    let folder = try OutputFolder(out).lock(as: .current(started: started))
    let run = NightlyRun(command: self, scorer: scorer, folder: folder, started: started, session: session)
    do {
      try await run.publish()
    } catch {
      try run.publishFailure(error)
      throw error
    }
  }
}
