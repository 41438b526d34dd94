import Analysis
import ArgumentParser
import Basics
import Ingestion
import JobSuccess
import Reporting
import ScoreHistory

/// `jss history movers`: whose score moved most between two runs.
struct HistoryMovers: Command {
  static let configuration = CommandConfiguration(
    commandName: "movers",
    abstract: "Shows whose score fell and rose most between two runs, and with the inputs why.",
    discussion: """
      A run is named by its id or by its as-of day (of a day's runs, the one published last). Profiles without a score in \
      one of the two runs are left out.

      --input names the folder of exports to tell the causes from: which contracts entered or left the window, had their \
      feedback removed, or changed. Their parts add up exactly to the change between the two days, as these exports \
      tell it; where they tell another score than a run had, that is said.

      --json answers {"from", "to", "drops", "rises"}: the runs, and lists of {"profile_id", "change", "before", "after"}, \
      with --input also "causes": [{"contract_id", "cause", "part"}], "window_part" and "as_recorded".

      EXAMPLES
        jss history movers
        jss history movers --from 2024-08-01 --to 2024-08-31 --limit 50 --json
        jss history movers --input exports
      """)

  @Option(help: ArgumentHelp("The earlier run. (default: the last of an earlier day)", valueName: "run"))
  var from: String?

  @Option(help: ArgumentHelp("The later run. (default: the last)", valueName: "run"))
  var to: String?

  @Option(help: ArgumentHelp("Show at most so many each way.", valueName: "n"))
  var limit = 20

  @Option(help: ArgumentHelp("A folder of CSV exports, to tell the causes from.", valueName: "folder"))
  var input: String?

  @Option(
    help: ArgumentHelp(
      "The policy of both runs, where that is a policy file. (default: as recorded)", valueName: "name|file"))
  var policy: String?

  @OptionGroup var history: HistoryOptions
  @OptionGroup var reading: InputOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (1...1_000_000).contains(limit) else {
      throw ValidationError("--limit \(limit) is out of range; allowed: 1 to 1000000")
    }
    if policy != nil, input == nil { throw ValidationError("--policy is of use only with --input") }
  }

  func run(in session: Session) async throws {
    let store = try history.open()
    let later = try RunNames(store).run(to) ?? last(in: store)
    let earlier = try RunNames(store).run(from) ?? lastBefore(later, in: store)
    let causes = try await causes(earlier, later, session)
    let lists = try [HistoryStore.Direction.drops, .rises].map { direction in
      try store.movers(from: earlier.runID, to: later.runID, direction, limit: limit).map { mover in
        MoverWithCause(mover: mover, cause: causes?.cause(of: mover))
      }
    }
    let movers = MoverLists(
      from: earlier, to: later, drops: lists[0], rises: lists[1], market: causes?.market)
    if output.json {
      try session.output.write(JSONWriter.text(movers.json, indents: true) + "\n")
    } else {
      try session.output.write(movers.text(for: session.terminal))
    }
  }

  private func last(in store: HistoryStore) throws -> RunRecord {
    guard let run = try store.runs(limit: 1).first else {
      throw Failure(.noInput, "the history holds no run yet; `jss run` records one")
    }
    return run
  }

  private func lastBefore(_ run: RunRecord, in store: HistoryStore) throws -> RunRecord {
    guard let last = try store.lastRun(before: run.asOf) else {
      throw Failure(
        .noInput, "the history holds no run of a day before \(run.asOf) to compare with; --from names another"
      )
    }
    return last
  }

  private func causes(_ earlier: RunRecord, _ later: RunRecord, _ session: Session) async throws
    -> MoverCauses?
  {
    guard let input else { return nil }
    let policy = try Policy.load(policy ?? later.policyName)
    guard [earlier.policyDigest, later.policyDigest].allSatisfy({ $0 == policy.digest }) else {
      throw Failure(
        .usage,
        "the causes can't be computed: the two runs were not both scored by '\(policy.name)' as it is now "
          + "(SHA-256 \(policy.digest.prefix(12)); recorded: \(earlier.policyDigest.prefix(12)) and "
          + "\(later.policyDigest.prefix(12))); name their policy file with --policy, or leave --input out")
    }
    guard let first = Day(text: earlier.asOf), let last = Day(text: later.asOf), first < last else {
      throw Failure(
        .usage, "the causes can't be computed: the run of --from is not of a day before that of --to")
    }
    let market = try await Market.read(input, reading, in: session)
    return MoverCauses(market: market, view: try market.view(Scorer(policy, asOf: last)), first: first)
  }
}

/// Finds runs by what a person calls them.
private struct RunNames {
  let store: HistoryStore

  init(_ store: HistoryStore) { self.store = store }

  /// The run of this id or as-of day; nil where none was named.
  func run(_ name: String?) throws -> RunRecord? {
    guard let name else { return nil }
    if let run = try store.run(id: name) { return run }
    let runs = try store.runs()
    if let run = runs.first(where: { $0.asOf == name }) { return run }
    let nearest = Suggestion.find(name, among: runs.map(\.runID) + runs.map(\.asOf))
    throw Failure(
      .usage,
      "the history holds no run '\(name)'; \(Suggestion.question(nearest))"
        + "`jss history runs` lists those it has")
  }
}
