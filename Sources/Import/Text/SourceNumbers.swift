// Money and other decimals as exports write them (8.2.9). All are read from their digits, never as binary fractions.

internal import JobSuccess

/// A decimal, exactly: `digits` times ten to the power of minus `places`.
struct Decimal10: Equatable, Sendable {
  var digits: Int
  var places: Int

  /// Rounded half up, away from zero, to so many places; nil where it is too large.
  func rounded(to wanted: Int) -> Int? {
    var value = digits
    if places <= wanted {
      for _ in places..<wanted {
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        if overflow { return nil }
        value = product
      }
      return value
    }
    var divisor = 1
    for _ in wanted..<places {
      let (product, overflow) = divisor.multipliedReportingOverflow(by: 10)
      if overflow { return 0 }
      divisor = product
    }
    let (quotient, remainder) = value.magnitude.quotientAndRemainder(dividingBy: UInt(divisor))
    let half = remainder >= UInt(divisor) - remainder ? 1 : 0
    let magnitude = Int(quotient) + half
    return value < 0 ? -magnitude : magnitude
  }

  /// Whether it is 0.
  var isZero: Bool { digits == 0 }

  /// A plain decimal, perhaps with an exponent as JSON has it; nil for anything else, or more than 18 digits.
  init?(plain text: some StringProtocol) {
    var mantissa = Array(text.utf8)[...]
    var exponent = 0
    if let mark = mantissa.firstIndex(where: { $0 | 0x20 == 0x65 }) {
      var power = mantissa[(mark + 1)...]
      if power.first == 0x2B { power.removeFirst() }
      guard let value = Int(String(decoding: power, as: UTF8.self)), abs(value) <= 30 else { return nil }
      exponent = value
      mantissa = mantissa[..<mark]
    }
    let isNegative = mantissa.first == 0x2D
    if isNegative { mantissa.removeFirst() }
    let parts = mantissa.split(separator: 0x2E, maxSplits: 1, omittingEmptySubsequences: false)
    guard !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } })
    else {
      return nil
    }
    var all = Array(parts.joined())
    var decimals = (parts.count > 1 ? parts[1].count : 0) - exponent
    // Digits behind the 9th decimal change nothing that is rounded to cents.
    while decimals > 9, all.count > 1 {
      all.removeLast()
      decimals -= 1
    }
    while decimals < 0 {
      all.append(0x30)
      decimals += 1
    }
    guard let value = Int(String(decoding: all, as: UTF8.self)), all.drop(while: { $0 == 0x30 }).count <= 18
    else {
      return nil
    }
    digits = isNegative ? -value : value
    places = decimals
  }

  init(digits: Int, places: Int) {
    (self.digits, self.places) = (digits, places)
  }
}

/// How a table writes numbers.
struct NumberFormat: Equatable, Sendable {
  /// Between whole digits and decimals.
  var decimal: Character = "."
  /// Between groups of three digits; nil where there is nothing.
  var thousands: Character? = ","

  /// Reads money: `$`, signs before or after it, and parentheses for minus; nil for anything else.
  func money(_ text: String, strip: [String] = []) -> Cents? {
    var text = text
    for part in strip where !part.isEmpty { text = text.removing(part) }
    var (isNegative, isSigned) = (false, false)
    text = text.trimmingSpaces
    if text.hasPrefix("("), text.hasSuffix(")") {
      isNegative = true
      isSigned = true
      text = String(text.dropFirst().dropLast())
    }
    var digits = ""
    for character in text {
      switch character {
      case "$": continue
      case " ", "\u{A0}", "\u{202F}":
        // Between digits and a sign; between digits only where it separates groups.
        if thousands == " ", !digits.isEmpty { digits.append(" ") }
      case "-", "\u{2212}", "+":
        // One sign, before the digits.
        guard !isSigned, digits.isEmpty else { return nil }
        isSigned = true
        isNegative = character != "+"
      default: digits.append(character)
      }
    }
    guard let value = number(digits.trimmingSpaces), let cents = value.rounded(to: 2),
      abs(cents) <= Cents.largest.amount
    else {
      return nil
    }
    return Cents(Int64(isNegative ? -cents : cents))
  }

  /// Reads money as most rows write it: digits, perhaps in groups, with up to two decimals, and a `-` or `$` before them.
  /// Nil for anything else, which ``money(_:strip:)`` may read all the same.
  func plainMoney(_ text: ArraySlice<UInt8>) -> Cents? {
    guard let point = decimal.asciiValue else { return nil }
    let comma = thousands?.asciiValue
    var rest = text
    let isNegative = rest.first == 0x2D
    if isNegative { rest.removeFirst() }
    if rest.first == 0x24 { rest.removeFirst() }
    var (value, digits, group): (Int64, Int, Int?) = (0, 0, nil)
    var index = rest.startIndex
    while index < rest.endIndex, rest[index] != point {
      let byte = rest[index]
      if (0x30...0x39).contains(byte) {
        value = value * 10 + Int64(byte - 0x30)
        digits += 1
        if digits > 12 { return nil }
        group = group.map { $0 + 1 }
      } else {
        // Groups of three digits, and one to three before the first comma.
        guard byte == comma, byte != 0x20, digits > 0, group.map({ $0 == 3 }) ?? (digits <= 3) else {
          return nil
        }
        group = 0
      }
      index += 1
    }
    guard digits > 0, group ?? 3 == 3 else { return nil }
    let decimals = rest[index...].dropFirst()
    guard index == rest.endIndex || (1...2).contains(decimals.count),
      decimals.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    for place in 0..<2 {
      let byte =
        decimals.startIndex + place < decimals.endIndex ? decimals[decimals.startIndex + place] : 0x30
      value = value * 10 + Int64(byte - 0x30)
    }
    return Cents(isNegative ? -value : value)
  }

  /// Reads a number without a sign: groups have three digits each, so that `1,24` is no 124.
  func number(_ text: String) -> Decimal10? {
    let parts = text.split(separator: decimal, maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty else { return nil }
    var digits = String(whole)
    if let thousands, whole.contains(where: { isThousands($0, thousands) }) {
      let groups = whole.split(omittingEmptySubsequences: false) { isThousands($0, thousands) }
      guard let first = groups.first, (1...3).contains(first.utf8.count),
        groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
      else { return nil }
      digits = groups.joined()
    }
    return Decimal10(plain: parts.count > 1 ? digits + "." + parts[1] : digits)
  }

  /// A no-break space is a space.
  private func isThousands(_ character: Character, _ thousands: Character) -> Bool {
    character == thousands || thousands == " " && (character == "\u{A0}" || character == "\u{202F}")
  }
}

extension String {
  /// Without every occurrence of a part.
  fileprivate func removing(_ part: String) -> String {
    var (rest, kept) = (Array(utf8)[...], [UInt8]())
    let part = Array(part.utf8)
    while let byte = rest.first {
      if rest.starts(with: part) {
        rest = rest.dropFirst(part.count)
      } else {
        kept.append(byte)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
