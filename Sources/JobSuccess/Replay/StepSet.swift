/// Some of the days of a replay, each by its step from the first one, a bit each, and perhaps the time behind the last.
struct StepSet {
  private var bits: UInt32 = 0

  mutating func insert(_ step: Int?) {
    if let step { bits |= 1 << UInt32(step) }
  }

  mutating func insert(_ steps: Range<Int>) {
    bits |= 1 << UInt32(steps.upperBound) - 1 << UInt32(steps.lowerBound)
  }

  func contains(_ step: Int) -> Bool {
    bits & 1 << UInt32(step) != 0
  }

  /// The first one at a day or behind it.
  func first(from step: Int) -> Int? {
    let later = bits >> UInt32(step)
    return later == 0 ? nil : step + later.trailingZeroBitCount
  }
}
