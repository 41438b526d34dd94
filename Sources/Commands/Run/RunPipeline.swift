import JobSuccess
import Publication
import ScoreHistory

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

  /// Publishes or holds, records, judges; with --dry-run says what it would do, and writes nothing. What fails after the publication is thrown, and the run stays published.
  func run() async throws {
    if command.dryRun { return try await tryOut() }
    var outcome = RunOutcome()
    do {
      try await publishAndRecord(&outcome)
    } catch {
      Signals.waitIfDying()
      // Another user's files are as little this user's to write as the folder is.
      if case PublicationError.ofAnotherUser = error { throw error }
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

  private func tryOut() async throws {
    let (scorer, official) = try command.readers.scorer(command.scoring)
    let scope = RunScope(command.readers.audience, scorer.policy)
    try await DryRun(
      basis: RunBasis(
        command: command, scorer: scorer, official: official, scope: scope, start: start, session: session)
    ).run()
  }

  private func publishAndRecord(_ outcome: inout RunOutcome) async throws {
    let (scorer, official) = try command.readers.scorer(command.scoring)
    let output = try OutputFolder(command.out)
    let folder = try output.lock(as: .current(started: started))
    // Held to the end: the history is one run's at a time, too.
    defer { withExtendedLifetime(folder) {} }
    let scope = RunScope(command.readers.audience, scorer.policy)
    try scope.check(output, at: command.out)
    let history = RunHistory(
      path: RunHistory.path(options.history, out: command.out), out: command.out, scope: scope,
      workers: command.reading.workers, console: session.console,
      earliest: options.historyDays.map { command.scoring.day - $0 })
    try await history.repair()
    let result = try await publish(scorer, official, folder, history)
    outcome.run = result.manifest
    if let evidence = result.evidence {
      outcome.holdVerdicts = Gates(rules: options.holdOn).verdicts(evidence)
      if result.isHeld { outcome.verdicts = Gates(rules: options.failOn).verdicts(evidence) }
    }
    if !result.isHeld { try await record(result, in: history, &outcome) }
    note(outcome.holdVerdicts, of: "--hold-on")
    note(outcome.verdicts, of: "--fail-on")
    let held = Failure(held: result.manifest.folderName, in: command.out, outcome.holdVerdicts)
    if let failure = held ?? Failure(outcome.verdicts) { throw failure }
  }

  /// Publishes; a run that fails leaves what it has to say in OUT/failed.
  private func publish(
    _ scorer: Scorer, _ official: Policy?, _ folder: LockedFolder, _ history: RunHistory
  ) async throws -> PublishRun.Result {
    let basis = RunBasis(
      command: command, scorer: scorer, official: official, scope: history.scope, start: start,
      session: session)
    let run = PublishRun(basis: basis, folder: folder, history: history, started: started)
    do {
      return try await run.publish()
    } catch {
      do {
        try await run.publishFailure(error)
      } catch let second {
        session.console.warn("\(command.out)/failed could not be written: \(Failure(second).messages[0])")
      }
      throw error
    }
  }

  // MARK: The history and the rules

  private var options: OperationOptions { command.operations }

  /// Records a published run, and judges it by what the history has of it.
  private func record(
    _ published: PublishRun.Result, in history: RunHistory, _ outcome: inout RunOutcome
  ) async throws {
    let store = try await history.recordAll()
    guard !options.failOn.isEmpty else { return }
    outcome.verdicts = Gates(rules: options.failOn).verdicts(
      try Gates.Evidence(published.manifest, published.figures, in: store))
  }

  private func note(_ verdicts: [Gates.GateResult], of option: String) {
    for verdict in verdicts where verdict.outcome == .noLastRun {
      session.console.note(
        "\(option) \(verdict.rule): \(verdict.found)", .ruleNotTried, [.rule("\(verdict.rule)")])
    }
  }

  // MARK: Metrics

  private func write(_ outcome: RunOutcome) throws {
    guard let path = options.metrics else { return }
    let folder = try? OutputFolder(command.out)
    let lastPublished = try? folder?.latestRun()?.manifest?.publishedAt
    let waiting = try? folder?.publishedRuns().count(where: \.isHeld)
    let metrics = RunMetrics(
      outcome: outcome, asOf: command.scoring.day, duration: .now - start, ended: Clock.timestamp,
      lastPublished: lastPublished, waiting: waiting)
    try Signals.shielded { () throws in try AtomicFile.write(Array(metrics.text.utf8).span, to: path) }
  }
}

/// The outcome of a run, for its metrics.
struct RunOutcome {
  /// The run that was published or held, or had been; nil where there is none.
  var run: Manifest?
  /// Of `--fail-on`.
  var verdicts: [Gates.GateResult] = []
  /// Of `--hold-on`; none for a run that had been published.
  var holdVerdicts: [Gates.GateResult] = []
  var exitCode: Int32 = 0
}
