// Finds and counts bytes, 64 at a time in C, or eight at a time in 64-bit words: for bytes x and b below 128,
// (x ^ b) + 127 has a clear top bit only if x equals b.

import CByteScan
import Glibc

/// The bytes that the reader and the writer know.
enum Byte {
  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
}

/// Whether a byte is a space or a tab, which are removed around unquoted fields.
@inline(__always)
func isBlank(_ byte: UInt8) -> Bool { byte == Byte.space || byte == Byte.tab }

/// The number of bytes behind a chunk's last byte that must be readable.
let readablePadding = 64

/// A pointer to bytes that are searched. Indices count from `base`.
@unsafe struct ByteScan {
  let base: UnsafePointer<UInt8>

  @inline(__always)
  subscript(_ index: Int) -> UInt8 { unsafe base[index] }

  /// The index of the first `byte` in the range; nil if there is none.
  @inline(__always)
  func first(_ byte: UInt8, from start: Int, to end: Int) -> Int? {
    guard start < end, let found = unsafe memchr(base + start, Int32(byte), end - start) else { return nil }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The index of the first quote or LF in the range; `end` if there is none.
  @inline(__always)
  func firstQuoteOrLineFeed(from start: Int, to end: Int) -> Int {
    var index = start
    while index &+ 8 <= end {
      let word = unsafe word(at: index)
      let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
      let text = word & low
      let quotes = (text ^ (0x0101_0101_0101_0101 &* UInt64(Byte.quote))) &+ low
      let lineFeeds = (text ^ (0x0101_0101_0101_0101 &* UInt64(Byte.lineFeed))) &+ low
      let hits = ~((quotes & lineFeeds) | word) & ~low
      if hits != 0 { return index &+ hits.trailingZeroBitCount &>> 3 }
      index &+= 8
    }
    while index < end, unsafe base[index] != Byte.quote, unsafe base[index] != Byte.lineFeed { index &+= 1 }
    return index
  }

  /// The number of bytes in the range that are `byte`.
  func count(_ byte: UInt8, from start: Int, to end: Int) -> Int {
    var total = 0
    var index = start
    while index &+ 64 <= end {
      let bits = unsafe bytescan_matches(base + index, byte)
      if bits != 0 { total &+= bits.nonzeroBitCount }
      index &+= 64
    }
    while index < end {
      total &+= unsafe base[index] == byte ? 1 : 0
      index &+= 1
    }
    return total
  }

  /// The next part of the range with bytes above 127: it begins with the first of them and ends before eight bytes
  /// that are all below 128. nil if there are none. No UTF-8 character crosses the ends of the part.
  func nextBeyondASCII(from start: Int, to end: Int) -> Range<Int>? {
    let tops: UInt64 = 0x8080_8080_8080_8080
    var lower = start
    while lower &+ 64 <= end, unsafe bytescan_are_ascii(base + lower) { lower &+= 64 }
    while lower &+ 8 <= end, unsafe word(at: lower) & tops == 0 { lower &+= 8 }
    while lower < end, unsafe base[lower] < 0x80 { lower &+= 1 }
    guard lower < end else { return nil }
    var upper = lower
    while upper &+ 8 <= end, unsafe word(at: upper) & tops != 0 { upper &+= 8 }
    if upper &+ 8 > end { upper = end }
    return lower..<upper
  }

  @inline(__always)
  private func word(at index: Int) -> UInt64 {
    unsafe UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index, as: UInt64.self)
  }

  /// One bit for each of the 64 bytes from `start` on: set for a comma, a quote, a CR or an LF before `end`. Bytes
  /// from `end` on are read too, so `readablePadding` of them must be readable.
  @inline(__always)
  func separators(at start: Int, end: Int) -> UInt64 {
    let bits = unsafe bytescan_separators(base + start)
    let left = end &- start
    return left >= 64 ? bits : bits & ((1 &<< UInt64(left)) &- 1)
  }
}

extension Array<UInt64> {
  /// Calls `body` with the first `count` bytes of some of the words. The lowest byte of a word is the first, as in
  /// the memory of a little-endian processor; Swift runs on no other.
  package func withBytes<Result>(
    of words: Range<Int>, count: Int, _ body: (Span<UInt8>) -> Result
  ) -> Result {
    unsafe span.extracting(words).withUnsafeBufferPointer { words in
      let bytes = unsafe UnsafeRawBufferPointer(words).assumingMemoryBound(to: UInt8.self)
      return unsafe body(UnsafeBufferPointer(rebasing: bytes[..<count]).span)
    }
  }
}
