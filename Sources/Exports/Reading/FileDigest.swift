import Crypto
import FoundationEssentials

/// The SHA-256 of a file, fed in pieces.
struct FileDigest {
  private var hash = SHA256()

  mutating func update(_ bytes: ArraySlice<UInt8>) {
    hash.update(data: bytes)
  }

  /// In hexadecimal, as `sha256sum` prints it.
  func finish() -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
