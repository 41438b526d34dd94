// Writes runs into the history, and removes them.

internal import Foundation
internal import GRDB

extension HistoryStore {
  /// Records a run and its scores in one transaction.
  ///
  /// The scores must be in the order of their profiles' bytes, each profile once, else this throws `unordered`. If a
  /// run of this id is recorded already, it is left as it is; with `replacing` it gets these values and scores. The
  /// first run says whose the history is; a run with another scope throws `otherScope`.
  @discardableResult
  package func record(
    _ run: RunRecord, scores: some Sequence<ScoreRecord>, replacing: Bool = false
  ) throws(HistoryError) -> Recording {
    try write { db in
      let number = try Int64.fetchOne(
        db, sql: "SELECT number FROM run WHERE run_id = ?", arguments: [run.runID])
      if number != nil, !replacing { return Recording(wasThere: true) }
      try claim(for: run.scope, db)
      var writer = try ScoreWriter(db, run: save(run, as: number, db))
      return try writer.write(scores)
    }
  }

  /// Removes the runs of days before `asOf`, the scores that only they have, and the profiles without other scores.
  /// Returns the number of removed runs. The file does not shrink; SQLite uses the freed pages again.
  @discardableResult
  package func prune(before asOf: String) throws(HistoryError) -> Int {
    try write { db in
      try db.execute(sql: "DELETE FROM run WHERE as_of < ?", arguments: [asOf])
      let runs = db.changesCount
      guard runs > 0 else { return 0 }
      let profiles = try Int64.fetchAll(
        db,
        sql: """
          DELETE FROM score WHERE last_run IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM run WHERE number BETWEEN first_run AND last_run)
          RETURNING profile
          """)
      let forget = try db.makeStatement(sql: Schema.forgetProfile)
      for profile in profiles { try forget.execute(arguments: ["key": profile]) }
      return runs
    }
  }

  /// Throws `otherScope` if the history holds runs for another audience or by another policy.
  package func check(_ run: RunScope) throws(HistoryError) {
    guard let holds = try scope(), !holds.includes(run) else { return }
    throw .otherScope(path: path, holds: holds, run: run)
  }

  /// Makes the history one of runs with this scope, or throws `otherScope` if it is of others.
  private func claim(for run: RunScope, _ db: Database) throws {
    if let holds = try scope(db), !holds.includes(run) {
      throw HistoryError.otherScope(path: path, holds: holds, run: run)
    }
    try db.execute(
      sql: """
        INSERT INTO scope (key, audience, policy_name, policy_digest) VALUES (1, :audience, :name, :digest)
        ON CONFLICT (key) DO UPDATE SET audience = coalesce(audience, excluded.audience)
        """,
      arguments: ["audience": run.audience, "name": run.policyName, "digest": run.policyDigest])
  }

