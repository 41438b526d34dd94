internal import Basics

/// An amount of US dollars as a whole number of cents (1.1).
package struct Cents: Hashable, Comparable, Sendable, AdditiveArithmetic {
  /// The amount in cents; negative for a refund.
  package var amount: Int64

  /// An amount of `amount` cents.
  package init(_ amount: Int64) {
    self.amount = amount
  }

  /// $0.
  package static let zero = Cents(0)
  /// $1: what a contract must have earned to count as worked on (2.3, 2.4, 2.7, 2.10).
  package static let oneDollar = Cents(100)
  /// Ten trillion dollars, the largest amount that is allowed in the input (1.1).
  package static let largest = Cents(1_000_000_000_000_000)

  package static func < (left: Cents, right: Cents) -> Bool {
    left.amount < right.amount
  }

  package static func + (left: Cents, right: Cents) -> Cents {
    // Sums of real amounts are far below the limit. If a file is made to reach it, the sum stays at the limit.
    let (sum, overflow) = left.amount.addingReportingOverflow(right.amount)
    return Cents(overflow ? (left.amount < 0 ? .min : .max) : sum)
  }

  package static func - (left: Cents, right: Cents) -> Cents {
    let (difference, overflow) = left.amount.subtractingReportingOverflow(right.amount)
    return Cents(overflow ? (left.amount < 0 ? .min : .max) : difference)
  }
}

extension Cents: CustomStringConvertible {
  /// Dollars with two decimals and without separators: `1234.50`.
  package var description: String {
    decimalText(Int(amount), places: 2)
  }

  /// Dollars with two decimals, and a comma before each three digits of whole dollars, for people: `1,234.50`.
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
