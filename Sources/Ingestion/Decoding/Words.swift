// Short texts as words of eight bytes, for comparing and hashing them.

extension Span<UInt8> {
  /// Eight bytes from `offset` as one word, the first byte lowest; bytes after the end count as zero.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    let left = count &- offset
    if left >= 8 { return load(at: offset, as: UInt64.self) }
    if left <= 0 { return 0 }
    // The last eight bytes, less those before the offset.
    if count >= 8 { return load(at: count &- 8, as: UInt64.self) &>> UInt64(64 &- 8 &* left) }
    // The first and the last four or two of them, which may overlap.
    if left >= 4 {
      let last = UInt64(load(at: count &- 4, as: UInt32.self))
      return UInt64(load(at: offset, as: UInt32.self)) | last &<< UInt64(8 &* left &- 32)
    }
    if left >= 2 {
      let last = UInt64(load(at: count &- 2, as: UInt16.self))
      return UInt64(load(at: offset, as: UInt16.self)) | last &<< UInt64(8 &* left &- 16)
    }
    return UInt64(self[offset])
  }

  /// One load with checked bounds. It is safe, since any bytes are a valid number.
  @inline(__always)
  private func load<Word: FixedWidthInteger & BitwiseCopyable>(at offset: Int, as type: Word.Type) -> Word {
    unsafe Word(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: type))
  }

  /// Whether these bytes come before others in lexicographic order.
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
