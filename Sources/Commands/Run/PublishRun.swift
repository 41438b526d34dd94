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
  let basis: RunBasis
  let folder: LockedFolder
  let history: RunHistory
  /// When the run began, in UTC to the second.
  let started: String

  private var command: RunCommand { basis.command }
  private var scorer: Scorer { basis.scorer }
  private var session: Session { basis.session }
  private var workers: Int { basis.workers }

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
    let market = try await basis.read()
    let named = try market.profiles(withIDs: command.profile)
    watch.finish("reading")
    let last = basis.previousRun(among: try OutputFolder(command.out).publishedRuns())
    let known = basis.identity(of: market, after: last)
    if let known, let result = try await again(known, market) { return result }
    return try await Signals.cleaningUp(folder.stage, with: { $0.discardAtOnce() }) { staged in
      let previous = try await basis.previousScores(of: last, market)
      let trend = basis.trend(upTo: last)
      let view = try market.view(scorer, official: basis.official)
      let writer = RunWriter(
        market: market, view: view, previous: previous, earlier: trend, named: named, pages: command.pages,
        workers: workers,
        auditLeak: command.auditLeak, files: .staged(staged))
      let tables = try await writer.writeTables()
      let identity: RunIdentity
      if let known {
        identity = known
      } else {
        identity = try await basis.identity(of: writer, tables, view, after: last)
        if let result = try await again(identity, market) {
          staged.discardAtOnce()
          return result
        }
      }
      let earlier = try folder.run(named: identity.folderName)
      let outputs = try await writer.writePages(tables, RunFacts(view, run: identity.runID))
      watch.finish("scoring")
      let told = tables.unclear.first.prefix(RunFindings.told)
      for found in told {
        session.console.note(
          "\(market.id(of: found.profile)): \(found.sentences.joined(separator: " "))", .scoreUnclear)
      }
      let more = tables.unclear.total - told.count
      if more > 0 {
        session.console.note(
          "of \(more) more \(more == 1 ? "profile" : "profiles") not all is known: see index.html, and jss_lowest and jss_highest in scores.csv",
          .scoreUnclear)
      }
      var manifest = RunManifest(
        identity: identity, number: try folder.nextNumber(), scorer: scorer, reading: market.reading,
        audience: audience, outputs: outputs, earlier: trend, started: started, finished: Clock.timestamp,
        stages: watch.stages, arguments: basis.arguments)
      manifest.changed = tables.changed
      // The same again as what was published has the same bytes.
      let wasPublished = earlier.map { !$0.isHeld } ?? false
      let evidence =
        wasPublished
        ? nil : try await evidence(Manifest(manifest.bytes), in: "\(command.out)/\(staged.path)", market)
      let matched = held(by: evidence)
      if !matched.isEmpty { manifest.hold(by: matched) }
      let bytes = manifest.bytes
      try Signals.shielded { () throws in
        try publish(staged, as: identity, manifest: bytes, replacing: earlier != nil)
      }
      let published = try Manifest(bytes)
      basis.noteScored(tables, identity)
      let place = published.status == Manifest.held ? "runs/\(identity.folderName)" : "latest"
      session.console.note("open \(command.out)/\(place)/index.html", .pageWritten)
      return Result(
        manifest: published, figures: RunFigures(published, of: market.reading), evidence: evidence)
    }
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
      session.console.note("already published: \(place)", .runThere, details(identity, place))
      return Result(manifest: manifest, figures: figures, evidence: nil)
    }
    let promotion = Promotion(folder: folder, out: command.out, console: session.console)
    try promotion.check(name)
    let evidence = try await evidence(manifest, in: place, market)
    guard held(by: evidence).isEmpty else {
      session.console.note("already held: \(place)", .runHeld, details(identity, place))
      return Result(manifest: manifest, figures: figures, evidence: evidence)
    }
    let published = try promotion.publish(name, manifest)
    session.console.note("published, which was held: \(place)", .runPublished, details(identity, place))
    removeOldRuns()
    return Result(manifest: published, figures: figures, evidence: evidence)
  }

  private func publish(
    _ staged: StagedFolder, as identity: RunIdentity, manifest: [UInt8], replacing: Bool
  ) throws {
    let name = identity.folderName
    let removed = try folder.publish(staged, as: name, manifest: manifest, replacing: replacing)
    let isHeld = try folder.run(named: name)?.isHeld == true
    let place = "\(command.out)/runs/\(name)"
    session.console.note(
      "\(isHeld ? "held" : "published"): \(place)", isHeld ? .runHeld : .runPublished,
      details(identity, place))
    if let removed { session.console.warn("what this run replaced could not be removed: \(removed)") }
    removeOldRuns()
  }

  private func details(_ identity: RunIdentity, _ place: String) -> [LogDetail] {
    [.runID(identity.runID), .asOf(identity.asOf), .folder(place)]
  }

  private func removeOldRuns() {
    guard let keep = command.keep else { return }
    do {
      for name in try folder.keep(keep) { session.console.note("removed the old run \(name)", .runRemoved) }
    } catch {
      session.console.warn("old runs could not be removed, which the next run tries again: \(error)")
    }
  }

  // MARK: The rules of --hold-on

  /// The rules of `--hold-on` that match.
  private func held(by evidence: Gates.Evidence?) -> [Gates.GateResult] {
    guard let evidence else { return [] }
    return Gates(rules: command.operations.holdOn).matched(evidence)
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
        try await RejectsTable.write(report.rejects, workers: workers) {
          try rejects.write($0.span, rows: $1)
        }
        outputs.append(try rejects.finish())
      }
      let manifest = FailureManifest(
        failure: Failure(error), scorer: scorer, outputs: outputs, started: started,
        finished: Clock.timestamp,
        arguments: basis.arguments)
      try Signals.shielded { () throws in try folder.publishFailure(staged, manifest: manifest.bytes) }
      if !outputs.isEmpty {
        session.console.error(
          "the rejects are in \(command.out)/failed/\(outputs[0].path)", .recordsRejected,
          [.count(outputs[0].rows)])
      }
    }
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
