// The tables, and how files of older versions get to them.
//
// A night changes few of a million scores, so a score is kept as a stretch of runs in which it stayed the same:
// from the run `first_run` to `last_run`, which is NULL while it still stands. Runs are numbered as they are
// recorded, whatever day they are of; a run of an older day just changes more.
//
// The scores lie together by profile. A night then writes the end of a stretch and the beginning of the next on
// the same page, and a profile's past is read in one go; the index by first run finds a night's movers.

internal import GRDB

enum Schema {
  /// Marks the file as a history of ours: "JSSH", at byte 68 of the file.
  static let applicationID = 0x4A53_5348

  /// Forgets a profile that no run has any more.
  static let forgetProfile =
    "DELETE FROM profile WHERE key = :key AND NOT EXISTS (SELECT 1 FROM score WHERE profile = :key)"

  /// Append only. A migration that was released is never edited, and names nothing that may change later.
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
    return migrator
  }
}
