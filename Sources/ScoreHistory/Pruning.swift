// Keeps the file from growing for ever.

internal import Foundation
internal import GRDB

extension HistoryStore {
  /// Forgets the runs of days earlier than `asOf`, the scores that only they had, and the profiles that have no
  /// other; returns how many runs went. What they took in the file is used again.
  @discardableResult
  package func prune(before asOf: String) throws(HistoryError) -> Int {
    try write { db in
      try db.execute(sql: "DELETE FROM run WHERE as_of < ?", arguments: [asOf])
      let runs = db.changesCount
      guard runs > 0 else { return 0 }
      let bereft = try Int64.fetchAll(
        db,
        sql: """
          DELETE FROM score WHERE last_run IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM run WHERE number BETWEEN first_run AND last_run)
          RETURNING profile
          """)
      let forget = try db.makeStatement(sql: Schema.forgetProfile)
      for profile in bereft { try forget.execute(arguments: ["key": profile]) }
      return runs
    }
  }
}
