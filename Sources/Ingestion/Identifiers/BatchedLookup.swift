import CSV

/// Looks up `most` or fewer identifiers at once.
///
/// With millions of identifiers nearly every access to memory misses the processor's cache, and those misses are what a
/// lookup costs. So slots, words and comparisons are passes of their own, whose accesses don't depend on each other: the
/// processor waits for many of them together.
struct BatchedLookup: Sendable {
  /// The largest portion: small enough that what one pass has read is still in the cache when the next one needs it.
  static let most = 128

  /// The indices of `count` rows, in portions that are looked up together.
  static func portions(_ count: Int) -> some Sequence<Range<Int>> {
    stride(from: 0, to: count, by: most).lazy.map { $0..<min($0 + most, count) }
  }

  /// The slot of each row's identifier, as far as it is known.
  private var slots = [IdentifierSlot](repeating: .free, count: most)
  /// The first word of the identifier at each slot's index.
  private var words = [UInt64](repeating: 0, count: most)
  /// Indices + 1; 0 where nothing was found.
  private var found = [UInt32](repeating: 0, count: most)

  /// The index of the identifier of a row, counted in the portion. Nil where there is none or it isn't found at the first
  /// try: looking it up, or inserting it, is fast then, since what it needs is in the cache.
  @inline(__always)
  subscript(row: Int) -> UInt32? {
    get { found[row] == 0 ? nil : found[row] &- 1 }
    set { found[row] = newValue.map { $0 &+ 1 } ?? 0 }
  }

  /// A pass over the slots of `count` rows.
  @inline(__always)
  mutating func readSlots(_ count: Int, _ slot: (Int) -> IdentifierSlot) {
    var output = slots.mutableSpan
    for row in 0..<count { output[row] = slot(row) }
  }

  /// A pass over the indices of `count` rows.
  @inline(__always)
  mutating func store(_ count: Int, _ index: (Int) -> UInt32?) {
    var output = found.mutableSpan
    for row in 0..<count { output[row] = index(row).map { $0 &+ 1 } ?? 0 }
  }

  /// Looks up the identifiers of `rows` in slots without words.
  ///
  /// - Parameters:
  ///   - list: The identifiers that the slots have the indices of.
  ///   - first: The slot at which the search for a hash begins.
  ///   - likely: The slot at which it ends if identifiers are not compared.
  @inline(__always)
  mutating func lookUp<Row>(
    _ rows: Span<Row>, in batch: borrowing RecordBatch, list: IdentifierList,
    _ identifier: (Row) -> HashedIdentifier, first: (UInt64) -> IdentifierSlot,
    likely: (UInt64) -> IdentifierSlot
  ) {
    readSlots(rows.count) { first(identifier(rows[$0]).hash) }
    // A pass of its own: before the slots are in the cache, nothing should depend on what is in them.
    readSlots(rows.count) { likely(identifier(rows[$0]).hash) }
    let slots = slots
    if list.count > 0 {
      // Without a branch: for a free slot, the first identifier is as good as any.
      var output = words.mutableSpan
      for row in rows.indices {
        let slot = slots[row]
        output[row] = list.firstWord(slot.isFree ? 0 : Int(slot.index))
      }
    }
    let words = words
    store(rows.count) { row in
      let slot = slots[row]
      let text = batch.bytes.span.extracting(identifier(rows[row]).field.range)
      return !slot.isFree && words[row] == text.word(at: 0) && list.isEqual(Int(slot.index), to: text)
        ? slot.index : nil
    }
  }
}
