import Analysis
import ArgumentParser
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
      ask_for_change, respond, request_mid_contract_feedback, request_removal, review_report. Each profile's are sorted by \
      deadline, those without one last.

      --format csv answers the rows of actions.csv: profile_id, deadline, contract_id, action, days_left, note. \
      --format ics answers a calendar (RFC 5545) of all that has a deadline, to be read into any calendar program; reading \
      a later one moves what was read before. --json answers an object a line: profile_id, deadline, contract_id, action, \
      words, days_left, jss, jss_after, note; what can't be told is null.

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
    let (market, scorer) = try await view.open(input, in: session)
    let finder = ActionFinder(
      dataset: market.dataset, view: AudienceView(market.dataset, scorer, for: view.readers.audience),
      within: within)
    var answer = ActionAnswer(finder, format, json: output.json, session)
    try answer.begin()
    if profile.isEmpty {
      let work = ParallelScoring(dataset: market.dataset, workers: view.workers)
      try await work.forEach({ range in range.map { finder.actions(of: ProfileKey($0)) } }) { portion in
        for found in portion { try answer.add(found) }
      }
    } else {
      for key in try Set(profile.map { try market.profile($0) }).sorted() {
        try answer.add(finder.actions(of: key))
      }
    }
    try answer.end()
  }
}

/// How actions are answered.
enum ActionFormat: String, CaseIterable, ExpressibleByArgument {
  case table, csv, ics
}

/// A profile's actions as an audience may see them.
struct ProfileActions: Sendable {
  let profile: ScoredProfile
  let actions: [Action]
}

/// Finds what can be done, for one profile after the other.
struct ActionFinder: Sendable {
  let dataset: Dataset
  let view: AudienceView
  /// How many days ahead a deadline may be; nil: any, and none.
  let within: Int?

  func actions(of key: ProfileKey) -> ProfileActions {
    let scorer = view.scorer
    let history = view.history(of: key)
    let sheet = scorer.score(history)
    var effects: [RemovalEffect] = []
    if RemovalEligibility(history, scorer.policy, on: scorer.asOf).failed.isEmpty {
      var whatIf = RemovalWhatIf(scorer, history, sheet)
      effects = whatIf.effectsOfAll()
    }
    let actions = Actions(scorer, history, sheet).all(effects: effects).filter { action in
      guard let within else { return true }
      return action.deadline.map { $0 - scorer.asOf <= within } ?? false
    }
    return ProfileActions(
      profile: ScoredProfile(id: dataset.idBytes(of: key), history: history, sheet: sheet), actions: actions)
  }
}
