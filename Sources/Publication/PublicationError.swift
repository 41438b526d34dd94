// Why a run can't be published or read: the module's one error type and its messages.

internal import Basics
internal import Glibc

/// What a system call was asked to do. The raw value completes "cannot …".
package enum Operation: String, Sendable {
  case open
  case create
  case createFolder = "create the folder"
  case createLink = "create the link"
  case inspect
  case list
  case read
  case write
  case sync = "write to the disk"
  case close
  case setMode = "set the mode of"
  case lock
  case rename
  case remove
}

/// What stands under a name.
package enum FileKind: String, Sendable {
  case file = "a file"
  case sharedFile = "a file with a second name (hard link)"
  case folder = "a folder"
  case link = "a symbolic link"
  case foreignLink = "a symbolic link that is not to a run"
  case runLink = "a link to a run"
  case special = "a pipe, socket or device"
}

/// Why something could not be published, read or locked. Paths are relative to the output folder where the
/// fault lies inside it.
package enum PublicationError: Error, Equatable, Sendable {
  /// A system call failed with `errno`.
  case failed(Operation, path: String, errno: Int32)
  /// Something of another kind has the name that is needed; it was left alone.
  case inTheWay(path: String, found: FileKind, wanted: FileKind)
  /// Another process holds the lock; `nil` if it has not said who it is.
  case held(path: String, by: LockHolder?)
  /// The run is there already, and replacing it was not asked for.
  case alreadyPublished(run: String)
  /// A name that can't be used for an output: empty, hidden, or leading out of its folder.
  case badName(String)
  /// No published run is at the path.
  case noRun(path: String)
  /// A manifest can't be read or doesn't say what it must.
  case badManifest(path: String, reason: String)

  /// Whether a reader closed the pipe that was written to: the end of the program, but no failure of it.
  package var isClosedPipe: Bool {
    if case .failed(.write, _, EPIPE) = self { true } else { false }
  }
}

extension PublicationError: CustomStringConvertible {
  /// A sentence for the operator: what failed, where, why, and what to do where that is known.
  package var description: String {
    switch self {
    case .failed(let operation, let path, let code):
      "cannot \(operation.rawValue) \(path): \(reason(code))"
    case .inTheWay(let path, let found, let wanted):
      "\(path) is \(found.rawValue), but has to be \(wanted.rawValue); move it away"
    case .held(let path, let holder?):
      "\(path) is held by another run: \(holder); wait for it to end"
    case .held(let path, nil):
      "\(path) is held by another run; wait for it to end"
    case .alreadyPublished(let run):
      "the run \(run) is published already"
    case .badName(let name):
      "'\(Printable.ascii(name))' can't be the name of an output"
    case .noRun(let path):
      "\(path) holds no published run: no run.json and no link 'latest'"
    case .badManifest(let path, let reason):
      "the manifest \(path) can't be used: \(reason)"
    }
  }
}

private func reason(_ code: Int32) -> String {
  guard let text = unsafe strerror(code) else { return "error \(code)" }
  return unsafe String(cString: text)
}
