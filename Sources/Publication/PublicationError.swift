internal import Basics
internal import Glibc

/// What a system call does. The raw value completes "cannot …".
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

/// The kind of an entry in a folder. The raw value is its name in messages.
package enum EntryKind: String, Sendable {
  case file = "a file"
  case sharedFile = "a file with a second name (hard link)"
  case folder = "a folder"
  case link = "a symbolic link"
  case foreignLink = "a symbolic link that is not to a run"
  case runLink = "a link to a run"
  case special = "a pipe, socket or device"
}

/// Why something can't be published, read or locked. Paths inside the output folder are relative to it.
package enum PublicationError: Error, Equatable, Sendable {
  /// A system call failed with `errno`.
  case failed(Operation, path: String, errno: Int32)
  /// An entry of another kind has the name; it is left as it is.
  case inTheWay(path: String, found: EntryKind, wanted: EntryKind)
  /// Another process holds the lock; `by` is nil if its note can't be read.
  case held(path: String, by: LockHolder?)
  /// The output folder belongs to another user (a number of the system) than the one that runs the program.
  case ofAnotherUser(path: String, owner: UInt32, user: UInt32)
  /// A run of this name is published, and replacing it was not asked for.
  case alreadyPublished(run: String)
  /// The name of an output is empty, hidden, or a path out of the folder.
  case badName(String)
  /// No published run is at the path.
  case noRun(path: String)
  /// A manifest can't be read, or a member of it is missing or wrong.
  case badManifest(path: String, reason: String)

  /// Whether the reader of a pipe has closed it. The program ends then, without a failure.
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
    case .ofAnotherUser(let path, let owner, let user):
      "\(path) belongs to user \(owner), but this run is of user \(user): what it wrote would be in the way of the owner's "
        + "next run; run it as that user, as with sudo -u '#\(owner)', or name another folder"
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

/// The text of an `errno` value.
private func reason(_ code: Int32) -> String {
  guard let text = unsafe strerror(code) else { return "error \(code)" }
  let words = unsafe String(cString: text)
  return code == EMFILE ? words + "; raise the limit, as with ulimit -n 1024, or use fewer --threads" : words
}
