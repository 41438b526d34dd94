/// An exact ratio of whole numbers. Scores, star averages and shares are ratios until they are rounded for output.
///
/// It is not always in lowest terms. Equality and order compare values.
package struct Ratio: Sendable {
  /// Any whole number.
  package let numerator: Int128
  /// Above 0.
  package let denominator: Int128

  /// `numerator / denominator`; the denominator must be above 0.
  package init(_ numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// `numerator / denominator`; the denominator must be above 0.
  package init(_ numerator: Int, _ denominator: Int) {
    self.init(Int128(numerator), Int128(denominator))
  }

  /// 0.
  package static let zero = Ratio(0 as Int128, 1)

  /// The same value in lowest terms.
  package var reduced: Ratio {
    let divisor = Ratio.commonDivisor(denominator, numerator)
    return Ratio(numerator / divisor, denominator / divisor)
  }

  /// The mean of two ratios, in lowest terms.
  package static func mean(_ left: Ratio, _ right: Ratio) -> Ratio {
    let sum = left + right
    return Ratio(sum.numerator, sum.denominator * 2).reduced
  }

  /// The sum in lowest terms. It uses the least common denominator, which is small if the terms share factors, as the
  /// differences of successive scores do. The common denominator must fit into 127 bits.
  package static func + (left: Ratio, right: Ratio) -> Ratio {
    let (left, right) = (left.reduced, right.reduced)
    let shared = commonDivisor(left.denominator, right.denominator)
    let (ofLeft, ofRight) = (right.denominator / shared, left.denominator / shared)
    return Ratio(left.numerator * ofLeft + right.numerator * ofRight, left.denominator * ofLeft).reduced
  }

  package static func - (left: Ratio, right: Ratio) -> Ratio {
    left + Ratio(-right.numerator, right.denominator)
  }

  /// The value times `factor`, rounded half up to a whole number.
  ///
  /// `scaled(by: 100)` of a score is its whole percent, `scaled(by: 1_000_000)` its percent in 10,000ths.
  package func scaled(by factor: Int) -> Int {
    // Nearly always the numbers fit into 64 bits, where a division is ten times as fast.
    if let numerator = Int(exactly: numerator), let denominator = Int(exactly: denominator) {
      let (product, overflow) = numerator.multipliedReportingOverflow(by: factor)
      if !overflow, product >= 0 {
        let (floor, rest) = product.quotientAndRemainder(dividingBy: denominator)
        return rest >= denominator - rest ? floor + 1 : floor
      }
    }
    let (product, overflow) = numerator.multipliedReportingOverflow(by: Int128(factor))
    let division =
      overflow
      ? denominator.dividingFullWidth(numerator.multipliedFullWidth(by: Int128(factor)))
      : product.quotientAndRemainder(dividingBy: denominator)
    let (floor, rest) = Ratio.floored(division, by: denominator)
    return Int(rest >= denominator - rest ? floor + 1 : floor)
  }

  /// Rounds down a division that was rounded towards zero, so that the remainder is 0 or more.
  private static func floored(_ division: (quotient: Int128, remainder: Int128), by divisor: Int128)
    -> (floor: Int128, rest: Int128)
  {
    division.remainder < 0
      ? (division.quotient - 1, division.remainder + divisor) : (division.quotient, division.remainder)
  }

  /// The greatest common divisor of a number above 0 and another.
  private static func commonDivisor(_ positive: Int128, _ other: Int128) -> Int128 {
    var (a, b) = (positive, other)
    while b != 0 { (a, b) = (b, a % b) }
    return a < 0 ? -a : a
  }
}

extension Ratio: Comparable {
  package static func == (left: Ratio, right: Ratio) -> Bool {
    compare(left, right) == 0
  }

  package static func < (left: Ratio, right: Ratio) -> Bool {
    compare(left, right) < 0
  }

  /// Negative, 0 or positive if `left` is less than, equal to or more than `right`.
  ///
  /// It compares cross products if they can't overflow. Otherwise it compares the whole parts, and then the
  /// reciprocals of the remainders, as in Euclid's algorithm, which needs no products.
  private static func compare(_ left: Ratio, _ right: Ratio) -> Int {
    var (a, b, c, d) = (left.numerator, left.denominator, right.numerator, right.denominator)
    var sign = 1
    while true {
      let limit = Int128(Int64.max)
      if max(a.magnitude, b.magnitude, c.magnitude, d.magnitude) <= limit.magnitude {
        let (first, second) = (a &* d, c &* b)
        return first == second ? 0 : first < second ? -sign : sign
      }
      let p = floored(a.quotientAndRemainder(dividingBy: b), by: b)
      let q = floored(c.quotientAndRemainder(dividingBy: d), by: d)
      if p.floor != q.floor { return p.floor < q.floor ? -sign : sign }
      (a, c) = (p.rest, q.rest)
      if a == 0 || c == 0 { return a == c ? 0 : a == 0 ? -sign : sign }
      (a, b, c, d) = (b, a, d, c)
      sign = -sign
    }
  }
}
