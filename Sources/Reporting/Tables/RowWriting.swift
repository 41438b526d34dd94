internal import Basics
package import CSV
package import JobSuccess

/// What tables need of the dataset besides a history: the texts of ids.
package protocol IdentifierTexts: Sendable {
  /// Writes a contract's id as a field.
  func writeContractID(_ key: ContractKey, to row: inout CSVWriter)
}

/// What a table needs that names the clients of all contracts, too.
package protocol ClientIdentifierTexts: IdentifierTexts {
  /// Writes the id of a contract's client as a field.
  func writeClientID(of key: ContractKey, to row: inout CSVWriter)
}

extension CSVWriter {
  /// Writes a table's header.
  package mutating func header(of table: Table) {
    for column in table.columns { field(column.name) }
    endRow()
  }

  /// A ratio times `factor`, rounded half up to so many decimals; empty where there is none.
  mutating func decimal(_ ratio: Ratio?, times factor: Int = 1, places: Int) {
    if let ratio {
      field(ratio.scaled(by: factor * powerOfTen(places)), places: places)
    } else {
      emptyField()
    }
  }

  /// A score as percent with four decimals.
  mutating func score(_ ratio: Ratio?) {
    decimal(ratio, times: 100, places: 4)
  }

  /// A sum of weights with four decimals.
  mutating func weight(_ units: Int, _ unit: WeightUnit) {
    // Millionths to ten-thousandths, half up; sums of weights are never negative.
    field((units * unit.millionths + 50) / 100, places: 4)
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
}

/// A decimal whose digits are given as a whole number: 862069 with four places is 86.2069.
package func decimalText(_ digits: Int, places: Int) -> String {
  let scale = powerOfTen(places)
  let fraction = zeroPadded(String(digits.magnitude % UInt(scale)), to: places)
  return (digits < 0 ? "-" : "") + String(digits.magnitude / UInt(scale)) + (places > 0 ? "." + fraction : "")
}

private func powerOfTen(_ exponent: Int) -> Int {
  (0..<exponent).reduce(1) { power, _ in power * 10 }
}
