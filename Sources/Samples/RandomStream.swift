/// A stream of random numbers that is the same on every machine.
///
/// It is SplitMix64, from G. L. Steele, D. Lea and C. H. Flood, "Fast Splittable Pseudorandom Number Generators",
/// OOPSLA 2014: a counter with a fixed step, and a function that mixes its bits. It gives whole numbers only, because
/// floating-point functions may differ between systems in the last bit.
package struct RandomStream {
  private var state: UInt64

  private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The stream that continues from a state.
  package init(state: UInt64) {
    self.state = state
  }

  /// One of the 2^64 independent streams of a seed.
  package init(seed: UInt64, stream: UInt64) {
    state = RandomStream.mixed(RandomStream.mixed(seed &+ RandomStream.step) ^ stream)
  }

  /// The next 64 random bits.
  package mutating func next() -> UInt64 {
    state &+= RandomStream.step
    return RandomStream.mixed(state)
  }

  /// A whole number from 0 to `bound` − 1; 0 if `bound` is below 1.
  package mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(max(0, bound))).high)
  }

  /// A whole number from a range, both ends included.
  mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// True in `perThousand` of 1000 cases.
  mutating func happens(_ perThousand: Int) -> Bool {
    below(1000) < perThousand
  }

  /// An element of a list, each as likely as the others. The list must not be empty.
  mutating func pick<Element>(_ list: [Element]) -> Element {
    list[below(list.count)]
  }

  /// An element of a list, each with the probability of its share of all shares. The list must not be empty.
  mutating func pick<Element>(shares: KeyValuePairs<Element, Int>) -> Element {
    var rest = below(shares.reduce(0) { $0 + $1.value })
    for (element, share) in shares {
      if rest < share { return element }
      rest -= share
    }
    return shares[0].key
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var bits = value
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

/// The distribution of a quantity over the market, as quantiles in thousandths with straight lines between them.
/// It draws heavy tails without logarithms.
struct Spread {
  private let points: [(perThousand: Int, value: Int)]

  /// Each point says below which value that many of 1000 cases lie. The points rise from 0 to 1000.
  init(_ points: (perThousand: Int, value: Int)...) {
    self.points = points
  }

  /// A random value of this distribution.
  func draw(using random: inout RandomStream) -> Int {
    let place = random.below(1_000_000)
    for (low, high) in zip(points, points.dropFirst()) where place < high.perThousand * 1000 {
      let part = place - low.perThousand * 1000
      let whole = (high.perThousand - low.perThousand) * 1000
      return low.value + (high.value - low.value) * part / whole
    }
    return points.last?.value ?? 0
  }
}
