import Foundation
import GRDB
import Testing

@testable import ScoreHistory

/// Specification 6.4 and 6.5: what is taken for a history, and what is refused and left as it is.
@Suite struct FileTests {
  let scratch: HistoryFolder

  init() throws { scratch = try HistoryFolder() }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func aNewFileIsPrivateAndAlone() throws {
    try scratch.open().record(run("a"), scores: [score("p", 900_000)])
    #expect(try mode(scratch.path) == 0o600)
    #expect(scratch.names == ["history.sqlite"])
    #expect(try scratch.open().check() == [])
  }

  @Test func withoutCreatingNothingIsMade() throws {
    let error = failure { try scratch.open(creating: false) }
    #expect(error == .absent(path: scratch.path))
    #expect(scratch.names == [])
  }

  @Test func theFolderHasToBeThere() {
    let error = failure { try HistoryStore(scratch.folder + "/no/history.sqlite", creating: true) }
    guard case .denied = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: ["", "-journal", "-wal", "-shm"]) func aLinkIsNotFollowed(_ end: String) throws {
    if !end.isEmpty { _ = try scratch.open() }
    let target = scratch.folder + "/target"
    for exists in [false, true] {
      if exists { try Data("mine".utf8).write(to: URL(fileURLWithPath: target)) }
      try FileManager.default.createSymbolicLink(atPath: scratch.path + end, withDestinationPath: target)
      let error = failure { try scratch.open() }
      #expect(error == .notAFile(path: scratch.path + end, found: "a symbolic link"))
      #expect(FileManager.default.contents(atPath: target) == (exists ? Data("mine".utf8) : nil))
      try FileManager.default.removeItem(atPath: scratch.path + end)
    }
  }

