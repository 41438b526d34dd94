internal import Basics

/// How many rejected records a run accepts (`--max-rejects`): a count, or a share of all records of all files.
package enum RejectLimit: Equatable, Sendable {
  case count(Int)
  /// A percentage of `percent / scale`.
  case percentage(percent: Int, scale: Int)

  /// One percent.
  package static let standard = RejectLimit.percentage(percent: 1, scale: 1)
  /// None (`--strict`).
  package static let strict = RejectLimit.count(0)
  /// The most rejected records, whatever the limit: more could not all be listed in a file of reasonable size.
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
    guard rejected <= RejectLimit.mostListed else { return true }
    switch self {
    case .count(let most): return rejected > most
    case .percentage(let percent, let scale):
      let share = rejected.multipliedFullWidth(by: 100 * scale)
      let limit = records.multipliedFullWidth(by: percent)
      return (share.high, share.low) > (limit.high, limit.low)
    }
  }
}

extension RejectLimit: CustomStringConvertible {
  /// As the option is written: `20` or `0.25%`.
  package var description: String {
    switch self {
    case .count(let count): return String(count)
    case .percentage(let percent, let scale):
      return decimalText(percent, places: String(scale).utf8.count - 1) + "%"
    }
  }
}
