/// Identifiers one after the other in one array of bytes.
package struct IdentifierList: Sendable {
  private var bytes: [UInt8] = []
  /// Where each one ends; one begins where its predecessor ends.
  private var ends: [UInt64] = []

  package init() {}

  /// How many there are.
  package var count: Int { ends.count }

  /// How many bytes they have together.
  var byteCount: Int { bytes.count }

  /// Makes room.
  mutating func reserve(count: Int, bytes byteCount: Int) {
    ends.reserveCapacity(count)
    bytes.reserveCapacity(byteCount)
  }

  /// The place of one in the bytes.
  @inline(__always)
  private func range(_ index: Int) -> Range<Int> {
    Int(truncatingIfNeeded: index == 0 ? 0 : ends[index - 1])..<Int(truncatingIfNeeded: ends[index])
  }

  /// A copy of one's bytes.
  package subscript(index: Int) -> [UInt8] {
    Array(bytes[range(index)])
  }

  /// Lends one's bytes.
  package func withBytes<Result>(_ index: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    body(bytes.span.extracting(range(index)))
  }

  /// One as text. Identifiers are UTF-8, so nothing is lost.
  package func text(_ index: Int) -> String {
    String(decoding: bytes[range(index)], as: UTF8.self)
  }

  mutating func append(_ identifier: Span<UInt8>) {
    for index in identifier.indices { bytes.append(identifier[index]) }
    ends.append(UInt64(bytes.count))
  }

  /// Appends one of another list.
  mutating func append(_ index: Int, of other: IdentifierList) {
    bytes.append(contentsOf: other.bytes[other.range(index)])
    ends.append(UInt64(bytes.count))
  }

  @inline(__always)
  func isEqual(_ index: Int, to identifier: Span<UInt8>) -> Bool {
    let range = range(index)
    guard range.count == identifier.count else { return false }
    let own = bytes.span.extracting(range)
    var offset = 0
    while offset < own.count {
      if own.word(at: offset) != identifier.word(at: offset) { return false }
      offset += 8
    }
    return true
  }

  /// Whether one stands before another in the order of their bytes.
  @inline(__always)
  func precedes(_ left: Int, _ right: Int) -> Bool {
    bytes.span.extracting(range(left)).precedes(bytes.span.extracting(range(right)))
  }

  /// Whether one stands before other bytes.
  func precedes(_ left: Int, _ right: [UInt8]) -> Bool {
    bytes.span.extracting(range(left)).precedes(right.span)
  }

  /// Eight bytes of one from an offset; see `Span.word(at:)`.
  func word(of index: Int, at offset: Int) -> UInt64 {
    bytes.span.extracting(range(index)).word(at: offset)
  }

  /// How many of the first `limit` bytes one has in common with another.
  func commonPrefixLength(of index: Int, with other: [UInt8], atMost limit: Int) -> Int {
    let range = range(index)
    let limit = min(limit, range.count)
    var length = 0
    while length < limit, bytes[range.lowerBound + length] == other[length] { length += 1 }
    return length
  }
}
