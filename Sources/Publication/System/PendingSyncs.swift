// Written files that are synced together.
//
// `fsync` waits for the disk's answer. Once for each of hundreds of pages, that is much of what the pages cost. So
// writing to the disk begins as soon as a file is written, and `fsync` is called for all files at the end, when most
// of them are on the disk already.

internal import Synchronization

/// The files of one folder that are written but not synced.
final class PendingSyncs: Sendable {
  private let waiting = Mutex<[PendingSync]>([])

  /// The most files that are open at the same time, well below the limit of a process on any system.
  private static let most = 128

  /// Adds a file; syncs all of them if there are many.
  func add(_ file: PendingSync) throws(PublicationError) {
    let count = waiting.withLock { waiting in
      waiting.append(file)
      return waiting.count
    }
    if count >= PendingSyncs.most { try sync() }
  }

  /// Closes the files without a sync, because they will be removed.
  func forget() {
    waiting.withLock { $0 = [] }
  }

  /// Syncs and closes all files.
  func sync() throws(PublicationError) {
    let files = waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
    for file in files { try file.finish() }
  }
}

/// An open file that is written but not synced. If ``finish()`` is not called, it is closed without a sync.
final class PendingSync: Sendable {
  private let descriptor: Mutex<Descriptor?>
  private let path: String

  init(_ descriptor: consuming Descriptor, path: String) {
    self.descriptor = Mutex(descriptor)
    self.path = path
  }

  /// Syncs the file and closes it.
  func finish() throws(PublicationError) {
    guard let descriptor = descriptor.withLock({ $0.take() }) else { return }
    try SystemCalls.sync(descriptor, path: path)
    try descriptor.close(path: path)
  }
}
