import Analysis
import ArgumentParser
import Basics
import Ingestion
import JobSuccess
import Reporting

/// `jss audit-leak`: what published scores give away of private feedback.
struct AuditLeakCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "audit-leak",
    abstract: "What the publication of scores tells somebody who knows the policy of private feedback.",
    discussion: """
      For a sample of profiles, the scores of the year up to the as-of day are published as often and as coarsely as asked, \
      and hidden feedback is inferred from them. The answer says how many bad private feedbacks are pinned down with more than \
      90 %, how many others are taken for bad, and how much of what there is to know, in bits, is left. It compares with the \
      private scores of the input, so it is for the marketplace's own people alone.

      --json answers one object: as_of, policy, prior, days, and cadences (cadence, rounding, profiles, feedbacks, bad, pinned, \
      wrongly_pinned, bits_before, bits_after, partial: profiles of which more may leak, since all scores would take too many \
      states).

      EXAMPLES
        jss audit-leak SampleData --as-of 2024-08-31 --cadence weekly --cadence per-feedback:5
        jss audit-leak EXPORTS --cadence biweekly --rounding 1 --rounding 5 --rounding bands --sample 50
      """)

  @Argument(help: ArgumentHelp("A folder of CSV exports.", valueName: "input"))
  var input: String

  @Option(
    help: ArgumentHelp(
      "How often scores are published: \(PublicationCadence.allowed); may be given several times. (default: daily, weekly, biweekly, monthly, quarterly, per-feedback:5)",
      valueName: "cadence"),
    transform: AuditLeakCommand.cadence)
  var cadence: [PublicationCadence] = []

  @Option(
    help: ArgumentHelp(
      "How scores are shown: 1 (whole percent), 5 (multiples of 5) or bands; may be given several times. (default: 1)",
      valueName: "rounding"))
  var rounding: [ScoreRounding] = []

  @Option(help: ArgumentHelp("Audit this profile; may be given several times.", valueName: "id"))
  var profile: [String] = []

  @Option(
    help: ArgumentHelp(
      "Audit so many profiles, 1 to 100000, chosen by their ids. (default: 20, or those of --profile)",
      valueName: "n"),
    transform: { try WholeNumber.read($0, in: 1...100_000) })
  var sample: Int?

  @OptionGroup var readers: AudienceOptions
  @Option(help: ArgumentHelp("A built-in policy or a policy file.", valueName: "name|file"))
  var policy = "standard"

  @OptionGroup var inference: InferenceOptions
  @OptionGroup var output: OutputOptions

  static func cadence(_ text: String) throws -> PublicationCadence {
    guard let cadence = PublicationCadence(text) else {
      throw ValidationError("'\(Printable.line(text))' is no cadence; allowed: \(PublicationCadence.allowed)")
    }
    return cadence
  }

  func validate() throws {
    try readers.refuseAllButInternal("what leaks is compared with private scores")
    if sample != nil, !profile.isEmpty {
      throw ValidationError("--sample and --profile exclude each other")
    }
  }

  func run(in session: Session) async throws {
    let (policy, prior) = (try Policy.load(policy), try inference.loadPrior())
    let (market, view) = try await Market.open(
      input, inference, policy: policy, for: readers.audience, in: session)
    let keys =
      profile.isEmpty ? view.sample(of: sample ?? LeakSample.standard) : try market.profiles(withIDs: profile)
    let base = Inference(policy, prior: prior, states: inference.states)
    let cadences = cadence.isEmpty ? LeakSample.cadences : cadence
    var rows: [InferenceTables.LeakRow] = []
    for rounding in rounding.isEmpty ? [.whole] : rounding {
      for cadence in cadences {
        let leak = await view.leak(
          of: keys, by: LeakAudit(base, cadence, rounding), workers: inference.reading.workers)
        rows.append(InferenceTables.LeakRow(cadence: cadence, rounding: rounding, leak: leak))
      }
    }
    try session.output.write(
      LeakReport.written(
        rows, policy, asOf: inference.day, priorFile: inference.prior, asJSON: output.json,
        for: session.terminal))
  }
}

/// What is audited unless somebody says otherwise.
enum LeakSample {
  /// How many profiles.
  static let standard = 20
  /// How often scores are published.
  static let cadences: [PublicationCadence] = [
    .daily, .weekly, .biweekly, .monthly, .quarterly, .perFeedback(5),
  ]
}

extension AudienceView {
  /// What leaks of some profiles together.
  func leak(of profiles: [ProfileKey], by audit: LeakAudit, workers: Int) async -> Leak {
    let leaks = await inParallel(profiles.count, workers: workers) { leak(of: profiles[$0], by: audit) }
    var sum = Leak()
    for leak in leaks.compactMap(\.self) { sum += leak }
    return sum
  }
}

extension ScoreRounding: ExpressibleByArgument {}
