/// A seeded 64-bit hash of identifiers.
///
/// Identifiers come from strangers, who may choose them to collide. So the hash is NH (from UMAC: Black, Halevi,
/// Krawczyk, Krovetz and Rogaway, 1999), whose collisions nobody can prepare without knowing the key: the sum of the
/// 128-bit products of neighbouring words, each plus a key word. It is keyed anew in each process, so nothing that a
/// run gives out may depend on it.
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

  /// The hash of an identifier of at most 64 bytes.
  @inline(__always)
  func callAsFunction(_ identifier: Span<UInt8>) -> UInt64 {
    var (high, low) = keys[8].multipliedFullWidth(by: UInt64(truncatingIfNeeded: identifier.count) &+ keys[9])
    var word = 0
    while word * 8 < identifier.count {
      let product = (identifier.word(at: word * 8) &+ keys[word]).multipliedFullWidth(
        by: identifier.word(at: word * 8 + 8) &+ keys[word + 1])
      let (sum, carries) = low.addingReportingOverflow(product.low)
      low = sum
      high = high &+ product.high &+ (carries ? 1 : 0)
      word += 2
    }
    // The table takes a hash's upper bits for its place: fold both halves into them.
    let (foldedHigh, foldedLow) = (high ^ low ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: keys[8] | 1)
    return foldedHigh ^ foldedLow
  }
}