  @Test func whatIsNoFileIsRefused() throws {
    #expect(
      failure { try HistoryStore(scratch.folder, creating: true) }
        == .notAFile(path: scratch.folder, found: "a folder"))
    #expect(failure { try HistoryStore("", creating: true) } == .notAFile(path: "", found: "a folder"))
    #expect(
      failure { try HistoryStore("/dev/null", creating: true) }
        == .notAFile(path: "/dev/null", found: "a pipe, socket or device"))
    try scratch.open().record(run("a"), scores: [])
    try FileManager.default.linkItem(atPath: scratch.path, toPath: scratch.folder + "/second")
    #expect(
      failure { try scratch.open() }
        == .notAFile(path: scratch.path, found: "a file with a second name (hard link)"))
  }

  @Test(arguments: [
    "x", "not a database, but long enough to have a header of a hundred bytes", "SQLite format 3",
  ])
  func whatIsNoDatabaseIsLeftAsItIs(_ text: String) throws {
    let bytes = Data(String(repeating: text, count: 100).utf8)
    try bytes.write(to: URL(fileURLWithPath: scratch.path))
    guard case .damaged = failure({ try scratch.open() }) else {
      Issue.record("took it for a history")
      return
    }
    #expect(scratch.bytes == bytes)
    #expect(scratch.names == ["history.sqlite"])
  }

  @Test func anEmptyFileBecomesAHistory() throws {
    try Data().write(to: URL(fileURLWithPath: scratch.path))
    try scratch.open().record(run("a"), scores: [])
    #expect(try scratch.open().runs().map(\.runID) == ["a"])
  }

  @Test func aDamagedFileIsLeftAsItIs() throws {
    let scores = (0..<400).map { score("p\(10_000 + $0)", 900_000) }
    try scratch.open().record(run("a"), scores: scores)
    let whole = try #require(scratch.bytes)
    var refused = 0
    for page in 0..<whole.count / 4096 {
      var bytes = whole
      // The first page begins with the file's own header.
      let start = page * 4096 + (page == 0 ? 100 : 0)
      bytes.replaceSubrange(start..<start + 100, with: Data(repeating: 0xA5, count: 100))
      try bytes.write(to: URL(fileURLWithPath: scratch.path))
      let error = failure {
        let history = try scratch.open()
        #expect(try history.check() != [])
        _ = try history.record(
          run("b"), scores: scores.map { ScoreRecord(profile: $0.profile, value: value(1)) })
      }
      if case .damaged = error {
        refused += 1
        #expect(scratch.bytes == bytes)
      }
    }
    #expect(refused > 0)
  }

  @Test func aTruncatedFileIsRefused() throws {
    try scratch.open().record(run("a"), scores: (0..<1000).map { score("p\(10_000 + $0)", 900_000) })
    let bytes = try #require(scratch.bytes).prefix(9000)
    try bytes.write(to: URL(fileURLWithPath: scratch.path))
    guard case .damaged = failure({ try scratch.open().record(run("b"), scores: []) }) else {
      Issue.record("took it for a whole one")
      return
    }
    #expect(scratch.bytes == bytes)
  }

  @Test func aLaterVersionsFileIsLeftAsItIs() throws {
    _ = try scratch.open()
    try scratch.tamper("INSERT INTO grdb_migrations VALUES ('99 from the future')")
    let bytes = scratch.bytes
    let error = failure { try scratch.open() }
    #expect(error == .newer(path: scratch.path))
    #expect(scratch.bytes == bytes)
  }

  @Test(arguments: ["DELETE", "WAL"]) func anotherProgramsFileIsLeftAsItIs(_ journal: String) throws {
    try scratch.tamper("PRAGMA journal_mode = \(journal); CREATE TABLE bookmarks (url TEXT)")
    let bytes = scratch.bytes
    #expect(failure { try scratch.open() } == .foreign(path: scratch.path))
    #expect(scratch.bytes == bytes)
  }

  @Test func aFileThatWasKilledWhileItWasMadeIsGoneOnWith() throws {
    try scratch.tamper("CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
    try scratch.open().record(run("a"), scores: [])
    #expect(try scratch.open().runs().count == 1)
  }

  /// A log of another file that had this name: SQLite alone would bring its pages into this one.
  @Test func aStrayLogDoesNoHarm() throws {
    let other = try HistoryFolder()
    let foreign = try DatabaseQueue(path: other.path)
    let log = try foreign.inDatabase { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1)")
      return try #require(FileManager.default.contents(atPath: other.path + "-wal"))
    }
    for bytes in [log, Data("garbage".utf8), Data()] {
      try scratch.open().record(run("a"), scores: [score("p", 900_000)])
      try bytes.write(to: URL(fileURLWithPath: scratch.path + "-wal"))
      let history = try scratch.open()
      #expect(try history.check() == [])
      #expect(try history.scores(of: Array("p".utf8)).count == 1)
      #expect(scratch.names == ["history.sqlite"])
    }
  }

  @Test func aFileThatSomeoneGaveALogKeepsWhatIsInIt() throws {
    _ = try scratch.open()
    let copy = try HistoryFolder()
    let queue = try DatabaseQueue(path: scratch.path)
    try queue.inDatabase { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL; INSERT INTO label (name) VALUES ('6m')")
      for end in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: scratch.path + end, toPath: copy.path + end)
      }
    }
    let history = try copy.open()
    #expect(try history.read { db in try String.fetchAll(db, sql: "SELECT name FROM label") } == ["6m"])
    #expect(copy.names == ["history.sqlite"])
  }

  @Test func aRunThatDiedWhileItWasRecordedIsNotThere() throws {
    let history = try scratch.open()
    try history.record(run("a"), scores: (0..<1000).map { score("p\(10_000 + $0)", 900_000) })
    let copy = try HistoryFolder()
    try history.queue.inDatabase { db in
      try db.execute(sql: "PRAGMA cache_size = 2; BEGIN; UPDATE score SET exact = 1; DELETE FROM run")
      for end in ["", "-journal"] {
        try FileManager.default.copyItem(atPath: scratch.path + end, toPath: copy.path + end)
      }
      try db.execute(sql: "ROLLBACK")
    }
    let mended = try copy.open()
    #expect(try mended.check() == [])
    #expect(try mended.runs().map(\.runID) == ["a"])
    #expect(try mended.scores(of: Array("p10007".utf8)).map(\.value.exact) == [900_000])
    #expect(copy.names == ["history.sqlite"])
  }
}
