// Texts that are kept as words of eight bytes, lent as the bytes that they are.

extension Array<UInt64> {
  /// Lends the first `count` bytes of some of the words. The first byte of a word is its lowest, as in memory: every
  /// processor that Swift runs on puts the lowest first.
  package func withBytes<Result>(
    of words: Range<Int>, count: Int, _ body: (Span<UInt8>) -> Result
  ) -> Result {
    unsafe span.extracting(words).withUnsafeBufferPointer { words in
      let bytes = unsafe UnsafeRawBufferPointer(words).assumingMemoryBound(to: UInt8.self)
      return unsafe body(UnsafeBufferPointer(rebasing: bytes[..<count]).span)
    }
  }
}
