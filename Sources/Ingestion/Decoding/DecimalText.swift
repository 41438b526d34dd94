internal import Basics
package import JobSuccess

// Plain decimals of the input (1.1), as whole numbers: money in cents, stars and attributes in hundredths.

extension Cents {
  /// Reads US dollars with at most two decimals, at most ten trillion; `negative` allows amounts below 0.
  package init(text: Span<UInt8>, negative: Bool) throws(ValueIssue) {
    let column = negative ? ColumnValue.dollarsWithRefunds : .dollars
    guard let value = units(of: text, places: 2) else {
      throw ValueIssue(.malformedNumber, allowed: column.form)
    }
    guard value.magnitude <= Cents.largest.amount.magnitude, negative || value >= 0 else {
      throw ValueIssue(.outOfRange, allowed: column.limits)
    }
    self.init(value)
  }
}

extension Stars {
  /// Reads a public score: 1 to 5 with at most two decimals.
  package init(text: Span<UInt8>) throws(ValueIssue) {
    self.init(hundredths: try starHundredths(text))
  }
}

/// Reads stars or a star attribute, 1 to 5 with at most two decimals, in hundredths (1.3).
package func starHundredths(_ text: Span<UInt8>) throws(ValueIssue) -> Int {
  if let usual = usualHundredths(text) { return usual }
  guard let value = units(of: text, places: 2) else {
    throw ValueIssue(.malformedNumber, allowed: ColumnValue.stars.form)
  }
  guard (100...500).contains(value) else {
    throw ValueIssue(.outOfRange, allowed: ColumnValue.stars.limits)
  }
  return Int(value)
}

/// The hundredths of a text like `4.75` from 1 to 5, whose four bytes are checked at once; nil for anything else.
@inline(__always)
private func usualHundredths(_ text: Span<UInt8>) -> Int? {
  guard text.count == 4 else { return nil }
  // With the bits of `0.00` flipped, a digit's byte is its number and the point's is 0. Adding 118 (127 for the point) sets a
  // byte's top bit where it is too large.
  let digits = text.word(at: 0) ^ 0x3030_2E30
  guard ((digits &+ 0x7676_7F76) | digits) & 0x8080_8080 == 0 else { return nil }
  let value = (digits & 0xFF) &* 100 &+ (digits &>> 16 & 0xFF) &* 10 &+ digits &>> 24
  return value >= 100 && value <= 500 ? Int(truncatingIfNeeded: value) : nil
}

extension PrivateScore {
  /// Reads a whole number from 0 to 10.
  package init(text: Span<UInt8>) throws(ValueIssue) {
    guard let value = units(of: text, places: 0) else {
      throw ValueIssue(.malformedNumber, allowed: ColumnValue.privateScore.form)
    }
    guard PrivateScore.range.contains(Int(value)) else {
      throw ValueIssue(.outOfRange, allowed: ColumnValue.privateScore.limits)
    }
    self.init(UInt8(value))
  }
}

/// Reads a whole percent, 0 to 100.
package func wholePercent(_ text: Span<UInt8>) throws(ValueIssue) -> Int {
  guard let value = units(of: text, places: 0) else {
    throw ValueIssue(.malformedNumber, allowed: ColumnValue.percent.form)
  }
  guard (0...100).contains(value) else { throw ValueIssue(.outOfRange, allowed: ColumnValue.percent.limits) }
  return Int(value)
}
