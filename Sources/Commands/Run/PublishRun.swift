import Analysis
import Basics
import CSV
import Ingestion
import JobSuccess
import Publication
import Reporting
import ScoreHistory

/// One nightly run under the lock of its output folder: from the input folder to a published run.
struct PublishRun {
  let command: RunCommand
  let scorer: Scorer
  /// The marketplace's own policy, whose scores are official.
  let official: Policy?
  let folder: LockedFolder
  let history: RunHistory
  let started: String
  let session: Session

  private var workers: Int { command.reading.workers }

  /// A run that is in OUT/runs.
  struct Result {
    let manifest: Manifest
    let figures: RunFigures
    /// What the rules of `--hold-on` were held against; nil where there are none, and for a run that had been published.
    let evidence: Gates.Evidence?

    /// Whether `latest` doesn't lead to it.
    var isHeld: Bool { manifest.status == Manifest.held }
  }

  /// Reads, scores, and publishes or holds; does nothing where the same run is published already.
  func publish() async throws -> Result {
    var watch = StageWatch()
    let audience = command.readers.audience
    let market = try await Market.read(
      command.input, command.reading, digests: true, for: audience, in: session)
    let named = try market.profiles(withIDs: command.profile)
    watch.finish("reading")
    let last = try previousRun()
    let known = identity(of: market, after: last)
    if let known, let result = try await again(known, market) { return result }
    return try await Signals.cleaningUp(folder.stage, with: { $0.discardAtOnce() }) { staged in
      let previous = try await previousScores(of: last, market)
      let view = try market.view(scorer, official: official)
      let writer = RunWriter(
        market: market, view: view, previous: previous, named: named, pages: command.pages, workers: workers,
        auditLeak: command.auditLeak, staged: staged)
      let tables = try await writer.writeTables()
      let identity: RunIdentity
      if let known {
        identity = known
      } else {
        identity = RunIdentity(
          try await writer.digests(of: tables, RunFacts(view, run: "")), .outputs, scorer: scorer,
          arguments: arguments, previous: last?.manifest?.runID)
        if let result = try await again(identity, market) {
          staged.discardAtOnce()
          return result
        }
      }
      let earlier = try folder.run(named: identity.folderName)
      let outputs = try await writer.writePages(tables, RunFacts(view, run: identity.runID))
      watch.finish("scoring")
      for found in tables.unclear.first {
        session.console.note("\(market.id(of: found.profile)): \(found.range.sentence)")
      }
      var manifest = RunManifest(
        identity: identity, number: try folder.nextNumber(), scorer: scorer, reading: market.reading,
        audience: audience, outputs: outputs, started: started, finished: Clock.timestamp,
        stages: watch.stages, arguments: arguments)
      // The same again as what was published has the same bytes.
      let wasPublished = earlier.map { !$0.isHeld } ?? false
      let evidence =
        wasPublished
        ? nil : try await evidence(Manifest(manifest.bytes), in: "\(command.out)/\(staged.path)", market)
      if holds(evidence) { manifest.status = Manifest.held }
      let bytes = manifest.bytes
      try Signals.shielded { () throws in
        try publish(staged, as: identity.folderName, manifest: bytes, replacing: earlier != nil)
      }
      let published = try Manifest(bytes)
      session.console.note(tables.sentence(hasPrevious: previous != nil))
      session.console.note(
        "open \(command.out)/\(published.status == Manifest.held ? "runs/\(identity.folderName)" : "latest")/index.html"
      )
      return Result(
        manifest: published, figures: RunFigures(published, of: market.reading), evidence: evidence)
    }
  }

  /// The identity of a run by its inputs; nil for an audience that may not see these (6.1).
  private func identity(of market: Market, after last: PublishedRun?) -> RunIdentity? {
    guard market.reading.details != nil else { return nil }
    return RunIdentity(
      market.reading.files.map { ($0.file.rawValue, $0.sha256) }, .inputs, scorer: scorer,
      arguments: arguments,
      previous: last?.manifest?.runID)
  }

  /// If the run is there already, nothing is done, unless it was held and no rule holds it now. Nil if it is not there, or
  /// is to be done again.
  private func again(_ identity: RunIdentity, _ market: Market) async throws -> Result? {
    guard !command.force, let manifest = try folder.run(named: identity.folderName)?.manifest else {
      return nil
    }
    let name = identity.folderName
    let place = "\(command.out)/runs/\(name)"
    let figures = RunFigures(manifest, of: market.reading)
    guard manifest.status == Manifest.held else {
      session.console.note("already published: \(place)")
      return Result(manifest: manifest, figures: figures, evidence: nil)
    }
    let promotion = Promotion(folder: folder, out: command.out, console: session.console)
    try promotion.check(name)
    let evidence = try await evidence(manifest, in: place, market)
    guard !holds(evidence) else {
      session.console.note("already held: \(place)")
      return Result(manifest: manifest, figures: figures, evidence: evidence)
    }
    let published = try promotion.publish(name, manifest)
    session.console.note("published, which was held: \(place)")
    removeOldRuns()
    return Result(manifest: published, figures: figures, evidence: evidence)
  }

