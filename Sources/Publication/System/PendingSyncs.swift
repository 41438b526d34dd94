// Files that are written, on their way to the disk.
//
// Waiting for each by itself takes as long as the disk needs to answer, once a file: with a page each for hundreds of
// profiles that is much of what they cost. So a file begins its way when it is written and is waited for with the others:
// most are there then, and what one wait brings to the disk the next finds done.

internal import Synchronization

/// Files of one folder that nobody has waited for yet.
final class PendingSyncs: Sendable {
  private let waiting = Mutex<[PendingSync]>([])

  /// How many are open at the same time, where one task finishes them: fewer than a process may have anywhere.
  private static let most = 128

  /// Takes over a file.
  func add(_ file: PendingSync) throws(PublicationError) {
    let count = waiting.withLock { waiting in
      waiting.append(file)
      return waiting.count
    }
    if count >= PendingSyncs.most { try sync() }
  }

  /// Closes the files without waiting for them: they are to be removed.
  func forget() {
    waiting.withLock { $0 = [] }
  }

  /// Returns when all files are on the disk.
  func sync() throws(PublicationError) {
    let files = waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
    for file in files { try file.finish() }
  }
}

/// An open file that is written. If it goes without having been finished, it is closed.
final class PendingSync: Sendable {
  private let descriptor: Mutex<Descriptor?>
  private let path: String

  init(_ descriptor: consuming Descriptor, path: String) {
    self.descriptor = Mutex(descriptor)
    self.path = path
  }

  /// Brings the file to the disk and closes it.
  func finish() throws(PublicationError) {
    guard let descriptor = descriptor.withLock({ $0.take() }) else { return }
    try SystemCalls.sync(descriptor, path: path)
    try descriptor.close(path: path)
  }
}
