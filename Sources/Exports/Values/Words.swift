// Bytes read eight at a time, for comparing and hashing short texts.

extension Span<UInt8> {
  /// Eight bytes from `offset` as one word, the first byte lowest; bytes after the end count as zero.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    let left = count - offset
    if left >= 8 { return wholeWord(at: offset) }
    if left <= 0 { return 0 }
    // The last eight bytes without those before the offset.
    if count >= 8 { return wholeWord(at: count - 8) >> UInt64(64 - 8 * left) }
    var word: UInt64 = 0
    var index = count - 1
    while index >= offset {
      word = word << 8 | UInt64(self[index])
      index -= 1
    }
    return word
  }

  /// One load, its bounds checked. Unsafe by name only: any eight bytes are a UInt64.
  @inline(__always)
  private func wholeWord(at offset: Int) -> UInt64 {
    unsafe UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
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