  private func publish(
    _ staged: StagedFolder, as name: String, manifest: [UInt8], replacing: Bool
  ) throws {
    let removed = try folder.publish(staged, as: name, manifest: manifest, replacing: replacing)
    let isHeld = try folder.run(named: name)?.isHeld == true
    session.console.note("\(isHeld ? "held" : "published"): \(command.out)/runs/\(name)")
    if let removed { session.console.warn("what this run replaced could not be removed: \(removed)") }
    removeOldRuns()
  }

  private func removeOldRuns() {
    guard let keep = command.keep else { return }
    do {
      for name in try folder.keep(keep) { session.console.note("removed the old run \(name)") }
    } catch {
      session.console.warn("old runs could not be removed, which the next run tries again: \(error)")
    }
  }

  // MARK: The rules of --hold-on

  private func holds(_ evidence: Gates.Evidence?) -> Bool {
    guard let evidence else { return false }
    return Gates(rules: command.operations.holdOn).verdicts(evidence).contains { $0.outcome == .matched }
  }

  /// What the rules of `--hold-on` are held against, for a run whose finished tables are in a folder; nil where there are
  /// no rules. The history is asked only where a rule needs the last run; where it can't be used, the run fails.
  private func evidence(_ manifest: Manifest, in place: String, _ market: Market) async throws -> Gates
    .Evidence?
  {
    let options = command.operations
    guard !options.holdOn.isEmpty else { return nil }
    let figures = RunFigures(manifest, of: market.reading)
    guard (options.holdOn + options.failOn).contains(where: \.figure.needsLastRun) else {
      return Gates.Evidence(figures: figures, comparison: nil, mean: nil, lastMean: nil)
    }
    let scores = try await PublishedScores.read(manifest, in: place, workers: workers)
    return try Gates.Evidence(manifest, figures, scores, before: history.open())
  }

  /// Leaves what a failed run has to say in OUT/failed.
  func publishFailure(_ error: any Error) async throws {
    try await Signals.cleaningUp(folder.stageFailure, with: { $0.discardAtOnce() }) { staged in
      var outputs: [OutputFile] = []
      if case MarketError.exports(.tooManyRejects(let report, _)) = error {
        let rejects = try staged.file(RejectsTable.table.schema.file)
        try await RejectsTable.write(report.rejects, workers: workers) { try rejects.write($0.span, rows: $1) }
        outputs.append(try rejects.finish())
      }
      let manifest = FailureManifest(
        failure: Failure(error), scorer: scorer, outputs: outputs, started: started, finished: Clock.timestamp,
        arguments: arguments)
      try Signals.shielded { () throws in try folder.publishFailure(staged, manifest: manifest.bytes) }
      if !outputs.isEmpty {
        session.console.error("the rejects are in \(command.out)/failed/\(outputs[0].path)")
      }
    }
  }

  /// Every argument that changes an output.
  private var arguments: [JSONValue.Member] {
    [
      .init("audience", .string(command.readers.audience.rawValue)), .init("pages", .integer(command.pages)),
      .init("profiles", .array(Set(command.profile).sorted().map { .string($0) })),
    ] + (official.map { [.init("official_policy", PolicyName.json($0))] } ?? [])
      + (command.auditLeak.map { [.init("audit_leak", .string($0.name))] } ?? [])
  }

  /// The run published last among those with an earlier as-of date (6.1); held ones are not.
  private func previousRun() throws -> PublishedRun? {
    try OutputFolder(command.out).publishedRuns().last { run in
      guard let manifest = run.manifest, !run.isHeld else { return false }
      return manifest.asOf < scorer.asOf.description && history.scope.includes(RunScope(manifest))
    }
  }

  /// The scores of the run before, whose audience and policy are the same.
  private func previousScores(of run: PublishedRun?, _ market: Market) async throws -> PreviousScores? {
    guard let run, PreviousScores.areOfUse(to: market.audience), let manifest = run.manifest else {
      return nil
    }
    let scores = try await PublishedScores.read(
      manifest, in: "\(command.out)/runs/\(run.name)", workers: workers)
    return PreviousScores(scores.lazy.map { ($0.profile, $0.value.jss) }, of: market)
  }
}

extension StagedFolder {
  /// Removes the folder while others may still be writing into it.
  fileprivate func discardAtOnce() {
    for _ in 1...100 where (try? discard()) != nil { return }
  }
}

/// Times the stages of a run, for its manifest.
struct StageWatch {
  private(set) var stages: [(name: String, milliseconds: Int)] = []
  private var start = ContinuousClock.now

  /// A stage is over, and the next one begins.
  mutating func finish(_ name: String) {
    let now = ContinuousClock.now
    let (seconds, attoseconds) = (now - start).components
    stages.append((name, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)))
    start = now
  }
}
