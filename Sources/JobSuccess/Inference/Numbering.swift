/// Numbers pairs of numbers from 0, in the order in which they first appear.
struct PairNumbering {
  /// The pairs, by their numbers.
  private(set) var pairs: [UInt64] = []
  // The number of a pair, at the first free place after its hash; −1 where none is.
  private var slots: [Int32] = Array(repeating: -1, count: 64)
  private var shift: UInt64 = 64 - 6

  /// Both numbers, 0 or more, in one word.
  @inline(__always)
  static func pair(_ left: Int32, _ right: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
  }

  /// The two numbers of a pair.
  @inline(__always)
  static func parts(_ pair: UInt64) -> (Int32, Int32) {
    (Int32(truncatingIfNeeded: pair >> 32), Int32(truncatingIfNeeded: pair & 0xFFFF_FFFF))
  }

  /// The number of a pair: a new one if it has not appeared before.
  @inline(__always)
  mutating func number(_ pair: UInt64) -> Int32 {
    let mask = slots.count &- 1
    var slot = place(of: pair)
    while true {
      let found = slots[slot]
      if found < 0 { break }
      if pairs[Int(found)] == pair { return found }
      slot = (slot &+ 1) & mask
    }
    let number = Int32(truncatingIfNeeded: pairs.count)
    slots[slot] = number
    pairs.append(pair)
    if pairs.count * 2 > slots.count { grow() }
    return number
  }

  /// Returns the pairs, and begins again without any.
  mutating func takePairs() -> [UInt64] {
    let taken = pairs
    pairs = []
    if taken.count * 16 < slots.count {
      shift += 1
      slots = Array(repeating: -1, count: max(64, slots.count / 2))
      shift = UInt64(64 - slots.count.trailingZeroBitCount)
    } else {
      for index in slots.indices { slots[index] = -1 }
    }
    pairs.reserveCapacity(taken.count)
    return taken
  }

  @inline(__always)
  private func place(of pair: UInt64) -> Int {
    var mixed = pair
    mixed ^= mixed >> 31
    return Int(truncatingIfNeeded: (mixed &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    shift -= 1
    let mask = slots.count - 1
    for (number, pair) in pairs.enumerated() {
      var slot = place(of: pair)
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number)
    }
  }
}

/// Finds equal rows of a table.
struct RowNumbering {
  /// The first of all rows that are equal to it, for each number.
  private(set) var representatives: [Int] = []
  private var slots: [Int32] = []

  /// For each row, the number of its group of equal rows; `dead` for a row that has nothing but `dead`. Groups are
  /// numbered from 0 in the order of the rows.
  ///
  /// - Parameters:
  ///   - rows: `width` numbers a row.
  ///   - weights: As many, or empty. They are compared by their bits.
  mutating func merge(rows: [Int32], width: Int, weights: [Double]) -> [Int32] {
    let count = rows.count / width
    var capacity = 16
    while capacity < count * 2 { capacity *= 2 }
    slots = Array(repeating: -1, count: capacity)
    representatives.removeAll(keepingCapacity: true)
    var numbers: [Int32] = []
    numbers.reserveCapacity(count)
    for row in 0..<count {
      numbers.append(number(row, rows, width, weights))
    }
    return numbers
  }

  private mutating func number(_ row: Int, _ rows: [Int32], _ width: Int, _ weights: [Double]) -> Int32 {
    let start = row * width
    var hash: UInt64 = 0
    var isDead = true
    for index in start..<start + width {
      if rows[index] != LayeredAutomaton.dead { isDead = false }
      hash = (hash ^ UInt64(UInt32(bitPattern: rows[index]))) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      if !weights.isEmpty { hash = (hash ^ weights[index].bitPattern) &* 0x9E37_79B9_7F4A_7C15 }
    }
    if isDead { return LayeredAutomaton.dead }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 20) & mask
    while slots[slot] >= 0 {
      if isEqual(representatives[Int(slots[slot])] * width, start, rows, width, weights) {
        return slots[slot]
      }
      slot = (slot + 1) & mask
    }
    let number = Int32(representatives.count)
    slots[slot] = number
    representatives.append(row)
    return number
  }

  private func isEqual(_ left: Int, _ right: Int, _ rows: [Int32], _ width: Int, _ weights: [Double]) -> Bool
  {
    for offset in 0..<width where rows[left + offset] != rows[right + offset] { return false }
    guard !weights.isEmpty else { return true }
    for offset in 0..<width where weights[left + offset].bitPattern != weights[right + offset].bitPattern {
      return false
    }
    return true
  }
}
