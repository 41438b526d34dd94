/// How many rejected records a run puts up with (`--max-rejects`): a count, or a share of all records of all files.
package enum RejectLimit: Equatable, Sendable {
  case count(Int)
  /// A percentage of `percent / scale`.
  case percentage(percent: Int, scale: Int)

  /// One percent.
  package static let standard = RejectLimit.percentage(percent: 1, scale: 1)
  /// Not one (`--strict`).
  package static let strict = RejectLimit.count(0)
  /// Beyond this many no option helps: they could not all be listed within a reasonable size.
  package static let mostListed = 1_000_000

  /// Reads `20`, `1%` or `0.25%`: at most six decimals, at most 100 percent. Nil for anything else.
  package init?(_ text: String) {
    var digits = Array(text.utf8)
    guard digits.last == UInt8(ascii: "%") else {
      guard let count = RejectLimit.wholeNumber(digits[...]) else { return nil }
      self = .count(count)
      return
    }
    digits.removeLast()
    let parts = digits.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    let decimals = parts.count == 2 ? parts[1] : []
    guard decimals.count <= 6, let percent = RejectLimit.wholeNumber(parts[0] + decimals),
      !parts[0].isEmpty, parts.count == 1 || !decimals.isEmpty
    else { return nil }
    let scale = decimals.reduce(1) { scale, _ in scale * 10 }
    guard percent <= 100 * scale else { return nil }
    self = .percentage(percent: percent, scale: scale)
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

  private static func wholeNumber(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 15 else { return nil }
    var value = 0
    for byte in digits {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }
}

extension RejectLimit: CustomStringConvertible {
  /// As the option is written: `20` or `0.25%`.
  package var description: String {
    switch self {
    case .count(let count): return String(count)
    case .percentage(let percent, let scale):
      guard scale > 1 else { return String(percent) + "%" }
      let decimals = String(percent % scale + scale).dropFirst()
      return String(percent / scale) + "." + decimals + "%"
    }
  }
}
