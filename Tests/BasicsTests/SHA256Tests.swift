import Basics
import Testing

/// The examples of FIPS 180-4 with their digests, as NIST publishes them.
struct SHA256Tests {
  @Test(
    "the published digests",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func published(text: String, digest: String) {
    #expect(hexadecimal(SHA256.hash(text)) == digest)
  }

  @Test("pieces of any size give the digest of the whole, and a copy goes on by itself")
  func pieces() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let whole = SHA256.hash(bytes.span)
    for size in [1, 3, 63, 64, 65, 999] {
      var digest = SHA256()
      for start in stride(from: 0, to: bytes.count, by: size) {
        digest.update(Array(bytes[start..<min(start + size, bytes.count)]).span)
      }
      let copy = digest
      digest.update([1, 2, 3].span)
      #expect(copy.finish() == whole)
      #expect(digest.finish() == SHA256.hash((bytes + [1, 2, 3]).span))
    }
  }
}
