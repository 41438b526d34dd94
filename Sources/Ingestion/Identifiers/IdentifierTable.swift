import CSV

/// Identifiers, each once, in the order in which they turned up; it may be asked for one at any time.
///
/// A slot holds the first 16 bytes beside the hash, which is all of most identifiers: so a look is one at memory that no
/// cache holds, and not three one after the other, as with `IdentifierSlots`. That takes more memory, so it is for what is
/// named again and again, as clients are, and not for what each record has of its own.
struct IdentifierTable: Sendable {
  private(set) var list = IdentifierList()
  /// At least a third of them is free.
  private var slots = [Slot](repeating: Slot(), count: 64)

  private struct Slot {
    /// The upper half of the hash and the index; free in a slot that is.
    var place = IdentifierSlot.free
    /// The identifier's first two words.
    var first: UInt64 = 0
    var second: UInt64 = 0
  }

  /// An identifier that is looked for.
  private struct Wanted {
    let hash: UInt64
    let first: UInt64
    let second: UInt64
    /// Whether the two words may not be all of it, or all of another one that begins with it: none holds a NUL, so shorter
    /// ones are told apart from all others by the zeros at their end.
    let fillsWords: Bool

    @inline(__always)
    init(_ text: Span<UInt8>, hash: UInt64) {
      self.hash = hash
      first = text.word(at: 0)
      second = text.word(at: 8)
      fillsWords = text.count >= 16
    }
  }

  var count: Int { list.count }

  /// The index of an identifier, or nil where the table lacks it.
  @inline(__always)
  func find(_ identifier: HashedIdentifier, in batch: borrowing RecordBatch) -> UInt32? {
    let text = batch.bytes.span.extracting(identifier.field.range)
    let slot = slots[place(of: Wanted(text, hash: identifier.hash), text)]
    return slot.place.isFree ? nil : slot.place.index
  }

  /// The index of an identifier, which is appended where the table lacks it.
  @inline(__always)
  mutating func intern(_ identifier: HashedIdentifier, in batch: borrowing RecordBatch)
    -> (index: UInt32, isNew: Bool)
  {
    let text = batch.bytes.span.extracting(identifier.field.range)
    let wanted = Wanted(text, hash: identifier.hash)
    let place = place(of: wanted, text)
    if !slots[place].place.isFree { return (slots[place].place.index, false) }
    let index = UInt32(list.count)
    list.append(text)
    slots[place] = Slot(
      place: IdentifierSlot(index, hash: identifier.hash), first: wanted.first, second: wanted.second)
    if list.count + list.count / 2 >= slots.count { grow() }
    return (index, true)
  }

  /// Looks up what `rows` name, all at once, the slots where looking begins first; see `BatchedLookup`.
  @inline(__always)
  func quickLook<Row>(
    _ rows: Span<Row>, in batch: borrowing RecordBatch, _ looks: inout BatchedLookup,
    _ identifier: (Row) -> HashedIdentifier
  ) {
    looks.lookAtSlots(rows.count) { slots[firstPlace(identifier(rows[$0]).hash)].place }
    looks.note(rows.count) { find(identifier(rows[$0]), in: batch) }
  }

  /// Where looking for an identifier begins, by the upper half of its hash: the slots' count times the half as a
  /// fraction of 1.
  @inline(__always)
  private func firstPlace(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: ((hash >> 32) &* UInt64(slots.count)) >> 32)
  }

  /// Where the identifier's slot is, or the free one that it would take.
  @inline(__always)
  private func place(of wanted: Wanted, _ text: Span<UInt8>) -> Int {
    var place = firstPlace(wanted.hash)
    while !slots[place].place.isFree && !isEqual(slots[place], wanted, text) {
      place += 1
      if place == slots.count { place = 0 }
    }
    return place
  }

  @inline(__always)
  private func isEqual(_ slot: Slot, _ wanted: Wanted, _ text: Span<UInt8>) -> Bool {
    slot.first == wanted.first && slot.second == wanted.second
      && (!wanted.fillsWords || list.isEqual(Int(slot.place.index), to: text))
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    for slot in old where !slot.place.isFree {
      var place = firstPlace(slot.place.bits)
      while !slots[place].place.isFree { place = place + 1 == slots.count ? 0 : place + 1 }
      slots[place] = slot
    }
  }
}
