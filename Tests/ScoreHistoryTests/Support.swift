import Foundation
import GRDB
import Testing

@testable import ScoreHistory

/// A folder with a history that goes with the test.
final class Scratch: Sendable {
  let folder: String
  var path: String { folder + "/history.sqlite" }

  init() throws {
    folder = NSTemporaryDirectory() + "jss-history-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func open(creating: Bool = true) throws -> HistoryStore { try HistoryStore(path, creating: creating) }

  var bytes: Data? { FileManager.default.contents(atPath: path) }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? [] }

  /// Changes the file behind the store's back.
  func tamper(_ sql: String) throws {
    try DatabaseQueue(path: path).inDatabase { db in try db.execute(sql: sql) }
  }
}

func run(_ id: String, _ asOf: String = "2026-11-20") -> RunRecord {
  RunRecord(
    runID: id, asOf: asOf, policyName: "standard", policyDigest: "d1", programVersion: "1.0.0",
    publishedAt: "2026-11-21T03:00:00Z", folder: "runs/\(asOf)-\(id)", contracts: 10, profiles: 3, scored: 2,
    rejected: 1, meanScore: 905_000)
}

/// A score by its exact value; nil for a profile without one.
func score(_ profile: String, _ exact: Int?) -> ScoreRecord {
  ScoreRecord(profile: Array(profile.utf8), value: value(exact))
}

func value(_ exact: Int?) -> ScoreValue {
  ScoreValue(
    jss: exact.map { ($0 + 5000) / 10_000 }, exact: exact, band: exact == nil ? "" : "good",
    window: exact == nil ? "" : "6m")
}

/// What a call throws; nil if it goes through.
func failure<Result>(_ call: () throws -> Result) -> HistoryError? {
  do {
    _ = try call()
    return nil
  } catch {
    #expect(error is HistoryError, "\(error)")
    return error as? HistoryError
  }
}
