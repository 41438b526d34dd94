import Testing

@testable import JobSuccess

// Values as a test writes them down: days as text, money, stars and decimals as plain numbers.

extension Day: ExpressibleByStringLiteral {
  /// `"2025-01-31"`.
  package init(stringLiteral text: String) {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    let day = parts.count == 3 ? Day(year: parts[0], month: parts[1], day: parts[2]) : nil
    if day == nil { Issue.record("no such day: \(text)") }
    self = day ?? .earliest
  }
}

extension Stars: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  package init(integerLiteral stars: Int) {
    self.init(hundredths: stars * 100)
  }

  package init(floatLiteral stars: Double) {
    self.init(hundredths: Int((stars * 100).rounded()))
  }
}

extension PrivateScore: ExpressibleByIntegerLiteral {
  package init(integerLiteral score: UInt8) {
    self.init(score)
  }
}

extension FixedDecimal: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  package init(integerLiteral value: Int) {
    self.init(millionths: value * 1_000_000)
  }

  package init(floatLiteral value: Double) {
    self.init(millionths: Int((value * 1_000_000).rounded()))
  }
}

/// An amount of dollars. `Cents` itself has no literals, for `Cents(5)` would then mean five dollars.
struct Dollars: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, CustomStringConvertible {
  let cents: Cents

  init(_ cents: Cents) {
    self.cents = cents
  }

  init(integerLiteral dollars: Int64) {
    cents = Cents(dollars * 100)
  }

  init(floatLiteral dollars: Double) {
    cents = Cents(Int64((dollars * 100).rounded()))
  }

  var description: String { cents.description }
}

extension Verdict {
  static func positive(_ rule: OutcomeRule) -> Verdict { Verdict(.positive, by: rule) }
  static func neutral(_ rule: OutcomeRule) -> Verdict { Verdict(.neutral, by: rule) }
  static func negative(_ rule: OutcomeRule) -> Verdict { Verdict(.negative, by: rule) }
  static func ineligible(_ rule: OutcomeRule) -> Verdict { Verdict(.ineligible, by: rule) }
}

extension Policy {
  /// The same policy with some parameters changed.
  func with(_ change: (inout Policy) -> Void) -> Policy {
    var copy = self
    change(&copy)
    return copy
  }

  /// A built-in policy; the test fails where there is none of the name.
  static func named(_ name: String) throws -> Policy {
    try #require(builtIn(named: name))
  }
}
