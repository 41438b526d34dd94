import CSV

/// Looks for many identifiers at once, where the first look is enough; its room is used again and again.
///
/// With millions of identifiers nearly every look is one at memory that no cache holds, and waiting for it is what a look
/// costs. So slots, words and comparisons are passes of their own, of looks that don't depend on each other: the processor
/// waits for many of them together.
struct QuickLooks: Sendable {
  private var looks: [Look] = []

  private struct Look {
    /// What stood in the first slot; free where it can't be the identifier's.
    var slot: IdentifierSlot
    /// The first word of the identifier at the slot's index.
    var word: UInt64
  }

  /// The index of the identifier of the row at a place. Nil tells nothing: but what has to be looked at to find it, or to
  /// take it in, is at hand then.
  @inline(__always)
  subscript(place: Int) -> UInt32? {
    looks[place].slot.isFree ? nil : looks[place].slot.index
  }

  /// Looks up what `rows` name; `first` gives the slot where looking for a hash begins.
  @inline(__always)
  mutating func look<Row>(
    _ rows: ArraySlice<Row>, in batch: borrowing RecordBatch, _ list: IdentifierList,
    _ identifier: (Row) -> HashedIdentifier, first: (UInt64) -> IdentifierSlot
  ) {
    looks.removeAll(keepingCapacity: true)
    for row in rows {
      let hash = identifier(row).hash
      let slot = first(hash)
      looks.append(Look(slot: slot.mayHold(hash) ? slot : IdentifierSlot(bits: 0), word: 0))
    }
    for place in looks.indices where !looks[place].slot.isFree {
      looks[place].word = list.firstWord(Int(looks[place].slot.index))
    }
    for (place, row) in rows.enumerated() where !looks[place].slot.isFree {
      let text = batch.bytes.span.extracting(identifier(row).field.range)
      if looks[place].word != text.word(at: 0) || !list.isEqual(Int(looks[place].slot.index), to: text) {
        looks[place].slot = IdentifierSlot(bits: 0)
      }
    }
  }
}
