/// Where identifiers stand in a list, by their hash: open addressing over indices.
///
/// A slot holds the upper half of the hash and the index. The place of an entry follows from the former alone, which
/// is compared before any byte is: the list is touched almost only where the identifier is the one looked for.
struct IdentifierSlots: Sendable {
  /// Hash in the upper 32 bits, index + 1 in the lower ones; 0 is free. At least a third of them is.
  private var slots: [UInt64]
  private var used = 0

  /// Slots for `capacity` identifiers, and more when they come.
  init(capacity: Int) {
    slots = [UInt64](repeating: 0, count: max(8, capacity + capacity / 2 + 1))
  }

  /// What stands in the slot where looking for a hash begins.
  @inline(__always)
  func first(_ hash: UInt64) -> IdentifierSlot {
    IdentifierSlot(bits: slots[firstPlace(hash >> 32)])
  }

  /// The slot of the first identifier whose hash has the same upper half, nearly always the one looked for; a free one where
  /// there is none.
  @inline(__always)
  func likely(_ hash: UInt64) -> IdentifierSlot {
    IdentifierSlot(bits: slots[place(hash) { _ in true }])
  }

  /// The index of an identifier, or nil where it isn't there.
  @inline(__always)
  func find(_ identifier: Span<UInt8>, hash: UInt64, in list: IdentifierList) -> UInt32? {
    find(hash) { list.isEqual(Int($0), to: identifier) }
  }

  /// The index with a hash's upper half that is the one looked for.
  @inline(__always)
  func find(_ hash: UInt64, _ isEqual: (UInt32) -> Bool) -> UInt32? {
    let slot = IdentifierSlot(bits: slots[place(hash, isEqual)])
    return slot.isFree ? nil : slot.index
  }

  /// Takes an index in, unless there is one with the same hash that is the same; then returns that one.
  @inline(__always)
  mutating func insert(_ index: UInt32, hash: UInt64, _ isEqual: (UInt32) -> Bool) -> UInt32? {
    let place = place(hash, isEqual)
    let slot = IdentifierSlot(bits: slots[place])
    guard slot.isFree else { return slot.index }
    slots[place] = IdentifierSlot(index, hash: hash).bits
    used += 1
    if used + used / 2 >= slots.count { grow(to: slots.count * 2) }
    return nil
  }

  /// Where looking for an identifier begins, by the upper half of its hash: the slots' count times the half as a
  /// fraction of 1. So any count will do, and larger slots keep the order.
  @inline(__always)
  private func firstPlace(_ upper: UInt64) -> Int {
    Int(truncatingIfNeeded: (upper &* UInt64(slots.count)) >> 32)
  }

  /// Where the identifier's slot is, or the free one that it would take.
  @inline(__always)
  private func place(_ hash: UInt64, _ isEqual: (UInt32) -> Bool) -> Int {
    var place = firstPlace(hash >> 32)
    while true {
      let slot = IdentifierSlot(bits: slots[place])
      if slot.isFree || (slot.mayHold(hash) && isEqual(slot.index)) { return place }
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

/// One slot's content: the upper half of the hash in the upper 32 bits, the index + 1 in the lower ones; 0 is free.
struct IdentifierSlot: Sendable {
  let bits: UInt64

  static let free = IdentifierSlot(bits: 0)

  init(bits: UInt64) {
    self.bits = bits
  }

  @inline(__always)
  init(_ index: UInt32, hash: UInt64) {
    bits = (hash >> 32) << 32 | UInt64(index + 1)
  }

  @inline(__always) var isFree: Bool { bits == 0 }
  @inline(__always) var index: UInt32 { UInt32(truncatingIfNeeded: bits) &- 1 }

  /// Whether it may be that of an identifier with this hash.
  @inline(__always)
  func mayHold(_ hash: UInt64) -> Bool { bits >> 32 == hash >> 32 && bits != 0 }
}
