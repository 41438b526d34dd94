import CSV

/// Looks for up to `most` identifiers at once, where a look or two are enough.
///
/// With millions of identifiers nearly every look is one at memory that no cache holds, and waiting for it is what a look
/// costs. So slots, words and comparisons are passes of their own, of looks that don't depend on each other: the processor
/// waits for many of them together.
struct BatchedLookup: Sendable {
  /// How many rows are looked at together: few, so that what was looked at is still at hand when it is needed.
  static let most = 128

  /// The indices of so many rows, in portions that are looked at together.
  static func portions(_ count: Int) -> some Sequence<Range<Int>> {
    stride(from: 0, to: count, by: most).lazy.map { $0..<min($0 + most, count) }
  }

  /// The slot of each one, as far as is known.
  private var slots = [IdentifierSlot](repeating: .free, count: most)
  /// The first word of the identifier at each slot's index.
  private var words = [UInt64](repeating: 0, count: most)
  /// Indices + 1; 0 where nothing was found.
  private var found = [UInt32](repeating: 0, count: most)

  /// The index of the identifier of the row at a place. Nil tells nothing: but what has to be looked at to find it, or to
  /// take it in, is at hand then.
  @inline(__always)
  subscript(place: Int) -> UInt32? {
    get { found[place] == 0 ? nil : found[place] &- 1 }
    set { found[place] = newValue.map { $0 &+ 1 } ?? 0 }
  }

  /// A pass over the slots of so many rows.
  @inline(__always)
  mutating func lookAtSlots(_ count: Int, _ slot: (Int) -> IdentifierSlot) {
    var room = slots.mutableSpan
    for place in 0..<count { room[place] = slot(place) }
  }

  /// A pass over what is found for so many rows, by index.
  @inline(__always)
  mutating func note(_ count: Int, _ index: (Int) -> UInt32?) {
    var room = found.mutableSpan
    for place in 0..<count { room[place] = index(place).map { $0 &+ 1 } ?? 0 }
  }

  /// Looks up what `rows` name in slots without words; `first` gives the slot where looking for a hash begins, `likely` the
  /// one that it leads to.
  @inline(__always)
  mutating func look<Row>(
    _ rows: Span<Row>, in batch: borrowing RecordBatch, _ list: IdentifierList,
    _ identifier: (Row) -> HashedIdentifier, first: (UInt64) -> IdentifierSlot,
    likely: (UInt64) -> IdentifierSlot
  ) {
    lookAtSlots(rows.count) { first(identifier(rows[$0]).hash) }
    // A pass of its own: before the slots are at hand, nothing should depend on what is in them.
    lookAtSlots(rows.count) { likely(identifier(rows[$0]).hash) }
    let slots = slots
    if list.count > 0 {
      // Without a branch: where there is nothing to look at, the first identifier is as good as any.
      var room = words.mutableSpan
      for place in rows.indices {
        let slot = slots[place]
        room[place] = list.firstWord(slot.isFree ? 0 : Int(slot.index))
      }
    }
    let words = words
    note(rows.count) { place in
      let slot = slots[place]
      let text = batch.bytes.span.extracting(identifier(rows[place]).field.range)
      return !slot.isFree && words[place] == text.word(at: 0) && list.isEqual(Int(slot.index), to: text)
        ? slot.index : nil
    }
  }
}
