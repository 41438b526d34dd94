/// An exact ratio of whole numbers: scores, star averages and shares stay one until a border rounds them.
///
/// It is not kept in lowest terms: equality and order compare values.
package struct Ratio: Sendable {
  package let numerator: Int128
  /// Above 0.
  package let denominator: Int128

  /// `numerator / denominator`; the denominator is above 0.
  package init(_ numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// `numerator / denominator`; the denominator is above 0.
  package init(_ numerator: Int, _ denominator: Int) {
    self.init(Int128(numerator), Int128(denominator))
  }

  package static let zero = Ratio(0 as Int128, 1)

  /// The same value in lowest terms.
  package var reduced: Ratio {
    var (a, b) = (numerator.magnitude, denominator.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    let divisor = max(1, Int128(a))
    return Ratio(numerator / divisor, denominator / divisor)
  }

  /// The mean of two ratios, in lowest terms.
  package static func mean(_ left: Ratio, _ right: Ratio) -> Ratio {
    let sum = left + right
    return Ratio(sum.numerator, sum.denominator * 2).reduced
  }

  package static func + (left: Ratio, right: Ratio) -> Ratio {
    let (left, right) = (left.reduced, right.reduced)
    return Ratio(
      left.numerator * right.denominator + right.numerator * left.denominator,
      left.denominator * right.denominator
    ).reduced
  }

  package static func - (left: Ratio, right: Ratio) -> Ratio {
    left + Ratio(-right.numerator, right.denominator)
  }

  /// The value times `factor`, rounded half up to a whole number.
  ///
  /// `scaled(by: 100)` of a score is its whole percent, `scaled(by: 1_000_000)` its percent in 10,000ths.
  package func scaled(by factor: Int) -> Int {
    let doubled = denominator * 2
    let sum = numerator * Int128(2 * factor) + denominator
    let quotient = sum / doubled
    return Int(sum < 0 && quotient * doubled != sum ? quotient - 1 : quotient)
  }
}

extension Ratio: Comparable {
  package static func == (left: Ratio, right: Ratio) -> Bool {
    compare(left, right) == 0
  }

  package static func < (left: Ratio, right: Ratio) -> Bool {
    compare(left, right) < 0
  }

  /// Below 0, 0 or above 0, as `left` is less than, equal to or more than `right`.
  ///
  /// Cross products where they fit; else the whole parts first, then the remainders' reciprocals, as in Euclid's
  /// algorithm, so that no product is ever formed.
  private static func compare(_ left: Ratio, _ right: Ratio) -> Int {
    var (a, b, c, d) = (left.numerator, left.denominator, right.numerator, right.denominator)
    var sign = 1
    while true {
      let limit = Int128(Int64.max)
      if max(a.magnitude, b.magnitude, c.magnitude, d.magnitude) <= limit.magnitude {
        let (first, second) = (a * d, c * b)
        return first == second ? 0 : first < second ? -sign : sign
      }
      let (p, q) = (floor(a, b), floor(c, d))
      if p != q { return p < q ? -sign : sign }
      (a, c) = (a - p * b, c - q * d)
      if a == 0 || c == 0 { return a == c ? 0 : a == 0 ? -sign : sign }
      (a, b, c, d) = (b, a, d, c)
      sign = -sign
    }
  }

  private static func floor(_ a: Int128, _ b: Int128) -> Int128 {
    let quotient = a / b
    return a < 0 && quotient * b != a ? quotient - 1 : quotient
  }
}
