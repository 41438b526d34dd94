private import CNettle

/// A SHA-256 (FIPS 180-4), as `sha256sum` computes it, of bytes that come in pieces. A copy goes on by itself.
package struct SHA256: Sendable {
  private var context: sha256_ctx

  package init() {
    context = sha256_ctx()
    unsafe nettle_sha256_init(&context)
  }

  /// The 32 bytes of the digest of some bytes.
  package static func hash(_ bytes: Span<UInt8>) -> [UInt8] {
    var digest = SHA256()
    digest.update(bytes)
    return digest.finish()
  }

  /// The 32 bytes of the digest of a text in UTF-8.
  package static func hash(_ text: String) -> [UInt8] { hash(Array(text.utf8).span) }

  /// Adds the next bytes.
  package mutating func update(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe nettle_sha256_update(&context, $0.count, $0.baseAddress) }
  }

  /// The 32 bytes of the digest of all bytes so far.
  package consuming func finish() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    unsafe digest.withUnsafeMutableBufferPointer {
      unsafe nettle_sha256_digest(&context, $0.count, $0.baseAddress)
    }
    return digest
  }
}
