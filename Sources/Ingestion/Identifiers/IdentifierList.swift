internal import Basics
import CSV

/// Identifiers in one array of words.
///
/// An identifier is padded with zeros to whole words of eight bytes. None holds a NUL (1.1), so that nothing is lost and
/// comparing words is comparing identifiers. The end of each one takes two bytes: the list is accessed in random order, and
/// what is small stays in the processor's cache.
package struct IdentifierList: Sendable {
  /// Little-endian: the first byte of each eight is the lowest.
  private var words: [UInt64] = []
  /// The end of each one, counted from the start of its block; one begins where its predecessor ends.
  private var ends: [UInt16] = []
  /// The start of each block of 64. A block has at most 64 times 8 words (1.1), so that two bytes are enough for an end in it.
  private var blocks: [UInt64] = []

  package init() {}

  package var count: Int { ends.count }

  /// The number of words of all identifiers.
  var wordCount: Int { words.count }

  /// Reserves memory.
  mutating func reserve(count: Int, words wordCount: Int) {
    ends.reserveCapacity(count)
    blocks.reserveCapacity(count / 64 + 1)
    words.reserveCapacity(wordCount)
  }

  /// The words of the identifier at an index.
  @inline(__always)
  private func range(_ index: Int) -> Range<Int> {
    let block = Int(truncatingIfNeeded: blocks[index >> 6])
    let start = index & 63 == 0 ? 0 : Int(truncatingIfNeeded: ends[index - 1])
    return block + start..<block + Int(truncatingIfNeeded: ends[index])
  }

  /// A copy of the bytes of the identifier at an index.
  package subscript(index: Int) -> [UInt8] {
    withBytes(index) { bytes in bytes.indices.map { bytes[$0] } }
  }

  /// Calls `body` with the bytes of the identifier at an index.
  package func withBytes<Result>(_ index: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    let range = range(index)
    // The zeros after the last byte are the last word's highest bytes.
    let zeros = range.isEmpty ? 0 : words[range.upperBound - 1].leadingZeroBitCount >> 3
    return words.withBytes(of: range, count: range.count * 8 - zeros, body)
  }

  /// The identifier at an index as text. Identifiers are UTF-8, so that nothing is lost.
  package func text(_ index: Int) -> String {
    String(decoding: self[index], as: UTF8.self)
  }

  @inline(__always)
  mutating func append(_ identifier: Span<UInt8>) {
    let start = words.count
    var offset = 0
    while offset < identifier.count {
      words.append(identifier.word(at: offset))
      offset &+= 8
    }
    close(from: start, to: words.count)
  }

  /// Appends `count` identifiers, whose ranges in `text` are given by `field`.
  @inline(__always)
  mutating func append(_ count: Int, _ text: [UInt8], _ field: (Int) -> FieldRange) {
    let start = words.count
    let added = (0..<count).reduce(0) { $0 + IdentifierList.words(in: Int(field($1).count)) }
    words.append(addingCapacity: added) { output in
      for place in 0..<count {
        let identifier = text.span.extracting(field(place).range)
        var offset = 0
        while offset < identifier.count {
          output.append(identifier.word(at: offset))
          offset &+= 8
        }
      }
    }
    var end = start
    for place in 0..<count {
      let next = end + IdentifierList.words(in: Int(field(place).count))
      close(from: end, to: next)
      end = next
    }
  }

  /// Appends the identifier at an index of another list.
  @inline(__always)
  mutating func append(_ index: Int, of other: IdentifierList) {
    let start = words.count
    for word in other.range(index) { words.append(other.words[word]) }
    close(from: start, to: words.count)
  }

  /// A list of `count` of these identifiers, whose indices are given by `index`.
  ///
  /// As in `BatchedLookup`, ranges, first words and the rest are passes of their own, whose cache misses overlap.
  func gathered(_ count: Int, _ index: (Int) -> Int) -> IdentifierList {
    var copies = IdentifierList()
    copies.reserve(count: count, words: count * 3)
    var ranges = [Range<Int>](repeating: 0..<0, count: BatchedLookup.most)
    var firstWords = [UInt64](repeating: 0, count: BatchedLookup.most)
    for portion in BatchedLookup.portions(count) {
      let places = 0..<portion.count
      for place in places { ranges[place] = range(index(portion.lowerBound + place)) }
      for place in places where !ranges[place].isEmpty {
        firstWords[place] = words[ranges[place].lowerBound]
      }
      for place in places {
        let start = copies.words.count
        if !ranges[place].isEmpty {
          copies.words.append(firstWords[place])
          for word in ranges[place].dropFirst() { copies.words.append(words[word]) }
        }
        copies.close(from: start, to: copies.words.count)
      }
    }
    return copies
  }

  /// The number of words of an identifier with `bytes` bytes.
  @inline(__always)
  static func words(in bytes: Int) -> Int { (bytes &+ 7) >> 3 }

  /// Makes the words from `start` to `end` the next identifier.
  @inline(__always)
  private mutating func close(from start: Int, to end: Int) {
    let index = ends.count
    if index & 63 == 0 { blocks.append(UInt64(start)) }
    ends.append(UInt16(end - Int(truncatingIfNeeded: blocks[index >> 6])))
  }

  @inline(__always)
  func isEqual(_ index: Int, to identifier: Span<UInt8>) -> Bool {
    let range = range(index)
    guard range.count == IdentifierList.words(in: identifier.count) else { return false }
    var offset = 0
    for word in range {
      if words[word] != identifier.word(at: offset) { return false }
      offset &+= 8
    }
    return true
  }

  /// Whether the identifiers at two indices are equal.
  @inline(__always)
  func isEqual(_ left: Int, _ right: Int) -> Bool {
    let (left, right) = (range(left), range(right))
    return left.count == right.count && zip(left, right).allSatisfy { words[$0] == words[$1] }
  }

  /// The first eight bytes of the identifier at an index, the first byte lowest.
  @inline(__always)
  func firstWord(_ index: Int) -> UInt64 {
    words[range(index).lowerBound]
  }

  /// Whether the identifier at one index comes before that at another in the order of bytes.
  @inline(__always)
  func precedes(_ left: Int, _ right: Int) -> Bool {
    let (left, right) = (range(left), range(right))
    for (own, others) in zip(left, right) where words[own] != words[others] {
      return words[own].byteSwapped < words[others].byteSwapped
    }
    return left.count < right.count
  }

  /// Whether the identifier at an index comes before other bytes.
  func precedes(_ left: Int, _ right: [UInt8]) -> Bool {
    withBytes(left) { $0.precedes(right.span) }
  }

  /// Eight bytes of the identifier at an index, from an offset on, the first byte lowest; bytes after the end are zero.
  func word(of index: Int, at offset: Int) -> UInt64 {
    let range = range(index)
    let (word, shift) = (range.lowerBound + offset >> 3, UInt64(offset & 7) * 8)
    guard word < range.upperBound else { return 0 }
    let following = word + 1 < range.upperBound ? words[word + 1] : 0
    return words[word] >> shift | (shift == 0 ? 0 : following << (64 - shift))
  }

  /// The identifier that is nearest to another one, the first of several; nil where none is near. Compares it with each:
  /// for messages.
  func nearest(to identifier: [UInt8]) -> [UInt8]? {
    var search = NearestName(to: identifier)
    var nearest: Int?
    for index in 0..<count where withBytes(index, { search.isNearer($0) }) { nearest = index }
    return nearest.map { self[$0] }
  }

  /// The length of the common prefix, up to `limit` bytes, of the identifier at an index and another one.
  func commonPrefixLength(of index: Int, with other: [UInt8], atMost limit: Int) -> Int {
    var length = 0
    while length < limit {
      let difference = word(of: index, at: length) ^ other.span.word(at: length)
      if difference != 0 { return min(limit, length + difference.trailingZeroBitCount >> 3) }
      length += 8
    }
    return limit
  }
}
