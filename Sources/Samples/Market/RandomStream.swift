/// A stream of random numbers that is the same on every machine.
///
/// SplitMix64, from G. L. Steele, D. Lea and C. H. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA
/// 2014: a counter with a fixed step, and a function that mixes its bits. Whole numbers only: the mathematics library
/// of one system may differ from another's in the last bit.
package struct RandomStream {
  private var state: UInt64

  private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The stream that goes on from a state.
  package init(state: UInt64) {
    self.state = state
  }

  /// One of the independent streams of a seed.
  package init(seed: UInt64, stream: UInt64) {
    state = RandomStream.mixed(RandomStream.mixed(seed &+ RandomStream.step) ^ stream)
  }

  /// Any 64 bits.
  package mutating func next() -> UInt64 {
    state &+= RandomStream.step
    return RandomStream.mixed(state)
  }

  /// A whole number from 0 to `bound` − 1; 0 where the bound is not above 0.
  package mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(max(0, bound))).high)
  }

  /// A whole number of a range, both ends included.
  mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// True in so many cases of a thousand.
  mutating func happens(_ perThousand: Int) -> Bool {
    below(1000) < perThousand
  }

  /// An element of a list that is not empty.
  mutating func pick<Element>(_ list: [Element]) -> Element {
    list[below(list.count)]
  }

  /// An element of a list that is not empty, each as likely as its share of all shares.
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
