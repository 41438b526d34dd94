// The queries of the history.

internal import Foundation
internal import GRDB

extension HistoryStore {
  /// The run of this id; nil if it isn't in the history.
  package func run(id: String) throws(HistoryError) -> RunRecord? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM run WHERE run_id = ?", arguments: [id]).map(RunRecord.init)
    }
  }

  /// At most `limit` runs, in falling order of their days, and for one day in falling order of publication.
  package func runs(limit: Int = .max) throws(HistoryError) -> [RunRecord] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM run ORDER BY as_of DESC, publication DESC LIMIT ?", arguments: [limit]
      ).map(RunRecord.init)
    }
  }

  /// The audience and the policy of the runs; nil as long as none was recorded.
  package func scope() throws(HistoryError) -> RunScope? {
    try read { db in try scope(db) }
  }

  func scope(_ db: Database) throws -> RunScope? {
    try Row.fetchOne(db, sql: "SELECT audience, policy_name, policy_digest FROM scope").map { row in
      RunScope(audience: row["audience"], policyName: row["policy_name"], policyDigest: row["policy_digest"])
    }
  }

  /// Of the runs with an earlier as-of day, the one published last (6.1); nil if there is none. Runs by other policies
  /// than the history's, which an older version may have recorded, don't count.
  package func lastRun(before asOf: String) throws(HistoryError) -> RunRecord? {
    try read { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT * FROM run WHERE as_of < ? AND policy_digest = (SELECT policy_digest FROM scope)
          ORDER BY publication DESC LIMIT 1
          """,
        arguments: [asOf]
      ).map(RunRecord.init)
    }
  }

  /// A profile's scores in all runs that have the profile, in the order of their days. `profile` is the bytes of its
  /// id.
  package func scores(of profile: [UInt8]) throws(HistoryError) -> [PastScore] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT run.*, score.jss, score.exact, band.name AS band, window.name AS window
          FROM profile
          JOIN score ON score.profile = profile.key
          JOIN run ON run.number BETWEEN score.first_run AND coalesce(score.last_run, :end)
          JOIN label band ON band.key = score.band
          JOIN label window ON window.key = score.window
          WHERE profile.id = :profile
          ORDER BY run.as_of, run.publication
          """,
        arguments: ["profile": Data(profile), "end": Int64.max]
      ).map { PastScore(run: RunRecord($0), value: ScoreValue($0)) }
    }
  }

  /// Whether scores fell or rose.
  package enum Direction: Sendable { case drops, rises }

  /// At most `limit` profiles whose exact scores changed most from one run to another, in falling order of the
  /// change, then by id. Profiles without a score in one of the runs are left out. Throws `noRun` for an unknown id.
  package func movers(
    from earlier: String, to later: String, _ direction: Direction, limit: Int
  ) throws(HistoryError) -> [ScoreMove] {
    try read { db in
      let from = try number(earlier, db)
      let to = try number(later, db)
      // A value that differs began after the run that was recorded first. From one night to the next the index finds
      // the few rows. Over many nights it would read pages in random order; the plus sign makes SQLite read the whole
      // table in order instead, which is quicker.
      let firstRun = abs(to - from) > 4 ? "+new.first_run" : "new.first_run"
      let forward = from <= to
      let rising = forward == (direction == .rises)
      let movers = try Row.fetchAll(
        db,
        sql: """
          SELECT mover.id,
            old.jss, old.exact, old_band.name AS band, old_window.name AS window,
            new.jss AS new_jss, new.exact AS new_exact, new_band.name AS new_band, new_window.name AS new_window
          FROM (
            SELECT profile.id, new.profile, new.first_run AS new_first, old.first_run AS old_first,
              new.exact - old.exact AS change
            FROM score new
            JOIN score old ON old.profile = new.profile AND old.first_run =
              (SELECT max(first_run) FROM score WHERE profile = new.profile AND first_run <= :first)
            JOIN profile ON profile.key = new.profile
            WHERE \(firstRun) > :first AND \(firstRun) <= :second
              AND (new.last_run IS NULL OR new.last_run >= :second)
              AND (old.last_run IS NULL OR old.last_run >= :first)
              AND \(rising ? "new.exact > old.exact" : "new.exact < old.exact")
            ORDER BY change \(rising ? "DESC" : "ASC"), profile.id
            LIMIT :limit
          ) mover
          JOIN score new ON new.profile = mover.profile AND new.first_run = mover.new_first
          JOIN score old ON old.profile = mover.profile AND old.first_run = mover.old_first
          JOIN label old_band ON old_band.key = old.band
          JOIN label old_window ON old_window.key = old.window
          JOIN label new_band ON new_band.key = new.band
          JOIN label new_window ON new_window.key = new.window
          ORDER BY mover.change \(rising ? "DESC" : "ASC"), mover.id
          """,
        arguments: ["first": min(from, to), "second": max(from, to), "limit": limit])
      return movers.map { row in
        let old = ScoreValue(row)
        let new = ScoreValue(row, prefix: "new_")
        return ScoreMove(
          profile: Array(row["id"] as Data), before: forward ? old : new, after: forward ? new : old)
      }
    }
  }

  /// Compares the scores of two runs, in either order. Throws `noRun` for an unknown id.
  package func comparison(_ run: String, _ other: String) throws(HistoryError) -> RunComparison {
    try read { db in
      let numbers = try [number(run, db), number(other, db)]
      // Either both runs have the same row, or the later run's row began after the earlier run.
      let sameRow =
        "SELECT count(*) FROM score WHERE first_run <= :first AND (last_run IS NULL OR last_run >= :second)"
      let newerRow = """
        SELECT count(*) AS profiles, count(*) FILTER (WHERE new.jss IS NOT old.jss) AS changed
        FROM score new
        JOIN score old ON old.profile = new.profile AND old.first_run =
          (SELECT max(first_run) FROM score WHERE profile = new.profile AND first_run <= :first)
        WHERE new.first_run > :first AND new.first_run <= :second
          AND (new.last_run IS NULL OR new.last_run >= :second)
          AND (old.last_run IS NULL OR old.last_run >= :first)
        """
      let runs: StatementArguments = ["first": numbers.min(), "second": numbers.max()]
      let same = try Int.fetchOne(db, sql: sameRow, arguments: runs) ?? 0
      let row = try Row.fetchOne(db, sql: newerRow, arguments: runs)
      return RunComparison(profiles: same + (row?["profiles"] ?? 0), changed: row?["changed"] ?? 0)
    }
  }

  /// Compares scores that are not recorded, in the order of their profiles' bytes, with those of a run. Throws `noRun`
  /// for an unknown id.
  package func comparison(
    of scores: some Sequence<ScoreRecord>, with run: String
  ) throws(HistoryError) -> RunComparison {
    try read { db in
      var stored = try StoredScores(db, run: number(run, db))
      var (profiles, changed) = (0, 0)
      for score in scores {
        while let known = stored.current, known.id.lexicographicallyPrecedes(score.profile) {
          try stored.advance()
        }
        guard let known = stored.current, known.id == score.profile, let stretch = known.stretch else {
          continue
        }
        profiles += 1
        if stretch.value.jss != score.value.jss.map(Int64.init) { changed += 1 }
      }
      return RunComparison(profiles: profiles, changed: changed)
    }
  }

  /// The number of the run of this id.
  func number(_ id: String, _ db: Database) throws -> Int64 {
    guard let number = try Int64.fetchOne(db, sql: "SELECT number FROM run WHERE run_id = ?", arguments: [id])
    else { throw HistoryError.noRun(id: id) }
    return number
  }
}

extension RunRecord {
  fileprivate init(_ row: Row) {
    self.init(
      runID: row["run_id"], asOf: row["as_of"], audience: row["audience"], policyName: row["policy_name"],
      policyDigest: row["policy_digest"], programVersion: row["program_version"],
      publishedAt: row["published_at"], folder: row["folder"], contracts: row["contracts"],
      profiles: row["profiles"], scored: row["scored"], rejected: row["rejected"],
      meanScore: row["mean_score"])
  }
}

extension ScoreValue {
  fileprivate init(_ row: Row, prefix: String = "") {
    self.init(
      jss: row[prefix + "jss"], exact: row[prefix + "exact"], band: row[prefix + "band"],
      window: row[prefix + "window"])
  }
}
