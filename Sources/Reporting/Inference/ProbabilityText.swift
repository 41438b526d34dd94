internal import Basics

/// How probabilities are written (7.11).
enum ProbabilityText {
  /// Three decimals, half up, for people: `0.061`.
  static func short(_ probability: Double) -> String { text(probability, places: 3) }

  /// Nine decimals, half up, for programs.
  static func json(_ probability: Double) -> JSONValue { .decimal(text(probability, places: 9)) }

  /// Any number, with four decimals, half up.
  static func decimal(_ value: Double) -> String { text(value, places: 4) }

  /// A number that may be very small, with all its digits.
  static func exact(_ value: Double) -> JSONValue { .decimal(value.description) }

  private static func text(_ value: Double, places: Int) -> String {
    let digits = (value.magnitude * Double(powerOfTen(places)) + 0.5).rounded(.down)
    guard digits < 1e18 else { return value.description }
    let text = decimalText(Int(digits), places: places)
    return value < 0 && digits > 0 ? "-" + text : text
  }
}
