internal import Basics

/// A decimal number with at most six decimals, held exactly in millionths: a policy's weights and thresholds.
package struct FixedDecimal: Hashable, Comparable, Sendable {
  /// The value in millionths.
  package let millionths: Int

  package static let one = FixedDecimal(millionths: 1_000_000)
  package static let zero = FixedDecimal(millionths: 0)
  private static let places = 6

  /// A value of so many millionths.
  package init(millionths: Int) {
    self.millionths = millionths
  }

  /// Reads a plain decimal; nil for anything else, for more than six decimals, and for a million or more.
  package init?(_ text: String) {
    guard FixedDecimal.isPlain(text) else { return nil }
    let parts = text.split(separator: ".")
    let fraction = parts.count == 2 ? parts[1] : ""
    let zeros = FixedDecimal.places - fraction.count
    guard parts[0].count(where: \.isNumber) <= 6, zeros >= 0,
      let millionths = Int(parts[0] + fraction + String(repeating: "0", count: zeros))
    else { return nil }
    self.millionths = millionths
  }

  /// Whether a text is a plain decimal, however long: ASCII digits, with digits on both sides of a point where there is
  /// one, and perhaps a `-` before them.
  package static func isPlain(_ text: String) -> Bool {
    let unsigned = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    let parts = unsigned.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy {
        !$0.isEmpty && $0.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
      }
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
