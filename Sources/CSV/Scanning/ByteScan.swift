// Searching and counting bytes, many at a time: in C where whole records are gone through, else in 64-bit words: for a byte x
// below 128, (x ^ b) + 127 has its top bit clear only where x equals b.

import CByteScan
import Glibc

enum Byte {
  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
}

@inline(__always)
func isBlank(_ byte: UInt8) -> Bool { byte == Byte.space || byte == Byte.tab }

/// How many bytes must be readable behind a chunk's last.
let readablePadding = 64

/// A pointer to bytes to be searched.
@unsafe struct ByteScan {
  let base: UnsafePointer<UInt8>

  @inline(__always)
  subscript(_ index: Int) -> UInt8 { unsafe base[index] }

  /// The first of `byte` in `range`, or nil.
  @inline(__always)
  func first(_ byte: UInt8, from start: Int, to end: Int) -> Int? {
    guard start < end, let found = unsafe memchr(base + start, Int32(byte), end - start) else { return nil }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The first quote or LF in the range; `end` where there is none.
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

  /// How often `byte` stands in the range.
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

  /// The next stretch from `start` on that holds all bytes above 127 up to eight that are all below; nil where the rest
  /// has none. No character goes over a stretch's ends.
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

  /// One bit for each of the 64 bytes from `start` on: set for a comma, quote, CR or LF. Bytes at `end` and behind
  /// it are left out, but read: `readablePadding` of them must be there.
  @inline(__always)
  func separators(at start: Int, end: Int) -> UInt64 {
    let bits = unsafe bytescan_separators(base + start)
    let left = end &- start
    return left >= 64 ? bits : bits & ((1 &<< UInt64(left)) &- 1)
  }
}
