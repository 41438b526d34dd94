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
  let workers: Int
  let console: Console

  /// Records what was published since the run that was recorded last; opens the history.
  ///
  /// Before a run, this repairs what a crash between publication and record left; after it, it records the run.
  /// Runs of days before `earliest` are left out.
  func catchUp(earliest: Day? = nil) async throws -> HistoryStore {
    let store = try HistoryStore(path, creating: true)
    for run in try missing(in: store, earliest: earliest) { try await record(run, in: store) }
    return store
  }

  /// Forgets what is older.
  func prune(_ store: HistoryStore, before earliest: Day) throws {
    let runs = try Signals.shielded { () throws in try store.prune(before: earliest.description) }
    if runs > 0 {
      console.note("the history forgot \(runs) \(runs == 1 ? "run" : "runs") before \(earliest)")
    }
  }

  /// In the order of their publication. Those before one that is recorded were recorded or forgotten, so that an old run
  /// never passes for the last.
  private func missing(in store: HistoryStore, earliest: Day?) throws -> [PublishedRun] {
    var missing: [PublishedRun] = []
    for run in try OutputFolder(out).publishedRuns().reversed() {
      guard let manifest = run.manifest, manifest.status == Manifest.published else { continue }
      // A run that was done again has its id, but another time.
      if try store.run(id: manifest.runID)?.publishedAt == manifest.publishedAt { break }
      if let earliest, manifest.asOf < earliest.description { continue }
      missing.append(run)
    }
    return missing.reversed()
  }

  private func record(_ run: PublishedRun, in store: HistoryStore) async throws {
    guard let manifest = run.manifest else { return }
    let table = "scores.csv"
    let rows = manifest.outputs.first { $0.path == table }?.rows ?? 0
    let scores = try await PublishedScores.read(
      "\(out)/runs/\(run.name)/\(table)", rows: rows, workers: workers)
    let record = RunRecord(manifest, folder: "runs/\(run.name)", mean: scores.mean)
    _ = try Signals.shielded { () throws in try store.record(record, scores: scores, replacing: true) }
  }
}

extension RunRecord {
  /// What the history keeps of a manifest.
  init(_ manifest: Manifest, folder: String, mean: Int?) {
    let figures = RunFigures(manifest)
    self.init(
      runID: manifest.runID, asOf: manifest.asOf,
      policyName: manifest.json["policy"]?["name"]?.string ?? "",
      policyDigest: manifest.json["policy"]?["sha256"]?.string ?? "",
      programVersion: manifest.json["program"]?["version"]?.string ?? "",
      publishedAt: manifest.publishedAt, folder: folder, contracts: figures.contracts,
      profiles: figures.profiles, scored: figures.scored, rejected: figures.rejected, meanScore: mean)
  }
}

/// The counts of a run, as its manifest has them.
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

extension Manifest {
  /// When the run was done, in UTC to the second.
  var publishedAt: String { json["finished"]?.string ?? "" }
}
