internal import Basics

/// A decimal number with at most six decimals, held exactly in millionths: a policy's weights and thresholds.
package struct FixedDecimal: Hashable, Comparable, Sendable {
  /// The value in millionths.
  package let millionths: Int

  /// How many decimals it can hold.
  package static let places = 6
  package static let one = FixedDecimal(millionths: 1_000_000)
  package static let zero = FixedDecimal(millionths: 0)

  /// A value of so many millionths.
  package init(millionths: Int) {
    self.millionths = millionths
  }

  /// Reads a plain decimal: ASCII digits, with digits on both sides of a point, where there is one, and a `-` before.
  ///
  /// Nil for anything else, for more than six decimals, and for a million or more.
  package init?(_ text: some StringProtocol) {
    var digits = Array(text.utf8)
    let negative = digits.first == UInt8(ascii: "-")
    if negative { digits.removeFirst() }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), !parts.contains(where: \.isEmpty), parts[0].count <= 6 else {
      return nil
    }
    let fraction = parts.count == 2 ? Array(parts[1]) : []
    guard fraction.count <= FixedDecimal.places else { return nil }
    let padding = Array(repeating: UInt8(ascii: "0"), count: FixedDecimal.places - fraction.count)
    var value = 0
    for digit in Array(parts[0]) + fraction + padding {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    millionths = negative ? -value : value
  }

  package static func < (left: FixedDecimal, right: FixedDecimal) -> Bool {
    left.millionths < right.millionths
  }
}

extension FixedDecimal: CustomStringConvertible {
  /// As short as it can be written: `0.3`, `250`.
  package var description: String {
    let whole = String(millionths.magnitude / 1_000_000)
    var fraction = zeroPadded(String(millionths.magnitude % 1_000_000), to: FixedDecimal.places)
    while fraction.last == "0" { fraction.removeLast() }
    return (millionths < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
  }
}
