/// A hash table with open addressing: entries by the upper half of their identifier's hash.
///
/// An entry's place follows from that half alone, so that the table grows without looking at any identifier. At least a third
/// of the entries is free.
struct HashTable<Entry: HashTableEntry>: Sendable {
  private var entries: [Entry]
  private var used = 0

  /// A table for `capacity` entries, which grows when more are inserted.
  init(capacity: Int) {
    entries = [Entry](repeating: .free, count: max(8, capacity + capacity / 2 + 1))
  }

  @inline(__always)
  subscript(place: Int) -> Entry { entries[place] }

  /// The entry at which the search for a hash begins.
  @inline(__always)
  func first(_ hash: UInt64) -> Entry {
    entries[firstPlace(hash)]
  }

  /// The place of the first entry, from where the search for a hash begins, that is free or the one searched for.
  @inline(__always)
  func place(_ hash: UInt64, _ isEqual: (Entry) -> Bool) -> Int {
    var place = firstPlace(hash)
    while !entries[place].slot.isFree && !isEqual(entries[place]) {
      place += 1
      if place == entries.count { place = 0 }
    }
    return place
  }

  /// Puts an entry where `place` found a free one. Places found before are no longer valid.
  @inline(__always)
  mutating func insert(_ entry: Entry, at place: Int) {
    entries[place] = entry
    used += 1
    if used + used / 2 >= entries.count { grow() }
  }

  /// The place at which the search for a hash begins: the number of places times the upper half of the hash as a fraction
  /// of 1. So any number of places will do, and a larger table keeps the order.
  @inline(__always)
  private func firstPlace(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: ((hash >> 32) &* UInt64(entries.count)) >> 32)
  }

  private mutating func grow() {
    let old = entries
    entries = [Entry](repeating: .free, count: old.count * 2)
    for entry in old where !entry.slot.isFree {
      let place = place(entry.slot.bits) { _ in false }
      entries[place] = entry
    }
  }
}

/// What a `HashTable` holds of an identifier: a slot, and perhaps some of its bytes.
protocol HashTableEntry: Sendable {
  static var free: Self { get }
  var slot: IdentifierSlot { get }
}

/// The upper half of an identifier's hash in the upper 32 bits, its index + 1 in the lower ones; 0 is free.
struct IdentifierSlot: HashTableEntry {
  let bits: UInt64

  static let free = IdentifierSlot(bits: 0)

  init(bits: UInt64) {
    self.bits = bits
  }

  @inline(__always)
  init(_ index: UInt32, hash: UInt64) {
    bits = (hash >> 32) << 32 | UInt64(index + 1)
  }

  @inline(__always) var slot: IdentifierSlot { self }
  @inline(__always) var isFree: Bool { bits == 0 }
  @inline(__always) var index: UInt32 { UInt32(truncatingIfNeeded: bits) &- 1 }

  /// Whether it may be that of an identifier with this hash, unless it is free.
  @inline(__always)
  func mayHold(_ hash: UInt64) -> Bool { bits >> 32 == hash >> 32 }
}

/// Slots alone: hashes are compared before any identifier is, so that the list of identifiers is accessed almost only
/// where the identifier is the one searched for.
extension HashTable<IdentifierSlot> {
  /// The slot of the first identifier whose hash has the same upper half, nearly always the one searched for; a free one
  /// where there is none.
  @inline(__always)
  func likely(_ hash: UInt64) -> IdentifierSlot {
    self[place(hash) { $0.mayHold(hash) }]
  }

  /// The index of an identifier in `list`; nil where it isn't there.
  @inline(__always)
  func find(_ identifier: Span<UInt8>, hash: UInt64, in list: IdentifierList) -> UInt32? {
    let slot = self[place(hash) { $0.mayHold(hash) && list.isEqual(Int($0.index), to: identifier) }]
    return slot.isFree ? nil : slot.index
  }

  /// Inserts an index, unless one with the same hash is equal to it: then it returns that one.
  @inline(__always)
  mutating func insert(_ index: UInt32, hash: UInt64, _ isEqual: (UInt32) -> Bool) -> UInt32? {
    let place = place(hash) { $0.mayHold(hash) && isEqual($0.index) }
    guard self[place].isFree else { return self[place].index }
    insert(IdentifierSlot(index, hash: hash), at: place)
    return nil
  }
}
