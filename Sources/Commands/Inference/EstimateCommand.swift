import Analysis
import ArgumentParser
import Basics
import Ingestion
import JobSuccess
import Reporting

/// `jss estimate`: the scores that are possible without knowing private feedback.
struct EstimateCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "estimate",
    abstract:
      "The scores that a profile may have, with probabilities, from public feedback and an assumed prior.",
    discussion: """
      Nobody but the marketplace sees private feedback, so the score is estimated: the possible whole percents, the median, \
      and the interval that holds with 80 %. Private scores of the input are not read. `jss infer` takes seen scores into \
      account.

      --json answers one object: profile_id, profile_kind, as_of, prior, policy, conclusion (estimated or undecided), lowest, \
      highest, values (jss, p), median, low80, high80, may_lack_score, p_no_score.

      EXAMPLES
        jss estimate SampleData fl-amara --as-of 2024-08-31
      """)

  @Argument(help: ArgumentHelp("A folder of CSV exports.", valueName: "input"))
  var input: String

  @Argument(help: ArgumentHelp("The profile: a freelancer's or an agency's id.", valueName: "profile"))
  var profile: String

  @Option(help: ArgumentHelp("A built-in policy or a policy file.", valueName: "name|file"))
  var policy = "standard"

  @OptionGroup var readers: AudienceOptions
  @OptionGroup var inference: InferenceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    try readers.refusePublic()
  }

  func run(in session: Session) async throws {
    let policy = try Policy.load(policy)
    let prior = try inference.loadPrior()
    let (market, view) = try await Market.open(
      input, inference, policy: policy, for: readers.audience, in: session)
    let about = view.inference(of: try market.profile(withID: profile))
    let estimate = about.estimate(by: Inference(policy, prior: prior, states: inference.states))
    let report = EstimateReport(about, policy, estimate, priorFile: inference.prior, for: session.terminal)
    try session.output.write(report.written(asJSON: output.json))
  }
}
