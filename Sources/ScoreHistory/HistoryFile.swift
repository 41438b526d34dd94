internal import Foundation

/// Checks the file before SQLite opens it, because SQLite follows links, and uses any file beside it as its journal.
struct HistoryFile {
  /// The path as it is opened.
  let place: String
  /// The path as it was given, for messages.
  let path: String

  private static let header = Array("SQLite format 3\0".utf8)

  /// Makes sure that the file is an SQLite file, or makes an empty one with `creating`. Removes write-ahead logs that
  /// don't belong to it.
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
    // Bytes 18 and 19 are 2 in a file with a write-ahead log. SQLite would use a log beside any other file too, even
    // if it belongs to another file that had this name before.
    if start[18] != 2, start[19] != 2 {
      for end in ["-wal", "-shm"] where try self.size(end) != nil {
        try FileManager.default.removeItem(atPath: place + end)
      }
    }
  }

  /// The size of the file whose name has this ending; nil if there is none. Throws `notAFile` for anything else.
  ///
  /// It calls `lstat`, because Foundation's attributes look up the owner's name, which may go over the network.
  private func size(_ end: String) throws -> Int? {
    var status = stat()
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

  /// The message of the system error below Foundation's error, which doesn't depend on the user's language.
  private func reason(_ error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
    guard let code = (underlying as? POSIXError)?.code else { return error.localizedDescription }
    return POSIXError(code).localizedDescription
  }
}
