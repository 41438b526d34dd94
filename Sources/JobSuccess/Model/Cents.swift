/// An amount of US dollars, held exactly in cents (1.1).
package struct Cents: Hashable, Comparable, Sendable, AdditiveArithmetic {
  /// The amount in cents; negative for a refund.
  package var amount: Int64

  /// An amount of `amount` cents.
  package init(_ amount: Int64) {
    self.amount = amount
  }

  package static let zero = Cents(0)
  /// One dollar: what a contract must have earned to count as worked on (2.3, 2.4, 2.7, 2.10).
  package static let oneDollar = Cents(100)
  /// The largest amount that input may name: ten trillion dollars (1.1).
  package static let largest = Cents(1_000_000_000_000_000)

  package static func < (left: Cents, right: Cents) -> Bool {
    left.amount < right.amount
  }

  package static func + (left: Cents, right: Cents) -> Cents {
    // Sums of input amounts stay far below the limit unless a file was made to reach it: then the sum stays there.
    let (sum, overflow) = left.amount.addingReportingOverflow(right.amount)
    return Cents(overflow ? (left.amount < 0 ? .min : .max) : sum)
  }

  package static func - (left: Cents, right: Cents) -> Cents {
    let (difference, overflow) = left.amount.subtractingReportingOverflow(right.amount)
    return Cents(overflow ? (left.amount < 0 ? .min : .max) : difference)
  }
}

extension Cents: CustomStringConvertible {
  /// Dollars with two decimals and no separators: `1234.50`.
  package var description: String {
    let cents = amount.magnitude % 100
    return (amount < 0 ? "-" : "") + String(amount.magnitude / 100) + (cents < 10 ? ".0" : ".")
      + String(cents)
  }

  /// The same with a comma before every three digits of whole dollars, for people: `1,234.50`.
  package var grouped: String {
    let text = description
    let point = text.utf8.count - 3
    let first = amount < 0 ? 1 : 0
    var grouped = ""
    for (place, character) in text.enumerated() {
      if place > first, place < point, (point - place).isMultiple(of: 3) { grouped += "," }
      grouped.append(character)
    }
    return grouped
  }
}
