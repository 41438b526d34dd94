import GRDB
import Testing

@testable import ScoreHistory

/// A history outlives the program that began it: a file as each released version wrote it still answers, and goes on.
///
/// Append only, as the migrations are: one text for each of them, made with `sqlite3 history.sqlite .dump`.
@Suite struct OlderVersionTests {
  static let versions = [
    """
    PRAGMA application_id = 1246974792;
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    INSERT INTO grdb_migrations VALUES ('1 runs and scores');
    CREATE TABLE run (number INTEGER PRIMARY KEY AUTOINCREMENT, publication INTEGER NOT NULL UNIQUE,
      run_id TEXT NOT NULL UNIQUE, as_of TEXT NOT NULL, policy_name TEXT NOT NULL, policy_digest TEXT NOT NULL,
      program_version TEXT NOT NULL, published_at TEXT NOT NULL, folder TEXT NOT NULL, contracts INTEGER NOT NULL,
      profiles INTEGER NOT NULL, scored INTEGER NOT NULL, rejected INTEGER NOT NULL, mean_score INTEGER);
    CREATE INDEX run_as_of ON run (as_of);
    CREATE TABLE profile (key INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE);
    CREATE TABLE label (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE score (profile INTEGER NOT NULL, first_run INTEGER NOT NULL, last_run INTEGER, jss INTEGER,
      exact INTEGER, band INTEGER NOT NULL, window INTEGER NOT NULL, PRIMARY KEY (profile, first_run)) WITHOUT ROWID;
    CREATE INDEX score_first_run ON score (first_run);
    INSERT INTO run VALUES
      (1, 1, 'a', '2026-11-20', 'standard', 'd1', '1.0.0', '2026-11-21T03:00:00Z', 'runs/2026-11-20-a', 10, 3, 2, 1, 905000),
      (2, 2, 'b', '2026-11-21', 'standard', 'd1', '1.0.0', '2026-11-21T03:00:00Z', 'runs/2026-11-21-b', 10, 3, 2, 1, 905000);
    INSERT INTO profile VALUES (1, X'70'), (2, X'71');
    INSERT INTO label VALUES (1, ''), (2, 'good'), (3, '6m');
    INSERT INTO score VALUES (1, 1, 1, 90, 900000, 2, 3), (1, 2, NULL, 91, 910000, 2, 3), (2, 1, NULL, NULL, NULL, 1, 1);
    """,
    """
    PRAGMA application_id = 1246974792;
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    INSERT INTO grdb_migrations VALUES ('1 runs and scores'), ('2 one audience and one policy');
    CREATE TABLE run (number INTEGER PRIMARY KEY AUTOINCREMENT, publication INTEGER NOT NULL UNIQUE,
      run_id TEXT NOT NULL UNIQUE, as_of TEXT NOT NULL, policy_name TEXT NOT NULL, policy_digest TEXT NOT NULL,
      program_version TEXT NOT NULL, published_at TEXT NOT NULL, folder TEXT NOT NULL, contracts INTEGER NOT NULL,
      profiles INTEGER NOT NULL, scored INTEGER NOT NULL, rejected INTEGER NOT NULL, mean_score INTEGER, audience TEXT);
    CREATE INDEX run_as_of ON run (as_of);
    CREATE TABLE profile (key INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE);
    CREATE TABLE label (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE score (profile INTEGER NOT NULL, first_run INTEGER NOT NULL, last_run INTEGER, jss INTEGER,
      exact INTEGER, band INTEGER NOT NULL, window INTEGER NOT NULL, PRIMARY KEY (profile, first_run)) WITHOUT ROWID;
    CREATE INDEX score_first_run ON score (first_run);
    CREATE TABLE scope (key INTEGER PRIMARY KEY CHECK (key = 1), audience TEXT, policy_name TEXT NOT NULL,
      policy_digest TEXT NOT NULL);
    INSERT INTO run VALUES
      (1, 1, 'a', '2026-11-20', 'standard', 'd1', '1.0.0', '2026-11-21T03:00:00Z', 'runs/2026-11-20-a', 10, 3, 2, 1, 905000,
        'internal'),
      (2, 2, 'b', '2026-11-21', 'standard', 'd1', '1.0.0', '2026-11-21T03:00:00Z', 'runs/2026-11-21-b', 10, 3, 2, 1, 905000,
        'internal');
    INSERT INTO profile VALUES (1, X'70'), (2, X'71');
    INSERT INTO label VALUES (1, ''), (2, 'good'), (3, '6m');
    INSERT INTO score VALUES (1, 1, 1, 90, 900000, 2, 3), (1, 2, NULL, 91, 910000, 2, 3), (2, 1, NULL, NULL, NULL, 1, 1);
    INSERT INTO scope VALUES (1, 'internal', 'standard', 'd1');
    """,
    """
    PRAGMA application_id = 1246974792;
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    INSERT INTO grdb_migrations VALUES ('1 runs and scores'), ('2 one audience and one policy'),
      ('3 a view by days');
    CREATE TABLE run (number INTEGER PRIMARY KEY AUTOINCREMENT, publication INTEGER NOT NULL UNIQUE,
      run_id TEXT NOT NULL UNIQUE, as_of TEXT NOT NULL, policy_name TEXT NOT NULL, policy_digest TEXT NOT NULL,
      program_version TEXT NOT NULL, published_at TEXT NOT NULL, folder TEXT NOT NULL, contracts INTEGER NOT NULL,
      profiles INTEGER NOT NULL, scored INTEGER NOT NULL, rejected INTEGER NOT NULL, mean_score INTEGER, audience TEXT);
    CREATE INDEX run_as_of ON run (as_of);
    CREATE TABLE profile (key INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE);
    CREATE TABLE label (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE score (profile INTEGER NOT NULL, first_run INTEGER NOT NULL, last_run INTEGER, jss INTEGER,
      exact INTEGER, band INTEGER NOT NULL, window INTEGER NOT NULL, PRIMARY KEY (profile, first_run)) WITHOUT ROWID;
    CREATE INDEX score_first_run ON score (first_run);
    CREATE TABLE scope (key INTEGER PRIMARY KEY CHECK (key = 1), audience TEXT, policy_name TEXT NOT NULL,
      policy_digest TEXT NOT NULL);
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
    INSERT INTO run VALUES
      (1, 1, 'a', '2026-11-20', 'standard', 'd1', '1.0.0', '2026-11-21T03:00:00Z', 'runs/2026-11-20-a', 10, 3, 2, 1, 905000,
        'internal'),
      (2, 2, 'b', '2026-11-21', 'standard', 'd1', '1.0.0', '2026-11-21T03:00:00Z', 'runs/2026-11-21-b', 10, 3, 2, 1, 905000,
        'internal');
    INSERT INTO profile VALUES (1, X'70'), (2, X'71');
    INSERT INTO label VALUES (1, ''), (2, 'good'), (3, '6m');
    INSERT INTO score VALUES (1, 1, 1, 90, 900000, 2, 3), (1, 2, NULL, 91, 910000, 2, 3), (2, 1, NULL, NULL, NULL, 1, 1);
    INSERT INTO scope VALUES (1, 'internal', 'standard', 'd1');
    """,
  ]

  @Test(arguments: versions.indices) func aFileOfAnOlderVersionIsBroughtUpToDate(_ version: Int) throws {
    let scratch = try HistoryFolder()
    try scratch.tamper(OlderVersionTests.versions[version])
    let history = try scratch.open()
    #expect(try history.check() == [])
    #expect(try history.runs().map(\.runID).sorted() == ["a", "b"])
    #expect(try history.scores(of: Array("p".utf8)).map(\.value) == [value(900_000), value(910_000)])
    #expect(try history.scores(of: Array("q".utf8)).map(\.value) == [value(nil), value(nil)])

    #expect(try history.scope()?.policyDigest == "d1")
    try history.record(run("c", "2026-11-22"), scores: [score("p", 920_000), score("q", nil)])
    #expect(try history.scores(of: Array("p".utf8)).count == 3)
    #expect(try history.check() == [])
  }

  @Test func thereIsAFileOfEachVersion() {
    #expect(Schema.migrator.migrations.count == OlderVersionTests.versions.count)
  }
}
