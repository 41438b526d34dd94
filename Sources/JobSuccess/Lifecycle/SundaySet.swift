/// Some of the Sundays of a replay, a bit each, and perhaps the time behind the last of them.
struct SundaySet {
  private var bits: UInt32 = 0

  var isEmpty: Bool { bits == 0 }

  mutating func insert(_ sunday: Int?) {
    if let sunday { bits |= 1 << UInt32(sunday) }
  }

  mutating func insert(_ sundays: Range<Int>) {
    bits |= 1 << UInt32(sundays.upperBound) - 1 << UInt32(sundays.lowerBound)
  }

  func contains(_ sunday: Int) -> Bool {
    bits & 1 << UInt32(sunday) != 0
  }

  /// The first one at a Sunday or behind it.
  func first(from sunday: Int) -> Int? {
    let later = bits >> UInt32(sunday)
    return later == 0 ? nil : sunday + later.trailingZeroBitCount
  }
}
