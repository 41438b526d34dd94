/// Identifiers one after the other in one array of bytes.
///
/// Of where each one ends, two bytes are kept: the list is looked up in any order, and what is small stays in the
/// processor's cache.
package struct IdentifierList: Sendable {
  private var bytes: [UInt8] = []
  /// Where each one ends, counted from its block's beginning; one begins where its predecessor ends.
  private var ends: [UInt16] = []
  /// Where each block of 64 begins. A block has at most 64 times 64 bytes (1.1), so two bytes tell every end in it.
  private var blocks: [UInt64] = []

  package init() {}

  /// How many there are.
  package var count: Int { ends.count }

  /// How many bytes they have together.
  var byteCount: Int { bytes.count }

  /// Makes room.
  mutating func reserve(count: Int, bytes byteCount: Int) {
    ends.reserveCapacity(count)
    blocks.reserveCapacity(count / 64 + 1)
    bytes.reserveCapacity(byteCount)
  }

  /// The place of one in the bytes.
  @inline(__always)
  private func range(_ index: Int) -> Range<Int> {
    let block = Int(truncatingIfNeeded: blocks[index >> 6])
    let start = index & 63 == 0 ? 0 : Int(truncatingIfNeeded: ends[index - 1])
    return block + start..<block + Int(truncatingIfNeeded: ends[index])
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
    let start = bytes.count
    bytes.append(addingCapacity: identifier.count) { room in
      for index in identifier.indices { room.append(identifier[index]) }
    }
    close(from: start)
  }

  /// Appends one of another list.
  mutating func append(_ index: Int, of other: IdentifierList) {
    let start = bytes.count
    bytes.append(contentsOf: other.bytes[other.range(index)])
    close(from: start)
  }

  /// Ends the identifier that begins at `start`.
  @inline(__always)
  private mutating func close(from start: Int) {
    let index = ends.count
    if index & 63 == 0 { blocks.append(UInt64(start)) }
    ends.append(UInt16(bytes.count - Int(truncatingIfNeeded: blocks[index >> 6])))
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
