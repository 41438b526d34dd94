import CSV

/// Looks for many identifiers at once, where the first look is enough; its room is used again and again.
///
/// With millions of identifiers nearly every look is one at memory that no cache holds, and waiting for it is what a look
/// costs. So slots, words and comparisons are passes of their own, of looks that don't depend on each other: the processor
/// waits for many of them together.
struct QuickLooks: Sendable {
  /// What stood in each one's first slot.
  private var slots: [IdentifierSlot] = []
  /// The first word of the identifier at each slot's index.
  private var words: [UInt64] = []
  /// Indices + 1; 0 where nothing was found.
  private var found: [UInt32] = []

  /// The index of the identifier of the row at a place. Nil tells nothing: but what has to be looked at to find it, or to
  /// take it in, is at hand then.
  @inline(__always)
  subscript(place: Int) -> UInt32? {
    found[place] == 0 ? nil : found[place] &- 1
  }

  @inline(__always)
  mutating func begin() {
    slots.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    found.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  mutating func addSlot(_ slot: IdentifierSlot) { slots.append(slot) }

  @inline(__always)
  func slot(_ place: Int) -> IdentifierSlot { slots[place] }

  @inline(__always)
  mutating func addFound(_ index: UInt32?) { found.append(index.map { $0 &+ 1 } ?? 0) }

  /// Looks up what `rows` name in slots without words; `first` gives the slot where looking for a hash begins.
  @inline(__always)
  mutating func look<Row>(
    _ rows: Span<Row>, in batch: borrowing RecordBatch, _ list: IdentifierList,
    _ identifier: (Row) -> HashedIdentifier, first: (UInt64) -> IdentifierSlot
  ) {
    begin()
    for place in rows.indices {
      let hash = identifier(rows[place]).hash
      let slot = first(hash)
      addSlot(slot.mayHold(hash) ? slot : IdentifierSlot(bits: 0))
    }
    if list.count == 0 {
      for _ in rows.indices { addFound(nil) }
      return
    }
    // Without a branch: where there is nothing to look at, the first identifier is as good as any.
    for slot in slots { words.append(list.firstWord(slot.isFree ? 0 : Int(slot.index))) }
    for place in rows.indices {
      let slot = slots[place]
      let text = batch.bytes.span.extracting(identifier(rows[place]).field.range)
      let isFound =
        !slot.isFree && words[place] == text.word(at: 0) && list.isEqual(Int(slot.index), to: text)
      addFound(isFound ? slot.index : nil)
    }
  }
}
