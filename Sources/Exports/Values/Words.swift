// Bytes read eight at a time, for comparing and hashing short texts.

extension Span<UInt8> {
  /// Eight bytes from `offset` as one word, the first byte lowest; bytes after the end count as zero.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    let left = count - offset
    if left >= 8 {
      let low =
        UInt64(self[offset]) | UInt64(self[offset + 1]) << 8 | UInt64(self[offset + 2]) << 16
        | UInt64(self[offset + 3]) << 24
      let high =
        UInt64(self[offset + 4]) | UInt64(self[offset + 5]) << 8 | UInt64(self[offset + 6]) << 16
        | UInt64(self[offset + 7]) << 24
      return low | high << 32
    }
    var word: UInt64 = 0
    var index = count - 1
    while index >= offset {
      word = word << 8 | UInt64(self[index])
      index -= 1
    }
    return word
  }

  /// Whether these bytes stand before others in the order of unsigned bytes, a prefix first.
  @inline(__always)
  func precedes(_ other: Span<UInt8>) -> Bool {
    let common = Swift.min(count, other.count)
    var offset = 0
    while offset + 8 <= common {
      let (own, others) = (word(at: offset), other.word(at: offset))
      if own != others { return own.byteSwapped < others.byteSwapped }
      offset += 8
    }
    while offset < common {
      if self[offset] != other[offset] { return self[offset] < other[offset] }
      offset += 1
    }
    return count < other.count
  }
}
