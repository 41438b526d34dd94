import CSV

/// Identifiers, each once, in the order of their first appearance; they can be looked up at any time.
///
/// An entry holds the first 16 bytes beside the hash, which is all of most identifiers: so a lookup misses the processor's
/// cache once, and not three times, as with slots alone. That takes more memory, so it is for what many records name, such
/// as clients, and not for what each record has of its own.
struct IdentifierTable: Sendable {
  private(set) var list = IdentifierList()
  private var entries = HashTable<Entry>(capacity: 40)

  private struct Entry: HashTableEntry {
    var slot = IdentifierSlot.free
    /// The identifier's first two words.
    var first: UInt64 = 0
    var second: UInt64 = 0

    static var free: Entry { Entry() }
  }

  /// An identifier that is searched for.
  private struct Wanted {
    let hash: UInt64
    let first: UInt64
    let second: UInt64
    /// Whether two identifiers with these two words may differ: not where the words are not full, since no identifier
    /// holds a NUL.
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
    let slot = entries[place(of: Wanted(text, hash: identifier.hash), text)].slot
    return slot.isFree ? nil : slot.index
  }

  /// The index of an identifier, which is appended where the table lacks it.
  @inline(__always)
  mutating func intern(_ identifier: HashedIdentifier, in batch: borrowing RecordBatch)
    -> (index: UInt32, isNew: Bool)
  {
    let text = batch.bytes.span.extracting(identifier.field.range)
    let wanted = Wanted(text, hash: identifier.hash)
    let place = place(of: wanted, text)
    if !entries[place].slot.isFree { return (entries[place].slot.index, false) }
    let index = UInt32(list.count)
    list.append(text)
    let slot = IdentifierSlot(index, hash: identifier.hash)
    entries.insert(Entry(slot: slot, first: wanted.first, second: wanted.second), at: place)
    return (index, true)
  }

  /// Looks up the identifiers of `rows`, all at once; see `BatchedLookup`.
  @inline(__always)
  func lookUp<Row>(
    _ rows: Span<Row>, in batch: borrowing RecordBatch, into lookup: inout BatchedLookup,
    _ identifier: (Row) -> HashedIdentifier
  ) {
    lookup.readSlots(rows.count) { entries.first(identifier(rows[$0]).hash).slot }
    lookup.store(rows.count) { find(identifier(rows[$0]), in: batch) }
  }

  /// The place of an identifier's entry, or of the free one that it would take.
  @inline(__always)
  private func place(of wanted: Wanted, _ text: Span<UInt8>) -> Int {
    entries.place(wanted.hash) { entry in
      entry.first == wanted.first && entry.second == wanted.second
        && (!wanted.fillsWords || list.isEqual(Int(entry.slot.index), to: text))
    }
  }
}
