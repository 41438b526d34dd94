// One run at a time: a lock that the kernel drops when its holder dies, with a note of who holds it.

internal import Basics

package struct LockHolder: Equatable, Sendable, CustomStringConvertible {
  package let process: Int32
  /// When the run began, as its caller writes it.
  package let started: String
  package let host: String

  package init(process: Int32, started: String, host: String) {
    self.process = process
    self.started = started
    self.host = host
  }

  /// This process on this machine; `started` is for people, so that they can tell a run that hangs.
  package static func current(started: String) -> LockHolder {
    LockHolder(process: SystemCalls.processID(), started: started, host: SystemCalls.hostName())
  }

  package var description: String { "process \(process) on \(host), started \(started)" }
}

extension LockHolder {
  fileprivate var note: [UInt8] { Array("\(process)\n\(host)\n\(started)\n".utf8) }

  /// Reads a note; nil if it isn't one, as while it is being written.
  fileprivate init?(note: [UInt8]) {
    let lines = String(decoding: note, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 4, let process = Int32(lines[0]) else { return nil }
    self.init(
      process: process, started: Printable.ascii(String(lines[2])), host: Printable.ascii(String(lines[1])))
  }
}

/// A file that this process has locked; the lock goes when this value does.
struct LockedFile: ~Copyable, Sendable {
  let descriptor: Descriptor

  // Closing alone would leave the lock to a child that was started meanwhile, until it runs its own program.
  deinit { SystemCalls.unlock(descriptor) }

  /// Locks the file of this name, made if need be, and empties it.
  static func take(_ name: String, in folder: Folder) throws(PublicationError) -> LockedFile {
    let path = folder.label(name)
    // A file that was renamed or removed between opening and locking locks nothing: take the one there now.
    for _ in 1...100 {
      let file = try folder.ownFile(name)
      guard try SystemCalls.lock(file, path: path) else {
        let note = try folder.contents(of: name, limit: 1024)
        throw .held(path: path, by: LockHolder(note: note))
      }
      let identity = try SystemCalls.status(file, path: path).identity
      if try folder.status(of: name)?.identity == identity {
        try SystemCalls.setMode(file, 0o600, path: path)
        try SystemCalls.truncate(file, path: path)
        return LockedFile(descriptor: file)
      }
    }
    throw .held(path: path, by: nil)
  }

  /// Writes down who holds the lock.
  func note(_ holder: LockHolder, path: String) throws(PublicationError) {
    try SystemCalls.write(holder.note.span, to: descriptor.number, path: path)
  }
}
