// One value of a policy file, of one type and within its bounds. Each function gives nil after noting a fault.

internal import Basics
internal import JobSuccess

extension PolicyDecoder {
  /// A whole number in plain digits.
  func whole(_ node: PolicyNode, _ key: String, _ range: ClosedRange<Int>) -> Int? {
    let allowed = "allowed: a whole number from \(range.lowerBound) to \(range.upperBound)"
    guard let text = plain(node, key, allowed) else { return nil }
    let digits = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard digits, !text.isEmpty else {
      let isNumber = FixedDecimal(text) != nil
      return note(
        isNumber ? .outOfRange : .wrongType, node, key, text,
        isNumber ? "is out of range" : "is not a whole number", allowed)
    }
    guard let value = Int(text), range.contains(value) else {
      return note(.outOfRange, node, key, text, "is out of range", allowed)
    }
    return value
  }

  /// A decimal with at most four decimals, read digit by digit: 0.1 is a tenth.
  func decimal(_ node: PolicyNode, _ key: String, _ bounds: DecimalBounds) -> FixedDecimal? {
    guard let text = plain(node, key, bounds.allowed) else { return nil }
    guard let value = FixedDecimal(text) else {
      let tooLong = DecimalBounds.isPlainDecimal(text)
      return note(
        tooLong ? .outOfRange : .wrongType, node, key, text,
        tooLong ? "is out of range" : "is not a plain decimal number", bounds.allowed)
    }
    guard bounds.contains(value) else {
      return note(.outOfRange, node, key, text, "is out of range", bounds.allowed)
    }
    return value
  }

  /// Dollars above 0, with at most two decimals, up to the largest amount that input may name.
  func dollars(_ node: PolicyNode, _ key: String) -> Cents? {
    let allowed = "allowed: dollars above 0 with at most two decimals, up to 10 trillion"
    guard let text = plain(node, key, allowed) else { return nil }
    guard DecimalBounds.isPlainDecimal(text) else {
      return note(.wrongType, node, key, text, "is not a plain amount of dollars", allowed)
    }
    let parts = text.split(separator: ".")
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    let padding = String(repeating: "0", count: max(0, 2 - fraction.utf8.count))
    guard fraction.utf8.count <= 2, let amount = Int64(parts[0] + fraction + padding), amount > 0,
      amount <= Cents.largest.amount
    else { return note(.outOfRange, node, key, text, "is out of range", allowed) }
    return Cents(amount)
  }

  /// One of a few words.
  func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ node: PolicyNode, _ key: String, _ type: Choice.Type
  ) -> Choice? {
    let words = Choice.allCases.map(\.rawValue)
    guard let text = text(node, key, "allowed: " + words.joined(separator: ", ")) else { return nil }
    return Choice(rawValue: text) ?? unknownChoice(node, key, text, words)
  }

  /// `true` or `false`, which may be written as `yes`, `no`, `on` or `off` (2.8).
  func flag(_ node: PolicyNode, _ key: String) -> Bool? {
    let allowed = "allowed: true, false, yes, no, on, off"
    guard let text = text(node, key, allowed) else { return nil }
    return PolicyDecoder.flag(text) ?? note(.wrongType, node, key, text, "is neither true nor false", allowed)
  }

  /// A date of the years that input may name.
  func day(_ node: PolicyNode, _ key: String) -> Day? {
    let allowed = "allowed: a date, YYYY-MM-DD, from 1990-01-01 to 2199-12-31"
    guard let text = text(node, key, allowed) else { return nil }
    return Day(text: text) ?? note(.wrongType, node, key, text, "is no such date", allowed)
  }

  static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "on": true
    case "false", "no", "off": false
    default: nil
    }
  }

  func unknownChoice<Value>(_ node: PolicyNode, _ key: String, _ text: String, _ words: [String]) -> Value? {
    let nearest = Suggestion.find(text, among: words).map { "did you mean \"\($0)\"? " } ?? ""
    return note(
      .unknownChoice, node, key, text, "is not among the choices",
      nearest + "allowed: " + words.joined(separator: ", "))
  }

  /// The text of a scalar, in quotes or not.
  func text(_ node: PolicyNode, _ key: String, _ allowed: String) -> String? {
    guard case .scalar(let text, _) = node.content else {
      return note(.wrongType, node, key, nil, "is \(node.kindName)", allowed)
    }
    return text
  }

  /// The text of a scalar that stands without quotes.
  private func plain(_ node: PolicyNode, _ key: String, _ allowed: String) -> String? {
    if case .scalar(let text, true) = node.content {
      return note(.wrongType, node, key, text, "is text in quotes", allowed)
    }
    return text(node, key, allowed)
  }
}

/// The bounds of a decimal key.
struct DecimalBounds {
  let lowest: Int
  let highest: Int
  let withoutLowest: Bool

  /// A satisfaction weight.
  static let satisfactionWeight = DecimalBounds(lowest: 0, highest: 100, withoutLowest: false)
  /// The weight of an earnings tier.
  static let tierWeight = DecimalBounds(lowest: 0, highest: 100, withoutLowest: true)
  /// A share of 1.
  static let share = DecimalBounds(lowest: 0, highest: 1, withoutLowest: false)
  static let stars = DecimalBounds(lowest: 1, highest: 5, withoutLowest: false)

  var allowed: String {
    "allowed: a decimal number "
      + (withoutLowest ? "above \(lowest), up to \(highest)" : "from \(lowest) to \(highest)")
      + ", at most four decimals"
  }

  func contains(_ value: FixedDecimal) -> Bool {
    let lowest = lowest * 1_000_000
    return (withoutLowest ? value.millionths > lowest : value.millionths >= lowest)
      && value.millionths <= highest * 1_000_000 && value.millionths % 100 == 0
  }

  /// Whether a text is a decimal in plain ASCII, however long.
  static func isPlainDecimal(_ text: String) -> Bool {
    let unsigned = text.utf8.first == UInt8(ascii: "-") ? text.dropFirst() : text[...]
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }
}
