// One run at a time: a lock that the kernel releases when its holder dies, with a note of who holds it.

internal import Basics

/// The process that holds a lock, as it is written into the lock file.
package struct LockHolder: Equatable, Sendable, CustomStringConvertible {
  /// The process id.
  package let process: Int32
  /// When the run began, as its caller writes it.
  package let started: String
  /// The machine's name.
  package let host: String

  /// A holder with these values.
  package init(process: Int32, started: String, host: String) {
    self.process = process
    self.started = started
    self.host = host
  }

  /// This process on this machine. `started` lets an operator see that a run hangs.
  package static func current(started: String) -> LockHolder {
    LockHolder(process: SystemCalls.processID(), started: started, host: SystemCalls.hostName())
  }

  /// As in `process 7 on host1, started 2026-11-20T03:00:00Z`.
  package var description: String { "process \(process) on \(host), started \(started)" }
}

extension LockHolder {
  /// The contents of the lock file: process, host and start, a line each.
  fileprivate var note: [UInt8] { Array("\(process)\n\(host)\n\(started)\n".utf8) }

  /// Reads a lock file's contents; nil if they are incomplete, as while they are being written.
  fileprivate init?(note: [UInt8]) {
    let lines = String(decoding: note, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 4, let process = Int32(lines[0]) else { return nil }
    self.init(
      process: process, started: Printable.ascii(String(lines[2])), host: Printable.ascii(String(lines[1])))
  }
}

/// A file that this process has locked. The lock is released with this value.
struct LockedFile: ~Copyable, Sendable {
  let descriptor: Descriptor

  // Closing is not enough: a child process that was forked meanwhile shares the lock until it runs its own program.
  deinit { SystemCalls.unlock(descriptor) }

  /// How often a lock that is held is tried again as long as its note is not complete.
  private static let tries = 50

  /// Locks the file of this name and empties it; makes it if nothing is there. Throws `held` if another process has
  /// the lock.
  ///
  /// A holder locks first and writes its note then. So a note counts once it is the same at two tries; a holder that
  /// writes none within a second is not named.
  ///
  /// - Parameter pause: Waits between two tries.
  static func take(
    _ name: String, in folder: Folder, pause: () -> Void = { SystemCalls.pause(milliseconds: 20) }
  ) throws(PublicationError) -> LockedFile {
    let path = folder.label(name)
    var seen: LockHolder?
    for _ in 1...tries {
      let file = try folder.ownFile(name)
      guard try SystemCalls.lock(file, path: path) else {
        let holder = LockHolder(note: try folder.contents(of: name, limit: 1024))
        if let holder, holder == seen { throw .held(path: path, by: holder) }
        seen = holder
        pause()
        continue
      }
      // If the file was renamed or removed between opening and locking, the lock is worthless: try again.
      let identity = try SystemCalls.status(file, path: path).identity
      if try folder.status(of: name)?.identity == identity {
        try SystemCalls.setMode(file, 0o600, path: path)
        try SystemCalls.truncate(file, path: path)
        return LockedFile(descriptor: file)
      }
    }
    throw .held(path: path, by: seen)
  }

  /// Writes who holds the lock into the file.
  func note(_ holder: LockHolder, path: String) throws(PublicationError) {
    try SystemCalls.write(holder.note.span, to: descriptor.number, path: path)
  }
}
