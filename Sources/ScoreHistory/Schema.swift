// The tables, and the migrations that bring files of older versions to them.
//
// A night changes few of a million scores. So a row of `score` is a stretch of runs in which a profile's score is the
// same: from the run `first_run` to the run `last_run`, which is NULL if the last run still has the score. Runs are
// numbered in the order of their recording, whatever their days are; a run of an older day changes more rows.
//
// The rows of a profile are stored together. So a night writes the end of a stretch and the beginning of the next on
// the same page, and a profile's past is read at once. The index by `first_run` finds the scores that a night
// changed.

internal import GRDB

/// The schema of the history file.
enum Schema {
  /// Marks the file as a history: "JSSH", at byte 68 of the file.
  static let applicationID = 0x4A53_5348

  /// SQL that removes a profile if it has no scores.
  static let forgetProfile =
    "DELETE FROM profile WHERE key = :key AND NOT EXISTS (SELECT 1 FROM score WHERE profile = :key)"

  /// All migrations, in order. New ones are appended; a released one is never edited, and uses no constant that may
  /// change.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 runs and scores") { db in
      try db.execute(
        sql: """
          PRAGMA application_id = 1246974792;

          CREATE TABLE run (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            publication INTEGER NOT NULL UNIQUE,
            run_id TEXT NOT NULL UNIQUE,
            as_of TEXT NOT NULL,
            policy_name TEXT NOT NULL,
            policy_digest TEXT NOT NULL,
            program_version TEXT NOT NULL,
            published_at TEXT NOT NULL,
            folder TEXT NOT NULL,
            contracts INTEGER NOT NULL,
            profiles INTEGER NOT NULL,
            scored INTEGER NOT NULL,
            rejected INTEGER NOT NULL,
            mean_score INTEGER
          );
          CREATE INDEX run_as_of ON run (as_of);

          CREATE TABLE profile (
            key INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE
          );

          CREATE TABLE label (
            key INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE
          );

          CREATE TABLE score (
            profile INTEGER NOT NULL,
            first_run INTEGER NOT NULL,
            last_run INTEGER,
            jss INTEGER,
            exact INTEGER,
            band INTEGER NOT NULL,
            window INTEGER NOT NULL,
            PRIMARY KEY (profile, first_run)
          ) WITHOUT ROWID;
          CREATE INDEX score_first_run ON score (first_run);
          """)
    }
    migrator.registerMigration("2 one audience and one policy") { db in
      // Of runs by several policies, the one published last says whose the file is. Who may read the runs was not
      // recorded; the next run says it.
      try db.execute(
        sql: """
          ALTER TABLE run ADD COLUMN audience TEXT;

          CREATE TABLE scope (
            key INTEGER PRIMARY KEY CHECK (key = 1),
            audience TEXT,
            policy_name TEXT NOT NULL,
            policy_digest TEXT NOT NULL
          );
          INSERT INTO scope (key, policy_name, policy_digest)
            SELECT 1, policy_name, policy_digest FROM run ORDER BY publication DESC LIMIT 1;
          """)
    }
    migrator.registerMigration("3 a view by days") { db in
      // Of several runs of a day the one published last says its scores.
      try db.execute(
        sql: """
          CREATE VIEW daily_scores AS
            SELECT run.as_of AS as_of, CAST(profile.id AS TEXT) AS profile_id, score.jss AS jss,
              score.exact / 10000.0 AS jss_exact, nullif(band.name, '') AS band,
              nullif(window.name, '') AS "window", run.run_id AS run_id, run.policy_name AS policy
            FROM run
            JOIN score ON run.number >= score.first_run
              AND (score.last_run IS NULL OR run.number <= score.last_run)
            JOIN profile ON profile.key = score.profile
            JOIN label AS band ON band.key = score.band
            JOIN label AS window ON window.key = score.window
            WHERE run.publication = (SELECT max(publication) FROM run AS other WHERE other.as_of = run.as_of);
          """)
    }
    return migrator
  }
}
