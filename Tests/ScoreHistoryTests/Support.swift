import Foundation
import GRDB
import Support
import Testing

@testable import ScoreHistory

/// A temporary folder with a history file.
final class HistoryFolder: Sendable {
  private let files: TemporaryFolder
  var folder: String { files.path }
  var path: String { files.path(of: "history.sqlite") }
  var bytes: Data? { files.contents(of: "history.sqlite") }
  var names: [String] { files.names() }

  init() throws { files = try TemporaryFolder() }

  func open(creating: Bool = true) throws -> HistoryStore { try HistoryStore(path, creating: creating) }

  /// Changes the file without the store.
  func tamper(_ sql: String) throws {
    try DatabaseQueue(path: path).inDatabase { db in try db.execute(sql: sql) }
  }
}

func run(_ id: String, _ asOf: String = "2026-11-20") -> RunRecord {
  RunRecord(
    runID: id, asOf: asOf, audience: "internal", policyName: "standard", policyDigest: "d1",
    programVersion: "1.0.0", publishedAt: "2026-11-21T03:00:00Z", folder: "runs/\(asOf)-\(id)", contracts: 10,
    profiles: 3, scored: 2, rejected: 1, meanScore: 905_000)
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
