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
  let folder: LockedFolder
  let started: String
  let session: Session

  private var workers: Int { command.reading.workers }

  /// Reads, scores and publishes; does nothing where the same run is published already. Returns its manifest.
  func publish() async throws -> Manifest {
    var watch = StageWatch()
    let audience = command.readers.audience
    let market = try await Market.read(
      command.input, command.reading, digests: true, for: audience, in: session)
    let named = try market.profiles(withIDs: command.profile)
    watch.finish("reading")
    let last = try previousRun()
    let identity = RunIdentity(
      files: market.reading.files, scorer: scorer, arguments: arguments, previous: last?.manifest?.runID)
    let earlier = try folder.run(named: identity.folderName)
    if let manifest = earlier?.manifest, !command.force {
      session.console.note("already published: \(place(of: identity))")
      return manifest
    }
    return try await Signals.cleaningUp(folder.stage, with: { $0.discardAtOnce() }) { staged in
      let previous = try await previousScores(of: last, market)
      let view = market.view(scorer)
      let outputs = try await RunWriter(
        market: market, view: view, previous: previous, named: named, pages: command.pages, workers: workers,
        staged: staged, facts: RunFacts(view, run: identity.runID)
      ).write()
      watch.finish("scoring")
      let manifest = RunManifest(
        identity: identity, number: try folder.nextNumber(), scorer: scorer, reading: market.reading,
        audience: audience, outputs: outputs, started: started, finished: Clock.timestamp,
        stages: watch.stages, arguments: arguments
      ).bytes
      try Signals.shielded { () throws in
        try publish(staged, identity, manifest: manifest, replacing: earlier != nil)
      }
      return try Manifest(manifest)
    }
  }

  private func publish(
    _ staged: StagedFolder, _ identity: RunIdentity, manifest: [UInt8], replacing: Bool
  ) throws {
    let removed = try folder.publish(
      staged, as: identity.folderName, manifest: manifest, replacing: replacing)
    session.console.note("published: \(place(of: identity))")
    if let removed { session.console.warn("what this run replaced could not be removed: \(removed)") }
    guard let keep = command.keep else { return }
    do {
      for name in try folder.keep(keep) { session.console.note("removed the old run \(name)") }
    } catch {
      session.console.warn("old runs could not be removed, which the next run tries again: \(error)")
    }
  }

  /// Leaves what a failed run has to say in OUT/failed.
  func publishFailure(_ error: any Error) throws {
    let failure = Failure(error)
    let staged = try folder.stageFailure()
    var outputs: [OutputFile] = []
    if case MarketError.exports(.tooManyRejects(let report, _, _)) = error {
      let rejects = try staged.file(RejectsTable.table.schema.file)
      try rejects.write(RejectsTable.bytes(report.rejects).span, rows: report.rejects.count)
      outputs.append(try rejects.finish())
    }
    let manifest = FailureManifest(
      failure: failure, scorer: scorer, outputs: outputs, started: started, finished: Clock.timestamp,
      arguments: arguments)
    try folder.publishFailure(staged, manifest: manifest.bytes)
    if !outputs.isEmpty {
      session.console.error("the rejects are in \(command.out)/failed/\(outputs[0].path)")
    }
  }

  /// Every argument that changes an output.
  private var arguments: [JSONValue.Member] {
    [
      .init("audience", .string(command.readers.audience.rawValue)), .init("pages", .integer(command.pages)),
      .init("profiles", .array(Set(command.profile).sorted().map { .string($0) })),
    ]
  }

  /// The run published last among those with an earlier as-of date (6.1).
  private func previousRun() throws -> PublishedRun? {
    try OutputFolder(command.out).publishedRuns().last { run in
      run.manifest.map { $0.asOf < scorer.asOf.description } ?? false
    }
  }

  /// The scores of the run before; nil where that was for another audience, with whose scores none are compared.
  private func previousScores(of run: PublishedRun?, _ market: Market) async throws -> PreviousScores? {
    guard let run, PreviousScores.areOfUse(to: market.audience), let manifest = run.manifest,
      manifest.json["arguments"]?["audience"]?.string == market.audience.rawValue
    else { return nil }
    let table = ScoresTable.table.schema.file
    let rows = manifest.outputs.first { $0.path == table }?.rows ?? 0
    let scores = try await PublishedScores.read(
      "\(command.out)/runs/\(run.name)/\(table)", rows: rows, workers: workers)
    return PreviousScores(scores.lazy.map { ($0.profile, $0.value.jss) }, of: market)
  }

  private func place(of identity: RunIdentity) -> String {
    "\(command.out)/runs/\(identity.folderName)"
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
