internal import Foundation
internal import GRDB

/// The scores of past runs, in an SQLite file.
///
/// A run is recorded in one transaction with a rollback journal: if the program is killed, the file holds the whole
/// run or nothing of it. There is no write-ahead log, because it would add two files that a backup by copying misses,
/// and it needs shared memory that network file systems lack. Readers wait while a run is recorded.
package struct HistoryStore: Sendable {
  let queue: DatabaseQueue
  let path: String

  /// Opens the file and migrates it if an older version wrote it. `creating` makes a file, with the mode 0600, if
  /// nothing is there.
  ///
  /// Throws if the file or a journal beside it is a link, or if the file is damaged, of another program or of a later
  /// version; the file stays as it is. A damaged page is found when it is read; ``check()`` reads all pages.
  package init(_ path: String, creating: Bool) throws(HistoryError) {
    // SQLite reads some names not as paths: "", ":memory:", "file:…".
    let place = path.hasPrefix("/") ? path : "./" + path
    do {
      try HistoryFile(place: place, path: path).prepare(creating: creating)
      queue = try DatabaseQueue(path: place, configuration: HistoryStore.configuration)
      self.path = path
      try queue.inDatabase { db in
        try HistoryStore.refuseForeignFile(db, path: path)
        // EXTRA also syncs the removal of the journal to the disk.
        try db.execute(
          sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA cache_size = -65536")
      }
      try Schema.migrator.migrate(queue)
    } catch {
      throw HistoryError(error, path: path)
    }
  }

  /// Reads the whole file; returns what SQLite finds wrong with it, a message each, and nothing if it is intact.
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

  /// Throws if another program or a later version wrote the file.
  private static func refuseForeignFile(_ db: Database, path: String) throws {
    let id = try Int.fetchOne(db, sql: "PRAGMA application_id")
    if id != Schema.applicationID {
      // If the program was killed while it made the file, there may be the migrations' table and no other.
      let others =
        "SELECT count(*) FROM sqlite_master WHERE name NOT IN ('grdb_migrations', 'sqlite_autoindex_grdb_migrations_1')"
      guard try Int.fetchOne(db, sql: others) == 0 else { throw HistoryError.foreign(path: path) }
    }
    if try Schema.migrator.hasBeenSuperseded(db) { throw HistoryError.newer(path: path) }
  }

  // MARK: Access for the other files of this module

  /// Runs the body in one reading transaction.
  func read<Value>(_ body: (Database) throws -> Value) throws(HistoryError) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw HistoryError(error, path: path)
    }
  }

  /// Runs the body in one transaction, which is rolled back if the body throws.
  func write<Value>(_ body: (Database) throws -> Value) throws(HistoryError) -> Value {
    do {
      return try queue.write(body)
    } catch {
      throw HistoryError(error, path: path)
    }
  }
}
