import Analysis
import Basics
import Ingestion
import JobSuccess
import Publication
import Reporting
import ScoreHistory

/// The shown scores of the run before, by the profiles of this one: what movers are measured against.
struct PreviousScores: Sendable {
  /// By the profile's index in the dataset.
  private var percents: [Int16]

  private static let unknown: Int16 = -2
  private static let none: Int16 = -1

  /// Reads a run's scores.csv; nil where the run was for another audience, whose scores are no measure.
  static func read(
    _ run: PublishedRun, in out: String, for audience: Audience, dataset: Dataset, workers: Int
  ) async throws -> PreviousScores? {
    guard let manifest = run.manifest,
      manifest.json["arguments"]?["audience"]?.string == audience.rawValue
    else { return nil }
    let table = ScoresTable.table.file
    let rows = manifest.outputs.first { $0.path == table }?.rows ?? 0
    let scores = try await PublishedScores.read(
      "\(out)/runs/\(run.name)/\(table)", rows: rows, workers: workers)
    return PreviousScores(scores, dataset)
  }

  /// Both are in the order of the ids' bytes, and are gone through together.
  private init(_ scores: PublishedScores, _ dataset: Dataset) {
    percents = Array(repeating: PreviousScores.unknown, count: dataset.profiles.count)
    var profiles = dataset.profileKeys.makeIterator()
    var profile = profiles.next()
    for record in scores {
      while let key = profile, dataset.idBytes(of: key).lexicographicallyPrecedes(record.profile) {
        profile = profiles.next()
      }
      guard let key = profile else { return }
      guard dataset.idBytes(of: key) == record.profile else { continue }
      percents[key.index] = record.value.jss.map { Int16($0) } ?? PreviousScores.none
    }
  }

  /// Whether a profile's shown score is another now, and what it was; nil where it is the same, or was not scored.
  func change(of profile: Int, to percent: Int?) -> (before: Int?, points: Int)? {
    let known = percents[profile]
    guard known != PreviousScores.unknown else { return nil }
    let before = known == PreviousScores.none ? nil : Int(known)
    return before == percent ? nil : (before, abs((percent ?? 0) - (before ?? 0)))
  }
}
