import Basics

/// A rule of `--fail-on` or `--hold-on`: a figure of the run, a comparison, and a limit, as `rejected>1%`.
struct GateRule: Equatable, Sendable, CustomStringConvertible {
  /// What a rule looks at.
  enum Figure: String, CaseIterable, Sendable {
    /// Input records that were rejected; in percent, of all input records.
    case rejected
    /// Profiles with a score; in percent, of the profiles that have a contract.
    case scored
    /// Profiles of this run and the last whose shown score is another; in percent, of all profiles of both.
    case changed
    /// By how many points the mean exact score moved since the last run, up or down.
    case meanChange = "mean-change"

    /// Whether it is measured against the last run.
    var needsLastRun: Bool { self == .changed || self == .meanChange }
  }

  enum Sign: Character, CaseIterable, Sendable {
    case above = ">"
    case below = "<"
  }

  let figure: Figure
  let comparison: Sign
  /// In ten-thousandths.
  let limit: Int
  let isPercentage: Bool
  /// As it was written.
  let description: String

  static let allowed =
    "a rule is FIGURE>LIMIT or FIGURE<LIMIT, as rejected>1%, rejected>20, scored<1000, scored<95%, changed>5% or "
    + "mean-change>2; the figures are rejected, scored, changed (a count or a percentage up to 100%) and mean-change "
    + "(points); a limit has at most four decimals"

  /// Reads a rule; nil for anything else.
  init?(_ text: String) {
    guard let place = text.firstIndex(where: { Sign(rawValue: $0) != nil }),
      let comparison = Sign(rawValue: text[place]),
      let figure = Figure(rawValue: GateRule.trimmed(text[..<place]))
    else { return nil }
    var limit = GateRule.trimmed(text[text.index(after: place)...])
    isPercentage = limit.hasSuffix("%")
    if isPercentage { limit = GateRule.trimmed(limit.dropLast()) }
    guard let limit = GateRule.tenThousandths(limit) else { return nil }
    guard !isPercentage || (figure != .meanChange && limit <= 100 * 10_000) else { return nil }
    self.figure = figure
    self.comparison = comparison
    self.limit = limit
    description = text
  }

  /// Whether `count` of `whole` is beyond the limit; of no records, no share is.
  func matches(_ count: Int, of whole: Int) -> Bool {
    isPercentage
      ? isBeyond(count.multipliedFullWidth(by: 100 * 10_000), whole.multipliedFullWidth(by: limit))
      : isBeyond(count.multipliedFullWidth(by: 10_000), (0, UInt(limit)))
  }

  private func isBeyond(_ value: (high: Int, low: UInt), _ limit: (high: Int, low: UInt)) -> Bool {
    comparison == .above ? value > limit : value < limit
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var text = text[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  private static func tenThousandths(_ text: String) -> Int? {
    guard let value = units(of: Array(text.utf8).span, places: 4),
      (0..<10_000_000_000_000_000).contains(value)
    else { return nil }
    return Int(value)
  }
}
