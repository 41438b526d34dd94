import Analysis
import Basics
import Ingestion
import JobSuccess
import Publication
import ScoreHistory

/// The history of an output folder, kept in step with what is published there.
struct RunHistory {
  /// The history file.
  let path: String
  /// The output folder.
  let out: String
  /// The audience and the policy of its runs.
  let scope: RunScope
  let workers: Int
  let console: Console
  /// The first day that the history keeps; nil for all.
  var earliest: Day?

  /// The history file that was named, or that of an output folder.
  static func path(_ named: String?, out: String) -> String { named ?? out + "/history.sqlite" }

  /// Before a run: records what a crash kept out of the history. Throws `otherScope` for a history of others. That it
  /// fails for another reason keeps no scores from being published; then the run itself can't be recorded either, which
  /// ends the program with an error.
  func repair() async throws {
    do {
      _ = try await catchUp()
    } catch let error as HistoryError {
      Signals.waitIfDying()
      if case .otherScope = error { throw error }
      warn(error)
    } catch {
      Signals.waitIfDying()
      warn(error)
    }
  }

  private func warn(_ error: any Error) {
    console.warn("the history can't be used: \(Failure(error).messages[0])", .historyFailed)
  }

  /// Opens the history, or makes an empty one. Throws `otherScope` for one of others.
  func open() throws -> HistoryStore {
    let store = try HistoryStore(path, creating: true)
    try store.check(scope)
    return store
  }

  /// After a run: records it, and forgets runs of days before ``earliest``.
  ///
  /// - Parameter promoted: The run that was promoted, which is recorded again as the one published last.
  func recordAll(promoted: String? = nil) async throws -> HistoryStore {
    do {
      let store = try await catchUp(promoted: promoted)
      if let earliest { try prune(store, before: earliest) }
      return store
    } catch {
      Signals.waitIfDying()
      console.warn("the run is published, but not in the history", .historyFailed)
      throw error
    }
  }

  /// Records what was published since the run that was recorded last; opens the history.
  ///
  /// Before a run, this repairs what a crash between publication and record left; after it, it records the run.
  /// Runs of days before ``earliest`` are left out, and held ones.
  private func catchUp(promoted: String? = nil) async throws -> HistoryStore {
    let store = try open()
    for run in try missing(in: store, promoted: promoted) { try await record(run, in: store) }
    return store
  }

  /// Forgets what is older.
  private func prune(_ store: HistoryStore, before earliest: Day) throws {
    let runs = try Signals.shielded { () throws in try store.prune(before: earliest.description) }
    if runs > 0 {
      console.note(
        "the history forgot \(runs) \(runs == 1 ? "run" : "runs") before \(earliest)", .historyPruned,
        [.count(runs)])
    }
  }

  /// In the order of their publication. Those before one that is recorded were recorded or forgotten, so that an old run
  /// never passes for the last. Runs for others, which an older version may have published here, are left out.
  private func missing(in store: HistoryStore, promoted: String?) throws -> [PublishedRun] {
    var missing: [PublishedRun] = []
    for run in try OutputFolder(out).publishedRuns().reversed() {
      guard let manifest = run.manifest, manifest.status == Manifest.published,
        scope.includes(RunScope(manifest))
      else { continue }
      // A run that was done again has its id, but another time.
      if run.name != promoted, try store.run(id: manifest.runID)?.publishedAt == manifest.publishedAt {
        break
      }
      if let earliest, manifest.asOf < earliest.description { continue }
      missing.append(run)
    }
    return missing.reversed()
  }

  private func record(_ run: PublishedRun, in store: HistoryStore) async throws {
    guard let manifest = run.manifest else { return }
    let scores = try await PublishedScores.read(
      manifest, in: "\(out)/runs/\(run.name)", workers: workers)
    let record = RunRecord(manifest, folder: "runs/\(run.name)", mean: scores.mean)
    _ = try Signals.shielded { () throws in try store.record(record, scores: scores, replacing: true) }
  }
}

extension RunRecord {
  /// What the history keeps of a manifest.
  init(_ manifest: Manifest, folder: String, mean: Int?) {
    let (figures, scope) = (RunFigures(manifest), RunScope(manifest))
    self.init(
      runID: manifest.runID, asOf: manifest.asOf, audience: scope.audience, policyName: scope.policyName,
      policyDigest: scope.policyDigest,
      programVersion: manifest.json["program"]?["version"]?.string ?? "",
      publishedAt: manifest.publishedAt, folder: folder, contracts: figures.contracts,
      profiles: figures.profiles, scored: figures.scored, rejected: figures.rejected, meanScore: mean)
  }
}

/// The counts of a run. A manifest for those who may not see the input has none of the input's, and a visitor's none of
/// contracts: they are 0.
struct RunFigures: Equatable {
  let records: Int
  let rejected: Int
  let contracts: Int
  let profiles: Int
  let scored: Int

  init(records: Int, rejected: Int, contracts: Int, profiles: Int, scored: Int) {
    self.records = records
    self.rejected = rejected
    self.contracts = contracts
    self.profiles = profiles
    self.scored = scored
  }

  init(_ manifest: Manifest) {
    let inputs = manifest.json["inputs"]?.array ?? []
    let scores = manifest.json["scores"]
    records = inputs.reduce(0) { $0 + ($1["records"]?.integer ?? 0) }
    rejected = inputs.reduce(0) { $0 + ($1["rejected"]?.integer ?? 0) }
    contracts = scores?["contracts"]?.integer ?? 0
    profiles = scores?["profiles"]?.integer ?? 0
    scored = scores?["scored"]?.integer ?? 0
  }
}

extension RunFigures {
  /// The counts of a run whose input was just read: for rules, whoever may read the run.
  init(_ manifest: Manifest, of reading: VisibleReading) {
    let known = RunFigures(manifest)
    self.init(
      records: reading.records, rejected: reading.files.reduce(0) { $0 + $1.rejected },
      contracts: known.contracts, profiles: known.profiles, scored: known.scored)
  }
}

extension Manifest {
  /// When the run was published or promoted, in UTC to the second.
  var publishedAt: String { json["promoted"]?.string ?? json["finished"]?.string ?? "" }
}
