package import JobSuccess

// Plain ASCII decimals as scaled whole numbers (1.1): money in cents, stars and attributes in hundredths.

extension Cents {
  /// Reads US dollars with at most two decimals, at most ten trillion; `negative` allows amounts below 0.
  package init(text: Span<UInt8>, negative: Bool) throws(ValueFault) {
    guard let value = scaled(text, decimals: 2) else {
      throw ValueFault(
        .malformedNumber, allowed: "US dollars as a plain decimal with at most two decimals, such as 1250.50")
    }
    guard value.magnitude <= Cents.largest.amount.magnitude, negative || value >= 0 else {
      throw ValueFault(
        .outOfRange,
        allowed: negative
          ? "US dollars from -10000000000000 to 10000000000000" : "US dollars from 0 to 10000000000000")
    }
    self.init(value)
  }
}

extension Stars {
  /// Reads a public score: 1 to 5 with at most two decimals.
  package init(text: Span<UInt8>) throws(ValueFault) {
    self.init(hundredths: try starHundredths(text))
  }
}

/// Reads stars or a star attribute, 1 to 5 with at most two decimals, in hundredths (1.3).
package func starHundredths(_ text: Span<UInt8>) throws(ValueFault) -> Int {
  guard let value = scaled(text, decimals: 2) else {
    throw ValueFault(
      .malformedNumber,
      allowed: "a number of stars as a plain decimal with at most two decimals, such as 4.75")
  }
  guard (100...500).contains(value) else {
    throw ValueFault(.outOfRange, allowed: "a number of stars from 1 to 5")
  }
  return Int(value)
}

extension PrivateScore {
  /// Reads a whole number from 0 to 10.
  package init(text: Span<UInt8>) throws(ValueFault) {
    guard let value = scaled(text, decimals: 0) else {
      throw ValueFault(.malformedNumber, allowed: "a whole number from 0 to 10")
    }
    guard PrivateScore.range.contains(Int(value)) else {
      throw ValueFault(.outOfRange, allowed: "a whole number from 0 to 10")
    }
    self.init(UInt8(value))
  }
}

/// The value of a plain decimal in units of its last allowed decimal, or nil where it is none: `-12.5` with two
/// decimals is -1250. A value too large to hold comes out as one larger than any that input may name.
private func scaled(_ text: Span<UInt8>, decimals: Int) -> Int64? {
  var index = 0
  let isNegative = text.count > 0 && text[0] == UInt8(ascii: "-")
  if isNegative { index = 1 }
  var value: Int64 = 0
  let firstDigit = index
  while index < text.count, text[index] &- UInt8(ascii: "0") < 10 {
    value = min(value * 10 + Int64(text[index] &- UInt8(ascii: "0")), ceiling)
    index += 1
  }
  guard index > firstDigit else { return nil }
  var decimalsLeft = decimals
  if index < text.count {
    guard text[index] == UInt8(ascii: "."), index + 1 < text.count, text.count - index - 1 <= decimals else {
      return nil
    }
    index += 1
    while index < text.count {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = min(value * 10 + Int64(digit), ceiling)
      decimalsLeft -= 1
      index += 1
    }
  }
  while decimalsLeft > 0 {
    value = min(value * 10, ceiling)
    decimalsLeft -= 1
  }
  if isNegative { return value == 0 ? nil : -value }
  return value
}

/// Above ten trillion dollars in cents, and ten times that still fits.
private let ceiling: Int64 = 100_000_000_000_000_000
