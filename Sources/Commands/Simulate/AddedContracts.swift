import ArgumentParser
import Basics
import Ingestion
import JobSuccess
import Reporting

/// `--add`: contracts that do not exist.
struct AddedContracts {
  let contracts: HypotheticalContracts
  let namesCount: Bool

  /// Reads `stars=5,private=10,earnings=500,days=30,count=3`. What isn't named is 5, 10, 300, 30, 1.
  @Sendable init(_ text: String) throws {
    let values = try KeyedValues(text, allowed: ["stars", "private", "earnings", "days", "count"])
    var contracts = HypotheticalContracts()
    if let stars = try values.optional("stars", Stars.init(text:)) { contracts.stars = stars }
    if let score = try values.optional("private", PrivateScore.init(text:)) { contracts.privateScore = score }
    if let earnings = try values.value("earnings", AddedContracts.earnings) { contracts.earnings = earnings }
    if let days = try values.whole("days", in: 0...3650) { contracts.days = days }
    if let count = try values.whole("count", in: 1...1000) { contracts.count = count }
    self.contracts = contracts
    namesCount = values.names("count")
  }

  private static func earnings(_ text: Span<UInt8>) throws(ValueIssue) -> Cents {
    try Cents(text: text, negative: false)
  }
}
