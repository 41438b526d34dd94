/// A seeded 64-bit hash of identifiers.
///
/// Identifiers are untrusted: somebody may choose them to collide. So the hash is NH (from UMAC: Black, Halevi,
/// Krawczyk, Krovetz and Rogaway, 1999), for which nobody can find collisions without the key: the sum of the 128-bit
/// products of neighbouring words, each plus a key word. Each process has random keys, so that no output may depend on it.
struct IdentifierHash: Sendable {
  private let keys: InlineArray<10, UInt64>

  /// A hash with random keys.
  init() {
    var generator = SystemRandomNumberGenerator()
    self.init { UInt64.random(in: .min ... .max, using: &generator) }
  }

  /// A hash with given keys, for tests: with keys of 0 most identifiers collide.
  init(key: () -> UInt64) {
    keys = InlineArray { _ in key() }
  }

  /// The hash of an identifier, and whether it is plain: without characters beyond ASCII, and no number such as
  /// `1.23457E+17`. Throws where it is invalid (1.1).
  @inline(__always)
  func checked(_ text: Span<UInt8>) throws(ValueIssue) -> (hash: UInt64, isPlain: Bool) {
    // Most have 9 to 16 bytes, which are two loads.
    if text.count > 8 && text.count <= 16 {
      let (first, last) = (text.word(at: 0), text.word(at: text.count &- 8))
      if IdentifierText.mayBegin(with: UInt8(truncatingIfNeeded: first)),
        !IdentifierText.mayHoldControls(first),
        !IdentifierText.mayHoldControls(last)
      {
        var sum = start(text.count)
        add(first, last &>> UInt64(128 &- 8 &* text.count), 0, to: &sum)
        // The plus of `E+17` or of `E+117`.
        let signs = (last &>> 32 ^ 0x2B2B) & 0xFFFF
        return (fold(sum), signs & 0xFF != 0 && signs &>> 8 != 0)
      }
    }
    let isPlain = try IdentifierText.check(text)
    return (self(text), isPlain)
  }

  /// The hash of an identifier of at most 64 bytes.
  @inline(__always)
  func callAsFunction(_ identifier: Span<UInt8>) -> UInt64 {
    var sum = start(identifier.count)
    var word = 0
    while word * 8 < identifier.count {
      add(identifier.word(at: word * 8), identifier.word(at: word * 8 + 8), word, to: &sum)
      word += 2
    }
    return fold(sum)
  }

  private typealias Sum = (high: UInt64, low: UInt64)

  @inline(__always)
  private func start(_ count: Int) -> Sum {
    keys[8].multipliedFullWidth(by: UInt64(truncatingIfNeeded: count) &+ keys[9])
  }

  /// Adds two words; `number` is the first one's, from 0.
  @inline(__always)
  private func add(_ first: UInt64, _ second: UInt64, _ number: Int, to sum: inout Sum) {
    let product = (first &+ keys[number]).multipliedFullWidth(by: second &+ keys[number + 1])
    let (low, carries) = sum.low.addingReportingOverflow(product.low)
    sum = (sum.high &+ product.high &+ (carries ? 1 : 0), low)
  }

  /// Mixes both halves into the upper bits, from which a hash table takes the place.
  @inline(__always)
  private func fold(_ sum: Sum) -> UInt64 {
    let (high, low) = (sum.high ^ sum.low ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: keys[8] | 1)
    return high ^ low
  }
}
