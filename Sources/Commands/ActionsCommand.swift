import Analysis
import ArgumentParser
import Basics
import Ingestion
import JobSuccess
import Reporting

/// `jss actions`: what can be done now, and until when.
struct ActionsCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "actions",
    abstract: "What can be done about feedback on the day, until when, and what it could do to the score.",
    discussion: """
      A deadline is the last day (UTC) on which the thing can be done. The actions: leave_feedback, ask_for_feedback, \
      ask_for_change, respond, request_mid_contract_feedback, request_removal, review_report, close_idle. Each profile's \
      are sorted by deadline, those without one last. Those of one group are alternatives: only one can be done.

      --format csv answers the rows of actions.csv: profile_id, deadline, contract_id, action, days_left, note, group. \
      --format ics answers a calendar (RFC 5545) of all that has a deadline, to be read into any calendar program; reading \
      a later one moves what was read before. --json answers an object a line: profile_id, deadline, contract_id, action, \
      words, days_left, jss, jss_after, note, group; what isn't known is null.

      --audience talent computes them on what the talent can see.

      EXAMPLES
        jss actions SampleData --as-of 2024-08-31 --within 7
        jss actions SampleData --as-of 2024-08-31 --profile fl-amara
        jss actions SampleData --as-of 2024-08-31 --format ics > deadlines.ics
      """)

  @Argument(help: ArgumentHelp("A folder of CSV exports.", valueName: "input"))
  var input: String

  @Option(help: ArgumentHelp("Only this profile's; may be given several times.", valueName: "id"))
  var profile: [String] = []

  @Option(
    help: ArgumentHelp("Only what has to be done within so many days, 0 to 3650.", valueName: "days"),
    transform: { try WholeNumber.read($0, in: 0...3650) })
  var within: Int?

  @Option(help: "How to answer: table, csv or ics.")
  var format = ActionFormat.table

  @OptionGroup var view: ViewOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    try view.readers.refusePublic()
    if output.json, format != .table {
      throw ValidationError("--json and --format \(format.rawValue) exclude each other")
    }
  }

  func run(in session: Session) async throws {
    let (market, audienceView) = try await view.open(input, in: session)
    var answer = ActionAnswer(
      format, asJSON: output.json, on: audienceView.scorer.asOf,
      names: try ProfileNameColumn(market, audienceView), session.terminal)
    try session.output.write(answer.header)
    let finder = ActionFinder(view: audienceView, within: within)
    let keys = try market.profiles(withIDs: profile)
    if keys.isEmpty {
      try await InOrder(market.portions, workers: view.reading.workers).forEach({ finder.actions(of: $0) }) {
        try session.output.write(try answer.add($0))
      }
    } else {
      for key in keys {
        try session.output.write(try answer.add(finder.actions(of: key.index..<key.index + 1)))
      }
    }
    try session.output.write(answer.end)
  }
}

extension ActionFormat: ExpressibleByArgument {}

/// Finds what can be done, for portions of the profiles.
private struct ActionFinder: Sendable {
  let view: AudienceView
  /// How many days ahead a deadline may be; nil: any, and none.
  let within: Int?

  func actions(of profiles: Range<Int>) -> [PossibleAction] {
    var found: [PossibleAction] = []
    view.analyse(profiles) { _, profile in
      found += profile.actions.lazy.map { PossibleAction($0, of: profile) }.filter { possible in
        guard let within else { return true }
        return possible.daysLeft.map { $0 <= within } ?? false
      }
    }
    return found
  }
}
