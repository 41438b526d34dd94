/// Finds identifiers in a list by their hash: open addressing over indices.
///
/// A slot holds the upper half of the hash and the index. The place of an entry follows from the former alone, which
/// is compared before any byte is: the list is touched almost only where the identifier is the one looked for.
struct IdentifierTable: Sendable {
  private(set) var list = IdentifierList()
  /// Hash in the upper 32 bits, index + 1 in the lower ones; 0 is free.
  private var slots: [UInt64]
  /// How many bits of the hash choose the slot.
  private var bits: Int

  /// A table with room for `capacity` identifiers.
  init(capacity: Int = 0) {
    var bits = 6
    while bits < 32, (1 << bits) / 2 < capacity { bits += 1 }
    self.bits = bits
    slots = [UInt64](repeating: 0, count: 1 << bits)
  }

  var count: Int { list.count }

  /// The index of an identifier, or nil where the table lacks it.
  @inline(__always)
  func find(_ identifier: Span<UInt8>, hash: UInt64) -> UInt32? {
    let slot = slots[place(of: identifier, hash: hash)]
    return slot == 0 ? nil : UInt32(truncatingIfNeeded: slot) &- 1
  }

  /// The index of an identifier, which is appended where the table lacks it.
  @inline(__always)
  mutating func intern(_ identifier: Span<UInt8>, hash: UInt64) -> (index: UInt32, isNew: Bool) {
    let place = place(of: identifier, hash: hash)
    if slots[place] != 0 { return (UInt32(truncatingIfNeeded: slots[place]) &- 1, false) }
    let index = UInt32(list.count)
    list.append(identifier)
    slots[place] = (hash >> 32) << 32 | UInt64(index + 1)
    if list.count * 2 > slots.count, bits < 32 { grow() }
    return (index, true)
  }

  /// Where the identifier's slot is, or the free one that it would take.
  @inline(__always)
  private func place(of identifier: Span<UInt8>, hash: UInt64) -> Int {
    let upper = hash >> 32
    var place = Int(truncatingIfNeeded: upper >> UInt64(32 - bits))
    while true {
      let slot = slots[place]
      if slot == 0 { return place }
      if slot >> 32 == upper, list.isEqual(Int(truncatingIfNeeded: slot & 0xFFFF_FFFF) &- 1, to: identifier) {
        return place
      }
      place = (place + 1) & (slots.count - 1)
    }
  }

  private mutating func grow() {
    bits += 1
    var larger = [UInt64](repeating: 0, count: 1 << bits)
    for slot in slots where slot != 0 {
      var place = Int(truncatingIfNeeded: (slot >> 32) >> UInt64(32 - bits))
      while larger[place] != 0 { place = (place + 1) & (larger.count - 1) }
      larger[place] = slot
    }
    slots = larger
  }

  /// Gives every identifier a new index, `newIndex[old]`, and the list the order that follows from them.
  mutating func reorder(oldIndices: [UInt32], newIndices: [UInt32]) {
    var ordered = IdentifierList()
    ordered.reserve(count: list.count, bytes: list.byteCount)
    for old in oldIndices { ordered.append(Int(old), of: list) }
    list = ordered
    for place in slots.indices where slots[place] != 0 {
      let old = Int(truncatingIfNeeded: slots[place] & 0xFFFF_FFFF) - 1
      slots[place] = (slots[place] >> 32) << 32 | UInt64(newIndices[old] + 1)
    }
  }
}
