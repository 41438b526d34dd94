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
    return (market, try market.view(Scorer(policy, asOf: options.day)))
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
