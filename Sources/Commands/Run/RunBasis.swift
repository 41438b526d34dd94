import Analysis
import Basics
import Ingestion
import JobSuccess
import Publication
import Reporting
import ScoreHistory

/// What a run starts from, whether it is published or only tried: the command, the policies, and the run before.
struct RunBasis {
  let command: RunCommand
  let scorer: Scorer
  /// The marketplace's own policy, whose scores are official.
  let official: Policy?
  /// The audience and the policy of the runs that it is compared with.
  let scope: RunScope
  /// When the run began.
  let start: ContinuousClock.Instant
  let session: Session

  var workers: Int { command.reading.workers }

  /// Reads the input as the run's audience may see it.
  func read() async throws -> Market {
    try await Market.read(
      command.input, command.reading, digests: true, for: command.readers.audience, in: session)
  }

  /// The identity of a run by its inputs; nil for an audience that may not see these (6.1).
  func identity(of market: Market, after last: PublishedRun?) -> RunIdentity? {
    guard market.reading.details != nil else { return nil }
    return RunIdentity(
      market.reading.files.map { ($0.file.rawValue, $0.sha256) }, .inputs, scorer: scorer,
      arguments: arguments, previous: last?.manifest?.runID)
  }

  /// The identity of a run by what it publishes.
  func identity(
    of writer: RunWriter, _ tables: RunWriter.Tables, _ view: AudienceView, after last: PublishedRun?
  ) async throws -> RunIdentity {
    RunIdentity(
      try await writer.digests(of: tables, RunFacts(view, run: "")), .outputs, scorer: scorer,
      arguments: arguments, previous: last?.manifest?.runID)
  }

  /// Every argument that changes an output.
  var arguments: [JSONValue.Member] {
    [
      .init("audience", .string(command.readers.audience.rawValue)), .init("pages", .integer(command.pages)),
      .init("profiles", .array(Set(command.profile).sorted().map { .string($0) })),
    ] + (official.map { [.init("official_policy", PolicyName.json($0))] } ?? [])
      + (command.auditLeak.map { [.init("audit_leak", .string($0.name))] } ?? [])
  }

  /// Of some runs in the order of their publication, the one published last with an earlier as-of date (6.1); held ones
  /// are not published.
  func previousRun(among runs: [PublishedRun]) -> PublishedRun? {
    runs.last { run in
      guard let manifest = run.manifest, !run.isHeld else { return false }
      return manifest.asOf < scorer.asOf.description && scope.includes(RunScope(manifest))
    }
  }

  /// The runs up to the one before, which carries them (6.2); none for visitors, who see no change of a score.
  func trend(upTo run: PublishedRun?) -> RunTrend {
    guard PreviousScores.areOfUse(to: command.readers.audience), let manifest = run?.manifest else {
      return RunTrend()
    }
    return RunTrend(upTo: manifest.json)
  }

  /// The scores of a published run; nil where there is none.
  func scores(of run: PublishedRun?) async throws -> PublishedScores? {
    guard let run, let manifest = run.manifest else { return nil }
    return try await PublishedScores.read(manifest, in: "\(command.out)/runs/\(run.name)", workers: workers)
  }

  /// The scores of the run before, whose audience and policy are the same, for an audience that sees changes.
  func previousScores(of run: PublishedRun?, _ market: Market) async throws -> PreviousScores? {
    guard PreviousScores.areOfUse(to: market.audience) else { return nil }
    return previousScores(try await scores(of: run), market)
  }

  /// The same of scores that were read.
  func previousScores(_ scores: PublishedScores?, _ market: Market) -> PreviousScores? {
    guard PreviousScores.areOfUse(to: market.audience), let scores else { return nil }
    return PreviousScores(scores.lazy.map { ($0.profile, $0.value.jss) }, of: market)
  }

  /// Says what a run came to.
  func noteScored(_ tables: RunWriter.Tables, _ identity: RunIdentity) {
    let summary = tables.outputs.summary
    session.console.note(
      tables.sentence, .runScored,
      [
        .runID(identity.runID), .asOf(identity.asOf), .profiles(summary.profiles), .scored(summary.scored),
        .mean(summary.meanHundredths), .duration(Int((ContinuousClock.now - start) / .milliseconds(1))),
      ] + (tables.changed.map { [.changed($0)] } ?? []))
  }
}
