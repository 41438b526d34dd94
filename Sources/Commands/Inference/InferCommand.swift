import Analysis
import ArgumentParser
import Basics
import Ingestion
import JobSuccess
import Reporting

/// `jss infer`: what seen scores tell of hidden feedback.
struct InferCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "infer",
    abstract: "What the official scores that a profile was seen with tell of the feedback that nobody shows.",
    discussion: """
      observed_scores.csv, or --observed FILE, has the scores that were seen: profile_id, observed_on, jss (empty: shown \
      without a score). For each fall of the score the answer says which feedback may have caused it, with probabilities, or \
      that older contracts left a window. Private scores of the input are not read.

      Everything rests on a policy and on an assumed prior, and says so. --policy may be given several times: then the \
      answers stand side by side, with the policy that explains more.

      The table has p_neutral, p_negative and p_bad (anything but the best that is possible), and before: p_bad before any \
      score is seen. Feedback of one group can't be told apart. Verdicts: very_likely_bad (p_bad of .9 or more), likely_bad \
      (.5), open (more than .1), cleared, not_observable (no score depends on it).

      --json answers one object: profile_id, profile_kind, as_of, prior, lag, then policy, observations, used, conclusion \
      (explained, contradiction, undecided), evidence, log_evidence, condition, words, drops (from, to, jss_from, jss_to, \
      new_feedback, p_no_new_bad) and suspects (profile_id, contract_id, submitted_on, new_since, p_neutral, p_negative, \
      p_bad, prior_bad, group, verdict). With several policies these are in answers, beside explains_more.

      EXAMPLES
        jss infer SampleData fl-luz --as-of 2024-08-31
        jss infer EXPORTS PROFILE --observed scores.csv --lag 14
        jss infer EXPORTS PROFILE --policy standard --policy upwork-2023-12
      """)

  @Argument(help: ArgumentHelp("A folder of CSV exports.", valueName: "input"))
  var input: String

  @Argument(help: ArgumentHelp("The profile: a freelancer's or an agency's id.", valueName: "profile"))
  var profile: String

  @Option(
    help: ArgumentHelp(
      "A built-in policy or a policy file; may be given several times. (default: standard)",
      valueName: "name|file"))
  var policy: [String] = []

  @OptionGroup var observations: ObservationOptions
  @OptionGroup var readers: AudienceOptions
  @OptionGroup var inference: InferenceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    try readers.refusePublic()
  }

  func run(in session: Session) async throws {
    let policies = try (policy.isEmpty ? ["standard"] : policy).map { try Policy.load($0) }
    let prior = try inference.loadPrior()
    let (market, view) = try await Market.open(
      input, inference, observed: observations.observed, policy: policies[0], for: readers.audience,
      in: session)
    let about = view.inference(of: try market.profile(withID: profile))
    guard !about.observations.isEmpty else {
      throw Failure(
        .usage,
        "no score of '\(Printable.line(profile))' was seen up to \(inference.day): "
          + "\(observations.observed ?? "observed_scores.csv") has none; add rows of profile_id, observed_on and jss, "
          + "name a file with --observed, or ask `jss estimate`")
    }
    let answers = policies.map { policy in
      about.answer(
        by: Inference(policy, prior: prior, lag: observations.lag, states: inference.states),
        progress: { session.attempt($0, of: about.observations.count, states: inference.states) })
    }
    let report = InferenceReport(about, answers, priorFile: inference.prior, session.terminal)
    try session.output.write(report.written(asJSON: output.json))
  }
}
