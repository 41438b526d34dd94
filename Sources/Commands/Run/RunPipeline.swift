import JobSuccess
import Publication

/// `jss run` from its lock to its exit code: the run itself, and what surrounds it so that nobody has to watch: the
/// history, the rules of `--fail-on`, the metrics.
struct RunPipeline {
  let command: RunCommand
  let session: Session
  private let started = Clock.timestamp
  private let start = ContinuousClock.now

  init(_ command: RunCommand, _ session: Session) {
    self.command = command
    self.session = session
  }

  /// Publishes, records, judges. What fails after the publication is thrown, and the run stays published.
  func run() async throws {
    var outcome = RunOutcome()
    do {
      try await publishAndRecord(&outcome)
    } catch {
      Signals.waitIfDying()
      outcome.exitCode = Failure(error).code.rawValue
      do {
        try write(outcome)
      } catch let second {
        session.console.warn(Failure(second).messages[0])
      }
      throw error
    }
    try write(outcome)
  }

  private func publishAndRecord(_ outcome: inout RunOutcome) async throws {
    let scorer = Scorer(try command.scoring.loadPolicy(), asOf: command.scoring.day)
    let folder = try OutputFolder(command.out).lock(as: .current(started: started))
    // Held to the end: the history is one run's at a time, too.
    defer { withExtendedLifetime(folder) {} }
    await mend()
    let published = try await publish(scorer, folder)
    outcome.published = published
    try await record(published, &outcome)
    if let failure = Failure(outcome.verdicts) { throw failure }
  }

  /// Publishes; a run that fails leaves what it has to say in OUT/failed.
  private func publish(_ scorer: Scorer, _ folder: LockedFolder) async throws -> Manifest {
    let run = PublishRun(
      command: command, scorer: scorer, folder: folder, started: started, session: session)
    do {
      return try await run.publish()
    } catch {
      do {
        try Signals.shielded { () throws in try run.publishFailure(error) }
      } catch let second {
        session.console.warn("\(command.out)/failed could not be written: \(Failure(second).messages[0])")
      }
      throw error
    }
  }

  // MARK: The history

  private var options: OperationOptions { command.operations }

  private var history: RunHistory {
    RunHistory(
      path: options.history ?? command.out + "/history.sqlite", out: command.out,
      workers: command.reading.workers, console: session.console)
  }

  /// The first day that the history keeps; nil for all.
  private var earliest: Day? { options.historyDays.map { command.scoring.day - $0 } }

  /// Records what a crash kept out of the history. That it fails keeps no scores from being published; then the run itself
  /// can't be recorded either, which ends the program with an error.
  private func mend() async {
    do {
      _ = try await history.catchUp(earliest: earliest)
    } catch {
      Signals.waitIfDying()
      session.console.warn("the history can't be used: \(Failure(error).messages[0])")
    }
  }

  private func record(_ published: Manifest, _ outcome: inout RunOutcome) async throws {
    do {
      let store = try await history.catchUp(earliest: earliest)
      if let earliest { try history.prune(store, before: earliest) }
      guard !options.failOn.isEmpty else { return }
      outcome.verdicts = Gates(rules: options.failOn).verdicts(try Gates.Evidence(published, in: store))
    } catch {
      Signals.waitIfDying()
      session.console.warn("the run is published, but not in the history")
      throw error
    }
    for verdict in outcome.verdicts where verdict.outcome == .noLastRun {
      session.console.note("--fail-on \(verdict.rule): \(verdict.found)")
    }
  }

  // MARK: Metrics

  private func write(_ outcome: RunOutcome) throws {
    guard let path = options.metrics else { return }
    let lastPublished = try? OutputFolder(command.out).latestRun()?.manifest?.publishedAt
    let metrics = RunMetrics(
      outcome: outcome, asOf: command.scoring.day, duration: .now - start, ended: Clock.timestamp,
      lastPublished: lastPublished)
    try Signals.shielded { () throws in try AtomicFile.write(Array(metrics.text.utf8).span, to: path) }
  }
}

/// The outcome of a run, for its metrics.
struct RunOutcome {
  /// nil where nothing was published, and nothing had been.
  var published: Manifest?
  var verdicts: [Gates.GateResult] = []
  var exitCode: Int32 = 0
}