  /// Inserts or updates the run's row, as the run published last; returns its number.
  private func save(_ run: RunRecord, as number: Int64?, _ db: Database) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO run (number, publication, run_id, as_of, audience, policy_name, policy_digest, program_version,
          published_at, folder, contracts, profiles, scored, rejected, mean_score)
        VALUES (:number, (SELECT coalesce(max(publication), 0) + 1 FROM run), :run_id, :as_of, :audience,
          :policy_name, :policy_digest, :program_version, :published_at, :folder, :contracts, :profiles, :scored,
          :rejected, :mean_score)
        ON CONFLICT (number) DO UPDATE SET
          publication = excluded.publication, as_of = excluded.as_of, audience = excluded.audience,
          policy_name = excluded.policy_name, policy_digest = excluded.policy_digest, program_version = excluded.program_version,
          published_at = excluded.published_at, folder = excluded.folder, contracts = excluded.contracts,
          profiles = excluded.profiles, scored = excluded.scored, rejected = excluded.rejected,
          mean_score = excluded.mean_score
        """,
      arguments: [
        "number": number, "run_id": run.runID, "as_of": run.asOf, "audience": run.audience,
        "policy_name": run.policyName, "policy_digest": run.policyDigest,
        "program_version": run.programVersion,
        "published_at": run.publishedAt, "folder": run.folder, "contracts": run.contracts,
        "profiles": run.profiles, "scored": run.scored, "rejected": run.rejected, "mean_score": run.meanScore,
      ])
    return number ?? db.lastInsertedRowID
  }
}

/// Sets the stored scores of one run to given values, by merging both in the order of the profiles' ids.
private struct ScoreWriter {
  private let db: Database
  private let run: Int64
  /// Whether no run was ever recorded after this one. Only then its stretches have no end.
  private let isLast: Bool
  private var labels: Labels
  private var result = Recording()
  private var newProfiles: BatchInsert
  private var newScores: BatchInsert
  private var nextProfile: Int64
  private let endStretch: Statement
  private let deleteStretch: Statement
  private let forgetProfile: Statement

  init(_ db: Database, run: Int64) throws {
    self.db = db
    self.run = run
    isLast = try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'run'") == run
    labels = try Labels(db)
    newProfiles = try BatchInsert(db, into: "profile (key, id)", columns: 2)
    newScores = try BatchInsert(
      db, into: "score (profile, first_run, last_run, jss, exact, band, window)", columns: 7)
    nextProfile = (try Int64.fetchOne(db, sql: "SELECT max(key) FROM profile") ?? 0) + 1
    endStretch = try db.makeStatement(
      sql: "UPDATE score SET last_run = ? WHERE profile = ? AND first_run = ?")
    deleteStretch = try db.makeStatement(sql: "DELETE FROM score WHERE profile = ? AND first_run = ?")
    forgetProfile = try db.makeStatement(sql: Schema.forgetProfile)
  }

  /// Writes all scores; returns how they differ from the run recorded before.
  mutating func write(_ scores: some Sequence<ScoreRecord>) throws -> Recording {
    var stored = try StoredScores(db, run: run)
    var previous: [UInt8]?
    for score in scores {
      if let previous, !previous.lexicographicallyPrecedes(score.profile) {
        throw HistoryError.unordered(profile: score.profile)
      }
      previous = score.profile
      while let known = stored.current, known.id.lexicographicallyPrecedes(score.profile) {
        try set(nil, for: known)
        try stored.advance()
      }
      let value = try labels.stored(score.value, db)
      if let known = stored.current, known.id == score.profile {
        try set(value, for: known)
        try stored.advance()
      } else {
        try newProfiles.add(nextProfile, Data(score.profile))
        try set(value, for: StoredScore(id: score.profile, key: nextProfile, stretch: nil))
        nextProfile += 1
      }
    }
    while let known = stored.current {
      try set(nil, for: known)
      try stored.advance()
    }
    try newProfiles.finish()
    try newScores.finish()
    return result
  }

  /// Sets a profile's value in this run, nil for none. The values in the runs before and after don't change.
  private mutating func set(_ value: StoredValue?, for score: StoredScore) throws {
    guard value != score.stretch?.value else { return }
    switch (score.stretch, value) {
    case (nil, _): result.added += 1
    case (_, nil): result.gone += 1
    case (_, _): result.changed += 1
    }
    if let stretch = score.stretch { try cut(stretch, of: score.key) }
    if let value {
      try insert(value, for: score.key, from: run, to: isLast ? nil : run)
    } else {
      try forgetProfile.execute(arguments: ["key": score.key])
    }
  }

  /// Removes this run from a stretch. What is left of the stretch ends before the run, and another begins after it.
  private mutating func cut(_ stretch: Stretch, of profile: Int64) throws {
    if stretch.first < run {
      try endStretch.execute(arguments: [run - 1, profile, stretch.first])
    } else {
      try deleteStretch.execute(arguments: [profile, stretch.first])
    }
    if !isLast, stretch.last ?? .max > run {
      try insert(stretch.value, for: profile, from: run + 1, to: stretch.last)
    }
  }

  private mutating func insert(_ value: StoredValue, for profile: Int64, from first: Int64, to last: Int64?)
    throws
  {
    try newScores.add(profile, first, last, value.jss, value.exact, value.band, value.window)
  }
}

/// The names of bands and windows, which the table `label` holds once each.
private struct Labels {
  private var keys: [String: Int64] = [:]

  init(_ db: Database) throws {
    for row in try Row.fetchAll(db, sql: "SELECT name, key FROM label") { keys[row[0]] = row[1] }
  }

  mutating func stored(_ value: ScoreValue, _ db: Database) throws -> StoredValue {
    StoredValue(
      jss: value.jss.map(Int64.init), exact: value.exact.map(Int64.init),
      band: try key(value.band, db), window: try key(value.window, db))
  }

  private mutating func key(_ name: String, _ db: Database) throws -> Int64 {
    if let key = keys[name] { return key }
    try db.execute(sql: "INSERT INTO label (name) VALUES (?)", arguments: [name])
    keys[name] = db.lastInsertedRowID
    return db.lastInsertedRowID
  }
}
