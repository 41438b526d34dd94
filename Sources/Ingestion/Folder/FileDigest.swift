import Basics
import Crypto
import FoundationEssentials
import Synchronization

/// The SHA-256 of a file, fed in pieces, on any thread.
final class FileDigest: Sendable {
  private let hash = Mutex(SHA256())

  func update(_ bytes: ArraySlice<UInt8>) {
    hash.withLock { $0.update(data: bytes) }
  }

  /// In hexadecimal, as `sha256sum` prints it.
  func finish() -> String {
    hexadecimal(hash.withLock { $0.finalize() })
  }
}
