import ArgumentParser

/// The root of the command line: `jss`.
struct JSS: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jss",
    abstract: "Job Success Scores of a freelance marketplace, from CSV exports.",
    discussion: """
      An input is a folder with contracts.csv and feedback.csv, and perhaps payments.csv, profiles.csv, \
      removal_requests.csv, mid_contract_requests.csv, feedback_reports.csv and observed_scores.csv.

      Answers go to standard output; messages and progress go to standard error. Every command takes --json.

      --config FILE takes options from a YAML file, for long command lines; --print-config shows what holds.

      jss import makes such a folder from what a freelancer or an agency can download.

      EXAMPLES
        jss import --list                      what can be imported, and where it is
        jss import DOWNLOADS… --into mydata    an input folder from downloads
        jss run SampleData --as-of 2024-08-31  score everything, and publish the reports
        jss score EXPORTS | head               the scores alone
        jss explain EXPORTS PROFILE            why one profile has its score
        jss simulate EXPORTS PROFILE --all     what removing a feedback would do
        jss forecast EXPORTS PROFILE           the score of the days to come
        jss actions EXPORTS --within 7         what has to be done this week
        jss profile EXPORTS PROFILE            what a visitor sees
        jss badges EXPORTS --differing         whose badge the rules don't give
        jss infer EXPORTS PROFILE              what seen scores tell of hidden feedback
        jss estimate EXPORTS PROFILE           the scores that are possible
        jss calibrate EXPORTS                  which policies explain the seen scores
        jss audit-leak EXPORTS                 what published scores give away
        jss report EXPORTS PROFILE --out DIR   a page that tells it
        jss schema                             the columns of the input
        jss history movers                     whose score moved since the last run
        jss verify Reports                     is the last run as it was written?
        jss promote RUN                        publish a run that was held
        jss policy list                        the ways to score there are
        jss policy show standard > mine.yaml   one of them, to change
        jss policy check mine.yaml             is the changed one in order?

      EXIT CODES
         0  done                        70  a bug of ours
         3  a run's rule matched        73  can't create a file or folder
        64  wrong usage                 74  reading or writing failed
        65  bad data                    75  try again later
        66  no input                    78  bad policy file
      """,
    version: Version.current,
    subcommands: [
      RunCommand.self, ScoreCommand.self, ExplainCommand.self, SimulateCommand.self, ForecastCommand.self,
      ActionsCommand.self, ProfileCommand.self, ClientsCommand.self, BadgesCommand.self, InferCommand.self,
      EstimateCommand.self, CalibrateCommand.self, AuditLeakCommand.self, ReportCommand.self,
      ValidateCommand.self, SchemaCommand.self, ImportCommand.self, InitCommand.self, PolicyCommand.self,
      HistoryCommand.self, VerifyCommand.self, CompareCommand.self,
      PromoteCommand.self, SampleCommand.self,
    ])

  /// Begins a message of the parser like one of ours.
  static var _errorPrefix: String { "error: " }
}
