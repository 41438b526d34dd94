// Files that are written, on their way to the disk.
//
// Waiting for each by itself takes as long as the disk needs to answer, once a file: with a page each for hundreds of
// profiles that is much of what they cost. So a file begins its way when it is written and is waited for with the others:
// most are there then, and what one wait brings to the disk the next finds done.

internal import Synchronization

/// Files of one folder that nobody has waited for yet.
final class WrittenFiles: Sendable {
  private let waiting = Mutex<[File]>([])

  /// How many are open at the same time, where one task finishes them: fewer than a process may have anywhere.
  private static let most = 128

  /// An open file. It is closed when it goes, unchecked: what a file system has to say it says when it is waited for.
  private final class File: Sendable {
    let descriptor: Descriptor
    let path: String

    init(_ descriptor: consuming Descriptor, path: String) {
      self.descriptor = descriptor
      self.path = path
    }
  }

  /// Takes over a file that is written.
  func add(_ descriptor: consuming Descriptor, path: String) throws(PublicationError) {
    let file = File(descriptor, path: path)
    let count = waiting.withLock { waiting in
      waiting.append(file)
      return waiting.count
    }
    if count >= WrittenFiles.most { try sync() }
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
    for file in files { try SystemCalls.sync(file.descriptor, path: file.path) }
  }
}
