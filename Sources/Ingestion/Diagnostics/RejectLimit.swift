internal import Basics

/// How many rejected records a run accepts (`--max-rejects`): a count, or a share of all records of all files.
package enum RejectLimit: Equatable, Sendable {
  /// The larger of 1 % of the records and the smaller of 10 records and 10 %, each rounded down.
  case standard
  case count(Int)
  /// A percentage of `percent / scale`.
  case percentage(percent: Int, scale: Int)

  /// None (`--strict`).
  package static let strict = RejectLimit.count(0)
  /// The most rejected records that are listed, whatever the limit: more could not all be in a file of reasonable size.
  package static let mostListed = 1_000_000

  /// Reads `20`, `1%` or `0.25%`: at most six decimals, at most 100 percent. Nil for anything else.
  package init?(_ text: String) {
    var number = Array(text.utf8)
    guard number.last == UInt8(ascii: "%") else {
      guard let count = units(of: number.span, places: 0), (0..<1_000_000_000_000_000).contains(count) else {
        return nil
      }
      self = .count(Int(count))
      return
    }
    number.removeLast()
    let places = number.firstIndex(of: UInt8(ascii: ".")).map { number.count - 1 - $0 } ?? 0
    let scale = (0..<min(places, 6)).reduce(1) { scale, _ in scale * 10 }
    guard places <= 6, let percent = units(of: number.span, places: places),
      (0...100 * scale).contains(Int(percent))
    else { return nil }
    self = .percentage(percent: Int(percent), scale: scale)
  }

  /// Whether `rejected` of `records` are too many.
  package func isExceeded(rejected: Int, records: Int) -> Bool {
    rejected > most(of: records)
  }

  /// How many of `records` may be rejected.
  package func most(of records: Int) -> Int {
    switch self {
    case .standard: max(records / 100, min(10, records / 10))
    case .count(let most): most
    case .percentage(let percent, let scale):
      // At most all records, so that the quotient is no larger than they are.
      (100 * scale).dividingFullWidth(records.multipliedFullWidth(by: percent)).quotient
    }
  }
}

extension RejectLimit: CustomStringConvertible {
  /// As the option is written: `20` or `0.25%`. The standard one in words.
  package var description: String {
    switch self {
    case .standard: return "the larger of 1% and the smaller of 10 records and 10%"
    case .count(let count): return String(count)
    case .percentage(let percent, let scale):
      return decimalText(percent, places: String(scale).utf8.count - 1) + "%"
    }
  }
}
