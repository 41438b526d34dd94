// The history file: how it is opened, and what is refused.

internal import Foundation
internal import GRDB

/// The scores of past runs, in an SQLite file.
///
/// A run is recorded in one transaction, guarded by a rollback journal: killed at any point, the file holds the
/// run or doesn't. Not WAL: with one writer a night that would add two files, which a backup by copying misses,
/// and which need shared memory that network file systems lack; readers wait while a run is recorded.
package struct HistoryStore: Sendable {
  let queue: DatabaseQueue
  let path: String

  /// Opens the file, brings one of an older version up to date, and with `creating` makes one, mode 0600, if
  /// nothing is there.
  ///
  /// Neither the file nor a journal beside it may be a link. A damaged file, one of something else or of a later
  /// version is refused and stays as it is. What doesn't show on opening, but when a damaged page is read, is
  /// thrown then; ``check()`` reads all.
  package init(_ path: String, creating: Bool) throws(HistoryError) {
    // SQLite takes some names for something else than a file: "", ":memory:", "file:…".
    let place = path.hasPrefix("/") ? path : "./" + path
    do {
      try HistoryFile(place: place, path: path).prepare(creating: creating)
      queue = try DatabaseQueue(path: place, configuration: HistoryStore.configuration)
      self.path = path
      try queue.inDatabase { db in
        try HistoryStore.refuseStrangers(db, path: path)
        // EXTRA: that the journal is gone must be on the disk as surely as the pages.
        try db.execute(
          sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA cache_size = -65536")
      }
      try Schema.migrator.migrate(queue)
    } catch {
      throw HistoryError(error, path: path)
    }
  }

  /// Reads the whole file; what SQLite finds wrong with it, and nothing if it is whole.
  package func check() throws(HistoryError) -> [String] {
    try read { db in
      try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "history"
    configuration.busyMode = .timeout(30)
    configuration.foreignKeysEnabled = false
    return configuration
  }

  private static func refuseStrangers(_ db: Database, path: String) throws {
    let id = try Int.fetchOne(db, sql: "PRAGMA application_id")
    if id != Schema.applicationID {
      // A file that was killed while it was made may hold the migrations' own table.
      let others =
        "SELECT count(*) FROM sqlite_master WHERE name NOT IN ('grdb_migrations', 'sqlite_autoindex_grdb_migrations_1')"
      guard try Int.fetchOne(db, sql: others) == 0 else { throw HistoryError.foreign(path: path) }
    }
    if try Schema.migrator.hasBeenSuperseded(db) { throw HistoryError.newer(path: path) }
  }

  // MARK: Access for the other files of this module

  func read<Value>(_ body: (Database) throws -> Value) throws(HistoryError) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw HistoryError(error, path: path)
    }
  }

  /// Runs the body in one transaction, which an error undoes.
  func write<Value>(_ body: (Database) throws -> Value) throws(HistoryError) -> Value {
    do {
      return try queue.write(body)
    } catch {
      throw HistoryError(error, path: path)
    }
  }
}
