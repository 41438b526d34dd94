// Looks at the file before SQLite does: SQLite follows links, and takes any file beside it for its journal.

internal import Foundation

struct HistoryFile {
  /// The path as it is opened, and as it was given.
  let place: String
  let path: String

  private static let header = Array("SQLite format 3\0".utf8)

  /// Makes sure that there is a file of ours to be, and nothing else that SQLite would take for a part of it.
  func prepare(creating: Bool) throws {
    for end in ["-journal", "-wal", "-shm"] { _ = try size(end) }
    guard let size = try size("") else {
      guard creating else { throw HistoryError.absent(path: path) }
      return try create()
    }
    guard size > 0 else { return }
    let file = try opened()
    defer { try? file.close() }
    let start = Array(try file.read(upToCount: 20) ?? Data())
    guard start.count == 20, start.starts(with: HistoryFile.header) else {
      throw HistoryError.damaged(path: path, reason: "it doesn't begin as one")
    }
    // Bytes 18 and 19 are 2 in a file with a write-ahead log. SQLite would use a log beside any other all the
    // same, if it is one: that of another file, say, which had this name before.
    if start[18] != 2, start[19] != 2 {
      for end in ["-wal", "-shm"] where try self.size(end) != nil {
        try FileManager.default.removeItem(atPath: place + end)
      }
    }
  }

  /// The size of the file with this end of its name; nil if there is none.
  ///
  /// Not by Foundation's attributes: those look up its owner's name, in the passwords' file and over the network.
  private func size(_ end: String) throws -> Int? {
    var status = stat()
    // Of a link this is its own.
    guard unsafe lstat(place + end, &status) == 0 else {
      guard errno != ENOENT else { return nil }
      throw HistoryError.denied(
        path: path + end, reason: POSIXError(.init(rawValue: errno) ?? .EIO).localizedDescription)
    }
    let found: String? =
      switch status.st_mode & S_IFMT {
      case S_IFREG: status.st_nlink > 1 ? "a file with a second name (hard link)" : nil
      case S_IFDIR: "a folder"
      case S_IFLNK: "a symbolic link"
      default: "a pipe, socket or device"
      }
    if let found { throw HistoryError.notAFile(path: path + end, found: found) }
    return Int(status.st_size)
  }

  private func create() throws {
    do {
      let url = URL(fileURLWithPath: place)
      try Data().write(to: url, options: .withoutOverwriting)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: place)
    } catch {
      throw HistoryError.denied(path: path, reason: reason(error))
    }
  }

  private func opened() throws -> FileHandle {
    do {
      return try FileHandle(forReadingFrom: URL(fileURLWithPath: place))
    } catch {
      throw HistoryError.denied(path: path, reason: reason(error))
    }
  }

  /// The system's own words, which don't depend on the language that is set.
  private func reason(_ error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
    guard let code = (underlying as? POSIXError)?.code else { return error.localizedDescription }
    return POSIXError(code).localizedDescription
  }
}
