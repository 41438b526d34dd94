// How tables write what may be missing, and how ratios become decimals.

internal import Basics
internal import CSV
package import JobSuccess

extension CSVWriter {
  /// A ratio as percent with four decimals, rounded half up; empty where there is none.
  mutating func percent(_ ratio: Ratio?) {
    if let ratio { field(ratio.scaled(by: 1_000_000), places: 4) } else { emptyField() }
  }

  mutating func optional(_ number: Int?) {
    if let number { field(number) } else { emptyField() }
  }

  mutating func optional(_ word: String?) {
    if let word { field(word) } else { emptyField() }
  }

  mutating func day(_ day: Day?) {
    guard let date = day?.date else { return emptyField() }
    field(year: date.year, month: date.month, day: date.day)
  }

  mutating func flag(_ value: Bool) {
    field(value ? "true" : "false")
  }
}

extension Ratio {
  /// The value times `factor` with so many decimals, rounded half up: a score's `text(times: 100, places: 4)` is
  /// `86.2069`.
  package func text(times factor: Int = 1, places: Int) -> String {
    decimalText(scaled(by: factor * powerOfTen(places)), places: places)
  }

  /// The same with a sign, also before 0: `+33.3333`.
  func signedText(times factor: Int = 1, places: Int) -> String {
    let text = text(times: factor, places: places)
    return text.hasPrefix("-") ? text : "+" + text
  }

  /// A change of an exact score, in percent.
  var signedPercent: String { signedText(times: 100, places: 4) }
}
