import ArgumentParser
import Ingestion
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
      Writes OUT/runs/<as-of>-<run id>/ and makes OUT/latest lead to it: scores.csv, windows.csv, outcomes.csv, \
      removals.csv, actions.csv, rejects.csv, datapackage.json (what the columns are), index.html (the run at a glance), \
      profiles/*.html (pages of the profiles named, then of those at risk), with more than 1,000 profiles all.html (the list \
      of all) and run.json (what was run, with digests and counts). OUT/latest is a whole run at every moment: the old one or the new. A failed run leaves its \
      rejects and its error in OUT/failed, and OUT/latest as it was.

      --audience talent computes all of it on what talents can see, with the official score beside each estimate; \
      --audience public writes public profiles and a scores.csv with the official scores, and nothing else. \
      Official scores are those by a built-in policy, or by the file that --official-policy names. Let nobody choose \
      the options who may not see private feedback: by policies of one's own choice it could be found.

      The same inputs, policy and day are one run: it is published once. --force does it again, to the same bytes.

      A published run is recorded in the history file, for `jss history`. What fails after the publication, the history \
      or a rule of --fail-on (exit code 3), leaves the run published. A rule of --hold-on is tried before: where it \
      matches, the run is in OUT/runs, but OUT/latest and the history are as they were until `jss promote` (exit code 3). \
      Rules compare with the run published last among those of an earlier day, and let pass what there is no such run for.

      An output folder and a history file are of one audience and one policy, and of the user that the folder belongs \
      to: a run of others is refused (exit code 73). Name other ones for it with --out and --history.

      EXAMPLES
        jss run SampleData --as-of 2024-08-31
        jss run exports --out /srv/jss --policy upwork-2024-09 --keep 30 --quiet
        jss run exports --history-days 730 --fail-on 'rejected>0.1%' --hold-on 'changed>5%' --metrics jss.prom
      """)

  @Argument(help: ArgumentHelp("A folder of CSV exports.", valueName: "input"))
  var input: String

  @Option(help: ArgumentHelp("The folder to publish in.", valueName: "folder"))
  var out = "Reports"

  @Option(help: ArgumentHelp("Keep only the runs published last. (default: all)", valueName: "n"))
  var keep: Int?

  @Flag(help: "Run again what is published already, and put it in the old one's place.")
  var force = false

  @Flag(
    help:
      "Read, check and score, try the rules, and say what would be published or held; write nothing. The exit code is the run's."
  )
  var dryRun = false

  @Option(
    help: ArgumentHelp("Write a page of this profile; may be given several times.", valueName: "id"))
  var profile: [String] = []

  @Option(
    help: ArgumentHelp(
      "Write at most so many pages: of the named profiles, then of those at risk, the lowest score first, then, with 200 profiles or fewer, of all others; a public run has no order of risk.",
      valueName: "n"))
  var pages = 200

  @Option(
    help: ArgumentHelp(
      "Say on the index and in run.json what scores published so often give away of private feedback: \(PublicationCadence.allowed). Of 20 profiles; internal runs alone.",
      valueName: "cadence"),
    transform: AuditLeakCommand.cadence)
  var auditLeak: PublicationCadence?

  @OptionGroup var readers: AudienceOptions
  @OptionGroup var scoring: ScoringOptions
  @OptionGroup var reading: InputOptions
  @OptionGroup var operations: OperationOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if pages < 0 { throw ValidationError("--pages \(pages) is out of range; allowed: 0 or more") }
    if auditLeak != nil {
      try readers.refuseAllButInternal("it compares with private scores", of: "--audit-leak")
    }
    if let keep, keep < 1 { throw ValidationError("--keep \(keep) is out of range; allowed: 1 or more") }
  }

  func run(in session: Session) async throws {
    try await RunPipeline(self, session).run()
  }
}
