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
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: hash.withLock { $0.finalize() }.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self)
  }
}
