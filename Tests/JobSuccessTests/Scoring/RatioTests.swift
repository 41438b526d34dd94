import Support
import Testing

@testable import JobSuccess

@Suite("Ratio: exact, whatever the size")
struct RatioTests {
  /// A product of two 128-bit numbers in 256 bits: the wide arithmetic that comparisons are held against.
  private struct Wide: Comparable {
    let high: Int128
    let low: UInt128

    init(_ a: Int128, _ b: Int128) {
      (high, low) = a.multipliedFullWidth(by: b)
    }

    static func < (left: Wide, right: Wide) -> Bool {
      (left.high, left.low) < (right.high, right.low)
    }
  }

  /// A number of any width up to 127 bits, at times right at a power of two or at the type's limit.
  private func anyNumber(_ random: inout SeededGenerator) -> Int128 {
    let bits = random.int(1...127)
    let full = Int128(truncatingIfNeeded: UInt128(random.next()) << 64 | UInt128(random.next()))
    let value = Int128(UInt128(bitPattern: full) >> UInt128(128 - bits))
    switch random.int(0...9) {
    case 0: return .max - Int128(random.int(0...3))
    case 1: return (1 << Int128(bits - 1)) - Int128(random.int(0...1))
    default: return value
    }
  }

  private func anyRatio(_ random: inout SeededGenerator) -> Ratio {
    let numerator = anyNumber(&random)
    return Ratio(
      random.chance(20) ? -numerator - Int128(random.int(0...1)) : numerator, max(1, anyNumber(&random)))
  }

  @Test("order and equality agree with wide cross products")
  func comparison() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<20_000 {
      let left = anyRatio(&random)
      // Half of the partners lie close by: the hard cases.
      let right =
        random.chance(50)
        ? anyRatio(&random)
        : Ratio(
          left.numerator == .min ? .max : left.numerator - Int128(random.int(0...1)),
          max(1, left.denominator - Int128(random.int(0...1))))
      let first = Wide(left.numerator, right.denominator)
      let second = Wide(right.numerator, left.denominator)
      if (left < right) != (first < second) || (left == right) != (first == second)
        || (right < left) != (second < first)
      {
        Issue.record("\(left.numerator)/\(left.denominator) and \(right.numerator)/\(right.denominator)")
      }
    }
  }

  @Test("equal values are equal in whatever terms")
  func equality() {
    #expect(Ratio(1, 2) == Ratio(2, 4))
    #expect(Ratio(.max, Int128.max) == Ratio(1, 1))
    #expect(Ratio(.max - 1, Int128.max) < Ratio(1, 1))
    #expect(Ratio(.max - 2, Int128.max - 1) < Ratio(.max - 1, Int128.max))
    #expect(Ratio(.min, Int128.max) < Ratio(-1, 1))
    #expect(Ratio(.min, 3 as Int128) < Ratio(.min + 1, 3 as Int128))
    #expect(Ratio(0, 5) == .zero)
    #expect(Ratio(-1, 2) < .zero)
    #expect(Ratio(-1, 2) == Ratio(-2, 4))
    #expect(Ratio(-2, 3) < Ratio(-1, 3))
  }

  @Test("lowest terms")
  func reduced() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      let ratio = anyRatio(&random)
      let reduced = ratio.reduced
      #expect(reduced == ratio)
      #expect(reduced.reduced.denominator == reduced.denominator)
    }
    #expect(Ratio(0, 7).reduced.denominator == 1)
    #expect(Ratio(-6, 8).reduced.numerator == -3)
  }

  @Test(
    "rounded half up",
    arguments: [
      (1, 2, 1, 1), (-1, 2, 1, 0), (3, 2, 1, 2), (-3, 2, 1, -1), (-5, 2, 1, -2), (1, 3, 100, 33),
      (2, 3, 100, 67),
      (-1, 3, 100, -33), (-2, 3, 100, -67), (0, 3, 100, 0), (1, 1, 100, 100), (199, 200, 100, 100),
      (1989, 2000, 100, 99), (179, 200, 100, 90), (1789, 2000, 100, 89), (-1, 200, 100, 0),
      (-3, 200, 100, -1),
      (-101, 20_000, 100, -1), (7, 1, 1_000_000, 7_000_000), (1, 8, 100, 13), (-1, 8, 100, -12),
    ])
  func scaled(numerator: Int, denominator: Int, factor: Int, expected: Int) {
    #expect(Ratio(numerator, denominator).scaled(by: factor) == expected)
  }

  @Test("rounding agrees with wide arithmetic")
  func scaledWide() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<20_000 {
      // A value between -100 and 100: the numerator may be as large as the type allows.
      let denominator = max(1, anyNumber(&random))
      let limit = denominator > Int128.max / 100 ? .max : denominator * 100
      let numerator = anyNumber(&random) % limit * (random.chance(30) ? -1 : 1)
      let factor = random.pick(1, 100, 10_000, 1_000_000)
      let rounded = Int128(Ratio(numerator, denominator).scaled(by: factor))
      // rounded − 1/2 ≤ value · factor < rounded + 1/2, all doubled and over the denominator.
      let value = Wide(numerator, Int128(2 * factor))
      if !(Wide(2 * rounded - 1, denominator) <= value && value < Wide(2 * rounded + 1, denominator)) {
        Issue.record("\(numerator)/\(denominator) by \(factor) gave \(rounded)")
      }
    }
    #expect(Ratio(.max, Int128.max).scaled(by: 1_000_000) == 1_000_000)
    #expect(Ratio(.min, Int128.max).scaled(by: 1_000_000) == -1_000_000)
  }

  @Test("sums, differences and means")
  func arithmetic() {
    #expect(Ratio(1, 2) + Ratio(1, 3) == Ratio(5, 6))
    #expect(Ratio(1, 2) - Ratio(2, 3) == Ratio(-1, 6))
    #expect(Ratio.mean(Ratio(94, 100), Ratio(98, 100)) == Ratio(96, 100))
    #expect(Ratio.mean(Ratio(1, 3), Ratio(1, 3)) == Ratio(1, 3))
    #expect(Ratio.mean(.zero, Ratio(1, 1)) == Ratio(1, 2))
    var random = SeededGenerator(seed: 5)
    for _ in 0..<2000 {
      let (a, b) = (random.int(-1_000_000_000...1_000_000_000), random.int(1...1_000_000_000))
      let (c, d) = (random.int(-1_000_000_000...1_000_000_000), random.int(1...1_000_000_000))
      let (left, right) = (Ratio(a, b), Ratio(c, d))
      #expect((left + right).numerator * Int128(b * d) == Int128(a * d + c * b) * (left + right).denominator)
      #expect(left + right - right == left)
      let mean = Ratio.mean(left, right)
      #expect(min(left, right) <= mean && mean <= max(left, right))
    }
  }

  @Test("differences that telescope come back to their ends, with large denominators")
  func telescoping() {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<200 {
      let scores = (0..<10).map { _ in
        let total = random.int(1...1_000_000_000_000)
        return Ratio(random.int(0...total), total)
      }
      var sum = Ratio.zero
      for (earlier, later) in zip(scores, scores.dropFirst()) { sum = sum + (later - earlier) }
      #expect(sum == scores[9] - scores[0])
    }
  }
}
