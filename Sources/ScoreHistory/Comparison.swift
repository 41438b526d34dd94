// How much two runs differ, for who wants to be woken where too much does.

internal import GRDB

/// What became of the profiles that two runs have in common.
package struct Comparison: Equatable, Sendable {
  /// Profiles that are in both runs.
  package let profiles: Int
  /// Those of them whose shown score, the whole percent or none at all, is another.
  package let changed: Int

  package init(profiles: Int, changed: Int) {
    self.profiles = profiles
    self.changed = changed
  }
}

extension HistoryStore {
  /// Compares the scores of two runs, whichever was recorded first.
  package func comparison(_ run: String, _ other: String) throws(HistoryError) -> Comparison {
    try read { db in
      let numbers = try [number(run, db), number(other, db)]
      // Either one value stood in both runs, or the later run's began after the earlier.
      let standing =
        "SELECT count(*) FROM score WHERE first_run <= :first AND (last_run IS NULL OR last_run >= :second)"
      let begun = """
        SELECT count(*) AS profiles, count(*) FILTER (WHERE new.jss IS NOT old.jss) AS changed
        FROM score new
        JOIN score old ON old.profile = new.profile AND old.first_run =
          (SELECT max(first_run) FROM score WHERE profile = new.profile AND first_run <= :first)
        WHERE new.first_run > :first AND new.first_run <= :second
          AND (new.last_run IS NULL OR new.last_run >= :second)
          AND (old.last_run IS NULL OR old.last_run >= :first)
        """
      let runs: StatementArguments = ["first": numbers.min(), "second": numbers.max()]
      let stood = try Int.fetchOne(db, sql: standing, arguments: runs) ?? 0
      let row = try Row.fetchOne(db, sql: begun, arguments: runs)
      return Comparison(profiles: stood + (row?["profiles"] ?? 0), changed: row?["changed"] ?? 0)
    }
  }
}
