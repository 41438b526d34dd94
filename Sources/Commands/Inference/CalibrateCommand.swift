import Analysis
import ArgumentParser
import Basics
import Ingestion
import JobSuccess
import Reporting

/// `jss calibrate`: which policies explain the scores that were seen.
struct CalibrateCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Which policies explain the official scores that profiles were seen with.",
    discussion: """
      For each built-in policy, or for those of --policy: how many of the seen scores it explains, how many profiles \
      contradict it, and how probable it makes all scores (the logarithm of the evidence). Policies of which neither makes \
      the scores ten times as probable as the other can't be told apart. Private scores of the input are not read.

      --search FILE tries a grid, at most 1,000 points, and shows those that no profile contradicts:

        extends: standard
        grid:
          minimum.contracts: [2, 4]
          satisfaction.weights.private: [0.6, 0.7]

      --json answers one object: prior, observed_profiles, and policies (policy, days, explained, inconsistent_profiles, \
      log_evidence, tied).

      EXAMPLES
        jss calibrate SampleData --as-of 2024-08-31
        jss calibrate EXPORTS --observed scores.csv --lag 14 --search grid.yaml
      """)

  @Argument(help: ArgumentHelp("A folder of CSV exports.", valueName: "input"))
  var input: String

  @Option(
    help: ArgumentHelp(
      "A built-in policy or a policy file; may be given several times. (default: all built-in ones)",
      valueName: "name|file"))
  var policy: [String] = []

  @Option(help: ArgumentHelp("A YAML file with lists of values of a policy's keys.", valueName: "file"))
  var search: String?

  @OptionGroup var observations: ObservationOptions
  @OptionGroup var readers: AudienceOptions
  @OptionGroup var inference: InferenceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    try readers.refusePublic()
    if search != nil, !policy.isEmpty {
      throw ValidationError(
        "--search and --policy exclude each other: the grid's file says which policy it extends")
    }
  }

  func run(in session: Session) async throws {
    let prior = try inference.loadPrior()
    let policies = try candidates().map { candidate in
      (
        Inference(candidate.policy, prior: prior, lag: observations.lag, states: inference.states),
        candidate.settings
      )
    }
    let (_, view) = try await Market.open(
      input, inference, observed: observations.observed, policy: .standard, for: readers.audience, in: session
    )
    let profiles = view.observedProfiles.map { view.inference(of: $0) }.filter { !$0.observations.isEmpty }
    guard !profiles.isEmpty else {
      throw Failure(
        .usage,
        "no score was seen up to \(inference.day): \(observations.observed ?? "observed_scores.csv") has none; add rows of "
          + "profile_id, observed_on and jss, or name a file with --observed")
    }
    let calibration = await Calibration(profiles, policies, workers: inference.reading.workers)
    try session.output.write(
      CalibrationReport.written(
        calibration, ofGrid: search != nil, priorFile: inference.prior, asJSON: output.json,
        for: session.terminal))
  }

  private func candidates() throws -> [(policy: Policy, settings: String?)] {
    if let search { return try PolicyGrid.read(path: search).points.map { ($0.policy, $0.settings) } }
    if policy.isEmpty { return Policy.builtIn.map { ($0, nil) } }
    return try policy.map { (try Policy.load($0), nil) }
  }
}
