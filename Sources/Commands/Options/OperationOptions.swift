import ArgumentParser
import Basics

/// What a run does beside publishing, for those who let it run unattended.
struct OperationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The SQLite file that keeps past scores. (default: history.sqlite in the --out folder)",
      valueName: "file"))
  var history: String?

  @Option(
    help: ArgumentHelp(
      "Forget runs that are more than so many days older than this one's as-of date. (default: keep all)",
      valueName: "n"))
  var historyDays: Int?

  @Option(
    help: ArgumentHelp(
      """
      Exit with code 3, though the run is published, where this holds; may be given several times: rejected>1% \
      (of all input records), rejected>20, scored<1000 (profiles), scored<95%, changed>5% (of the profiles of this \
      run and the last, those whose whole-percent score is another), mean-change>2 (points, up or down).
      """, valueName: "rule"),
    transform: OperationOptions.rule)
  var failOn: [GateRule] = []

  @Option(
    help: ArgumentHelp(
      """
      Hold the run where this rule, as of --fail-on, matches: it is in OUT/runs, OUT/latest stays where it was, and the \
      exit code is 3; may be given several times. `jss promote` publishes a held run.
      """, valueName: "rule"),
    transform: OperationOptions.rule)
  var holdOn: [GateRule] = []

  @Option(
    help: ArgumentHelp(
      "Write figures of the run for Prometheus' textfile collector, also of a failed run.", valueName: "file")
  )
  var metrics: String?

  func validate() throws {
    if let historyDays, !(1...100_000).contains(historyDays) {
      throw ValidationError("--history-days \(historyDays) is out of range; allowed: 1 to 100000")
    }
  }

  static func rule(_ text: String) throws -> GateRule {
    guard let rule = GateRule(text) else {
      throw ValidationError("'\(Printable.line(text))' is no rule; \(GateRule.allowed)")
    }
    return rule
  }
}
