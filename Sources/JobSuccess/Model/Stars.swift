/// Public stars, 1 to 5, as a whole number of 600ths of a star.
///
/// A public score has at most two decimals. The mean of six attributes with two decimals is a whole number of 600ths.
/// So every value of the input is exact (1.3).
package struct Stars: Hashable, Comparable, Sendable {
  /// The value in 600ths of a star, 600 to 3000.
  package let sixHundredths: UInt16

  /// The number of parts of one star.
  package static let perStar = 600

  /// Stars of `sixHundredths` 600ths, 600 to 3000.
  package init(sixHundredths: UInt16) {
    self.sixHundredths = sixHundredths
  }

  /// Stars of `hundredths` 100ths, 100 to 500.
  package init(hundredths: Int) {
    sixHundredths = UInt16(hundredths * 6)
  }

  /// The mean of six attributes with this sum in 100ths (1.3).
  package init(meanOfSixSummingTo hundredths: Int) {
    sixHundredths = UInt16(hundredths)
  }

  package static func < (left: Stars, right: Stars) -> Bool {
    left.sixHundredths < right.sixHundredths
  }

  /// The value in stars.
  package var ratio: Ratio {
    Ratio(Int(sixHundredths), Stars.perStar)
  }
}

/// A client's private answer to "how likely are you to recommend", a whole number from 0 to 10 (1.3).
package struct PrivateScore: Hashable, Comparable, Sendable {
  /// 0 to 10.
  package let value: UInt8

  /// The values that are allowed in the input.
  package static let range = 0...10

  /// A private score of `value`, 0 to 10.
  package init(_ value: UInt8) {
    self.value = value
  }

  package static func < (left: PrivateScore, right: PrivateScore) -> Bool {
    left.value < right.value
  }
}
