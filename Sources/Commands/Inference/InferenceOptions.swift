import Analysis
import ArgumentParser
import Basics
import Ingestion
import JobSuccess
import Reporting

/// What hidden feedback is inferred from, and what is assumed; the commands of chapter 7 have these.
struct InferenceOptions: ParsableArguments {
  @OptionGroup var date: DayOptions

  @Option(
    help: ArgumentHelp(
      "A YAML file of what to assume of private scores by stars and end reason. (default: the judgement of chapter 7)",
      valueName: "file"))
  var prior: String?

  @Option(
    help: ArgumentHelp(
      "How many states an answer may take, 1 to 1000000000. What does not fit uses fewer observations, or is undecided.",
      valueName: "n"),
    transform: { try WholeNumber.read($0, in: 1...1_000_000_000) })
  var states = Inference.standardStates

  @OptionGroup var reading: InputOptions

  /// The as-of date.
  var day: Day { date.day }

  /// What is assumed.
  func loadPrior() throws -> FeedbackPrior { try prior.map { try PriorFile.read(path: $0) } ?? .standard }
}

/// The scores that were seen; the commands that rest on them have these.
struct ObservationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A CSV file of seen scores in place of the input's observed_scores.csv.", valueName: "file"))
  var observed: String?

  @Option(
    help: ArgumentHelp(
      "How many days a shown score may be old, 0 to 366: 14 where scores change every second Sunday.",
      valueName: "days"),
    transform: { try WholeNumber.read($0, in: Inference.lags) })
  var lag = 0
}

extension Market {
  /// A folder with its observed scores, and a view of it by a policy.
  static func open(
    _ folder: String, _ options: InferenceOptions, observed: String? = nil, policy: Policy,
    for audience: Audience,
    in session: Session
  ) async throws -> (market: Market, view: AudienceView) {
    let market = try await Market.read(
      folder, options.reading, observed: observed, for: audience, in: session)
    if let observed { try market.refuseFaults(of: observed) }
    return (market, try market.view(Scorer(policy, asOf: options.day)))
  }
}

extension Market {
  /// Fails where a file of seen scores, which was named for one question, has a record at fault: without it the answer
  /// would be another one. Scores of profiles that the input doesn't have are no fault.
  fileprivate func refuseFaults(of path: String) throws(Failure) {
    guard let file = reading.files.first(where: { $0.file == .observedScores }) else { return }
    let counts = file.rejectCounts.filter { $0.code != .unknownProfile }
    guard !counts.isEmpty else { return }
    let first = reading.details?.rejects.firstOfEachCode(in: .observedScores)
      .filter { $0.finding.code != .unknownProfile }
      .map { "line \($0.finding.line): \($0.finding.message)" }
    throw Failure(
      .badData,
      heading:
        "\(Printable.line(path)): \(counts.reduce(0) { $0 + $1.count }) of \(file.records) records are at fault. The first of "
        + "each fault:",
      messages: first ?? counts.map { "\($0.code.title) (\($0.count))" })
  }
}

extension Session {
  /// Says on a terminal that an answer takes a while.
  func attempt(_ count: Int, of all: Int, states: Int) {
    if count < all, errorTerminal.isTerminal {
      console.note("more than \(states) states; trying the newest \(count) of \(all) observations")
    }
  }
}
