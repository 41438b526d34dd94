import CSV

/// Identifiers, each once, in the order in which they turned up; it may be asked for one at any time.
struct IdentifierTable: Sendable {
  private(set) var list = IdentifierList()
  private var slots = IdentifierSlots(capacity: 64)

  var count: Int { list.count }

  /// Makes room for `capacity` identifiers of about `words` words together.
  mutating func reserve(_ capacity: Int, words: Int) {
    list.reserve(count: capacity, words: words)
    slots.reserve(capacity)
  }

  /// The index of an identifier, or nil where the table lacks it.
  @inline(__always)
  func find(_ identifier: HashedIdentifier, in batch: borrowing RecordBatch) -> UInt32? {
    slots.find(batch.bytes.span.extracting(identifier.field.range), hash: identifier.hash, in: list)
  }

  /// The index of an identifier, which is appended where the table lacks it.
  @inline(__always)
  mutating func intern(_ identifier: HashedIdentifier, in batch: borrowing RecordBatch)
    -> (index: UInt32, isNew: Bool)
  {
    let text = batch.bytes.span.extracting(identifier.field.range)
    let index = UInt32(list.count)
    if let known = slots.insert(index, hash: identifier.hash, { list.isEqual(Int($0), to: text) }) {
      return (known, false)
    }
    list.append(text)
    return (index, true)
  }

  /// Looks up what `rows` name where looking for it begins, all at once; see `QuickLooks`.
  @inline(__always)
  func quickLook<Row>(
    _ rows: Span<Row>, in batch: borrowing RecordBatch, _ looks: inout QuickLooks,
    _ identifier: (Row) -> HashedIdentifier
  ) {
    looks.look(rows, in: batch, list, identifier) { slots.first($0) }
  }
}
