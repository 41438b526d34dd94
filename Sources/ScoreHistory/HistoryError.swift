internal import GRDB

/// Why the history file can't be opened, read or written. In every case its contents don't change.
package enum HistoryError: Error, Equatable, Sendable {
  /// There is no file, and it was opened without `creating`.
  case absent(path: String)
  /// A link, a folder, or something else that is not a plain file has the name.
  case notAFile(path: String, found: String)
  /// The file is damaged, or not an SQLite file.
  case damaged(path: String, reason: String)
  /// Another program made this SQLite file.
  case foreign(path: String)
  /// A later version of this program wrote the file.
  case newer(path: String)
  /// Another process was writing the file for 30 seconds.
  case busy(path: String)
  /// The file can't be made or written, for its permissions for instance.
  case denied(path: String, reason: String)
  /// Reading or writing failed, because the disk is full for instance.
  case failed(path: String, reason: String)
  /// The scores to record are not in the order of their profiles' bytes, or have a profile twice.
  case unordered(profile: [UInt8])
  /// No run of this id is in the history.
  case noRun(id: String)
  /// The history holds runs for another audience or by another policy than the run to record.
  case otherScope(path: String, holds: RunScope, run: RunScope)
}

extension HistoryError: CustomStringConvertible {
  /// A sentence for the operator: what is wrong with which file, and what to do.
  package var description: String {
    switch self {
    case .absent(let path): "there is no history file \(path); a run makes it"
    case .notAFile(let path, let found): "\(path) is \(found), but has to be a file; move it away"
    case .damaged(let path, let reason):
      "the history file \(path) is damaged or no SQLite file (\(reason)); it was left as it is. "
        + "Put a copy back, or move it away to begin a new history"
    case .foreign(let path): "\(path) is an SQLite file of something else; name another history file"
    case .newer(let path): "the history file \(path) was written by a later version of jss; use that version"
    case .busy(let path): "the history file \(path) is being written by another process; try again later"
    case .denied(let path, let reason): "cannot open or make the history file \(path): \(reason)"
    case .failed(let path, let reason): "cannot read or write the history file \(path): \(reason)"
    case .unordered: "the scores to record are not in the order of their profiles, each once"
    case .noRun(let id): "the run \(id) is not in the history; 'jss history' lists those that are"
    case .otherScope(let path, let holds, let run):
      "the history file \(path) is of other runs (\(holds)) than this one (\(run)); name another file with --history, "
        + "or move this one away to begin a new history"
    }
  }
}

extension HistoryError {
  /// The error of this module for any error that was thrown while the file at `path` was in use.
  init(_ error: any Error, path: String) {
    if let error = error as? HistoryError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self = .failed(path: path, reason: "\(error)")
      return
    }
    let reason = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
    self =
      switch error.resultCode {
      case .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_FORMAT: .damaged(path: path, reason: reason)
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
      case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH: .denied(path: path, reason: reason)
      default: .failed(path: path, reason: reason)
      }
  }
}
