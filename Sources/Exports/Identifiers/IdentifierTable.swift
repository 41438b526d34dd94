import CSV

/// Finds identifiers in a list by their hash: open addressing over indices.
///
/// A slot holds the upper half of the hash and the index. The place of an entry follows from the former alone, which
/// is compared before any byte is: the list is touched almost only where the identifier is the one looked for.
///
/// With millions of identifiers nearly every look is one at memory that no cache holds, and waiting for it is what a
/// look costs. So who has many to look up asks `quickLook` first, some hundred at a time.
struct IdentifierTable: Sendable {
  private(set) var list = IdentifierList()
  /// Hash in the upper 32 bits, index + 1 in the lower ones; 0 is free. At least a third of them is.
  private var slots: [UInt64]

  /// A table with room for `capacity` identifiers.
  init(capacity: Int = 0) {
    slots = [UInt64](repeating: 0, count: IdentifierTable.slotCount(capacity))
  }

  private static func slotCount(_ capacity: Int) -> Int {
    max(64, capacity + capacity / 2 + 1)
  }

  /// Makes room for `capacity` identifiers of about `words` words together.
  mutating func reserve(_ capacity: Int, words: Int) {
    list.reserve(count: capacity, words: words)
    if IdentifierTable.slotCount(capacity) > slots.count { grow(to: IdentifierTable.slotCount(capacity)) }
  }

  /// Gives the memory back that looking up needs: only the list is left.
  mutating func forgetPlaces() {
    slots = []
  }

  /// Where `rows` name identifiers that stand in the very slot where looking for them begins, their indices, in `looks`.
  /// Nil tells nothing: but what has to be looked at to find the identifier, or to take it in, is at hand then.
  ///
  /// In two passes, slots and words, of looks that don't depend on each other: the processor waits for many at once.
  @inline(__always)
  func quickLook<Row>(
    _ rows: ArraySlice<Row>, in batch: borrowing RecordBatch, _ looks: inout QuickLooks,
    _ identifier: (Row) -> HashedIdentifier
  ) {
    looks.begin()
    for row in rows { looks.add(slots[firstPlace(identifier(row).hash >> 32)]) }
    for (place, row) in rows.enumerated() {
      let identifier = identifier(row)
      let slot = looks.slot(place)
      let isFound = holds(slot, batch.bytes.span.extracting(identifier.field.range), identifier.hash)
      looks.set(place, isFound ? index(slot) : nil)
    }
  }

  var count: Int { list.count }

  /// The index of an identifier, or nil where the table lacks it.
  @inline(__always)
  func find(_ identifier: Span<UInt8>, hash: UInt64) -> UInt32? {
    let slot = slots[place(of: identifier, hash: hash)]
    return slot == 0 ? nil : index(slot)
  }

  /// The index of an identifier, which is appended where the table lacks it.
  @inline(__always)
  mutating func intern(_ identifier: Span<UInt8>, hash: UInt64) -> (index: UInt32, isNew: Bool) {
    let place = place(of: identifier, hash: hash)
    if slots[place] != 0 { return (index(slots[place]), false) }
    let index = UInt32(list.count)
    list.append(identifier)
    slots[place] = (hash >> 32) << 32 | UInt64(index + 1)
    if list.count + list.count / 2 >= slots.count { grow(to: slots.count * 2) }
    return (index, true)
  }

  /// Where looking for an identifier begins, by the upper half of its hash: the slots' count times the half as a
  /// fraction of 1. So any count will do, and a larger table keeps the order.
  @inline(__always)
  private func firstPlace(_ upper: UInt64) -> Int {
    Int(truncatingIfNeeded: (upper &* UInt64(slots.count)) >> 32)
  }

  @inline(__always)
  private func index(_ slot: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: slot) &- 1
  }

  /// Whether a slot is an identifier's.
  @inline(__always)
  private func holds(_ slot: UInt64, _ identifier: Span<UInt8>, _ hash: UInt64) -> Bool {
    slot >> 32 == hash >> 32 && slot != 0 && list.isEqual(Int(index(slot)), to: identifier)
  }

  /// Where the identifier's slot is, or the free one that it would take.
  @inline(__always)
  private func place(of identifier: Span<UInt8>, hash: UInt64) -> Int {
    var place = firstPlace(hash >> 32)
    while true {
      let slot = slots[place]
      if slot == 0 || holds(slot, identifier, hash) { return place }
      place += 1
      if place == slots.count { place = 0 }
    }
  }

  private mutating func grow(to count: Int) {
    let old = slots
    slots = [UInt64](repeating: 0, count: count)
    for slot in old where slot != 0 {
      var place = firstPlace(slot >> 32)
      while slots[place] != 0 { place = place + 1 == slots.count ? 0 : place + 1 }
      slots[place] = slot
    }
  }
}

/// What quick looks found, one after the other; its room is used again and again.
struct QuickLooks: Sendable {
  /// An index, or `nothing`; in between, the slot that was looked at.
  private var found: [UInt64] = []
  private static let nothing = UInt64.max

  /// What was found for the row at a place.
  @inline(__always)
  subscript(place: Int) -> UInt32? {
    found[place] == QuickLooks.nothing ? nil : UInt32(truncatingIfNeeded: found[place])
  }

  @inline(__always)
  fileprivate mutating func begin() { found.removeAll(keepingCapacity: true) }

  @inline(__always)
  fileprivate mutating func add(_ slot: UInt64) { found.append(slot) }

  @inline(__always)
  fileprivate func slot(_ place: Int) -> UInt64 { found[place] }

  @inline(__always)
  fileprivate mutating func set(_ place: Int, _ index: UInt32?) {
    found[place] = index.map(UInt64.init) ?? QuickLooks.nothing
  }
}
