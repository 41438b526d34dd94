import Foundation
import GRDB
import Testing

@testable import ScoreHistory

/// The view that others' programs read: a row a profile and day.
@Suite struct DailyScoresTests {
  private struct Row: Equatable {
    let day: String
    let profile: String
    let jss: Int?
    let exact: Double?
    let run: String
  }

  private func rows(_ file: HistoryFolder) throws -> [Row] {
    let queue = try DatabaseQueue(path: file.path)
    return try queue.read { db in
      try GRDB.Row.fetchAll(db, sql: "SELECT * FROM daily_scores ORDER BY as_of, profile_id").map {
        Row(
          day: $0["as_of"], profile: $0["profile_id"], jss: $0["jss"], exact: $0["jss_exact"],
          run: $0["run_id"])
      }
    }
  }

  @Test func hasEachDayOnceByTheRunPublishedLast() throws {
    let file = try HistoryFolder()
    let store = try file.open()
    try store.record(run("a", "2026-11-20"), scores: [score("p", 905_000), score("q", nil)])
    try store.record(run("b", "2026-11-21"), scores: [score("p", 905_000), score("q", 800_000)])
    // The day again, after its exports were corrected.
    try store.record(run("c", "2026-11-20"), scores: [score("p", 910_000)])
    #expect(
      try rows(file) == [
        Row(day: "2026-11-20", profile: "p", jss: 91, exact: 91.0, run: "c"),
        Row(day: "2026-11-21", profile: "p", jss: 91, exact: 90.5, run: "b"),
        Row(day: "2026-11-21", profile: "q", jss: 80, exact: 80.0, run: "b"),
      ])
  }
}
