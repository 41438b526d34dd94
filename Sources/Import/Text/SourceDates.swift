// Days as exports write them (8.2.9, 8.6.30).

internal import Basics
internal import JobSuccess

/// What a text says of a day.
enum DayReading: Equatable, Sendable {
  case day(Day)
  case malformed
  /// A spreadsheet has rewritten it: a year of two digits, or a count of days.
  case mangled
}

/// A way to write a day: `DD.MM.YYYY`.
struct DatePattern: Equatable, Sendable {
  private enum Part: Equatable {
    case year
    /// A number of exactly two digits, or of one or two.
    case month(exact: Bool)
    case day(exact: Bool)
    case monthName
    case literal(UInt8)
  }

  /// As it is written in a mapping.
  let text: String
  private let parts: [Part]

  /// Nil for a text that lacks a year, a month or a day.
  init?(_ text: String) {
    var parts: [Part] = []
    var rest = Array(text.utf8)[...]
    let words: [(String, Part)] = [
      ("YYYY", .year), ("MON", .monthName), ("MM", .month(exact: true)), ("DD", .day(exact: true)),
      ("M", .month(exact: false)), ("D", .day(exact: false)),
    ]
    while let byte = rest.first {
      if let (word, part) = words.first(where: { rest.starts(with: $0.0.utf8) }) {
        parts.append(part)
        rest.removeFirst(word.utf8.count)
      } else {
        if (0x41...0x5A).contains(byte & 0xDF) { return nil }
        parts.append(.literal(byte))
        rest.removeFirst()
      }
    }
    let years = parts.count { $0 == .year }
    let months = parts.count { [.month(exact: true), .month(exact: false), .monthName].contains($0) }
    let days = parts.count { [.day(exact: true), .day(exact: false)].contains($0) }
    guard years == 1, months == 1, days == 1 else { return nil }
    (self.text, self.parts) = (text, parts)
  }

  /// The day of a text in this form; nil for anything else.
  func day(_ text: ArraySlice<UInt8>) -> Day? {
    var (year, month, day) = (0, 0, 0)
    var index = text.startIndex
    func number(_ digits: ClosedRange<Int>) -> Int? {
      var (value, count) = (0, 0)
      while index < text.endIndex, (0x30...0x39).contains(text[index]), count < digits.upperBound {
        value = value * 10 + Int(text[index] - 0x30)
        (index, count) = (index + 1, count + 1)
      }
      return digits.contains(count) ? value : nil
    }
    for part in parts {
      switch part {
      case .year:
        guard let value = number(4...4) else { return nil }
        year = value
      case .month(let exact):
        guard let value = number((exact ? 2 : 1)...2) else { return nil }
        month = value
      case .day(let exact):
        guard let value = number((exact ? 2 : 1)...2) else { return nil }
        day = value
      case .monthName:
        let letters = text[index...].prefix { (0x41...0x5A).contains($0 & 0xDF) }
        guard let value = EnglishMonths.number(letters) else { return nil }
        month = value
        index += letters.count
      case .literal(let byte):
        guard index < text.endIndex, text[index] == byte else { return nil }
        index += 1
      }
    }
    guard index == text.endIndex, Day.years.contains(year) else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// Reads a cell in the first of several forms that fits, or as an instant of ISO 8601 where `YYYY-MM-DD` is one of them.
  static func read(_ text: ArraySlice<UInt8>, _ patterns: [DatePattern]) -> DayReading {
    for pattern in patterns {
      if let day = pattern.day(text) { return .day(day) }
    }
    if patterns.contains(where: { $0.text == "YYYY-MM-DD" }),
      let day = Instants.day(String(decoding: text, as: UTF8.self))
    {
      return .day(day)
    }
    return isMangled(text) ? .mangled : .malformed
  }

  static func read(_ text: String, _ patterns: [DatePattern]) -> DayReading {
    read(Array(text.utf8)[...], patterns)
  }

  /// Whether a spreadsheet has rewritten a date: `9/8/26`, `8-Sep-26`, `45908`.
  private static func isMangled(_ text: ArraySlice<UInt8>) -> Bool {
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    if text.count == 5, text.allSatisfy(isDigit) { return true }
    let parts = text.split { !isDigit($0) && !(0x41...0x5A).contains($0 & 0xDF) }
    guard parts.count == 3, let last = parts.last, last.count == 2, last.allSatisfy(isDigit) else {
      return false
    }
    return parts.dropLast().allSatisfy { part in
      part.count <= 2 && part.allSatisfy(isDigit) || EnglishMonths.number(part) != nil
    }
  }
}

/// The English names of months, short and long.
enum EnglishMonths {
  private static let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ].map { Array($0.utf8) }
  private static let sept = Array("sept".utf8)

  /// 1 to 12; nil for anything else.
  static func number(_ letters: some Collection<UInt8>) -> Int? {
    let count = letters.count
    guard count >= 3 else { return nil }
    for (index, name) in names.enumerated() where count <= name.count {
      guard zip(letters, name).allSatisfy({ $0 | 0x20 == $1 }) else { continue }
      let isSept = { letters.elementsEqual(sept) { $0 | 0x20 == $1 } }
      return count == 3 || count == name.count || isSept() ? index + 1 : nil
    }
    return nil
  }
}

/// Moments as answers of programs write them.
enum Instants {
  /// The UTC day of `2024-05-01`, `2024-05-01T10:00:00.000+0200` or milliseconds since 1970; nil for anything else.
  static func day(_ text: String) -> Day? {
    let bytes = Array(text.utf8)
    if bytes.count >= 11, bytes.allSatisfy({ (0x30...0x39).contains($0) }), let milliseconds = Int64(text) {
      return day(milliseconds: milliseconds)
    }
    guard bytes.count >= 10, let day = Day(text: String(decoding: bytes[..<10], as: UTF8.self)) else {
      return nil
    }
    if bytes.count == 10 { return day }
    guard bytes[10] == 0x54 || bytes[10] == 0x74 || bytes[10] == 0x20 else { return nil }
    guard let days = daysOff(bytes[11...]) else { return nil }
    return day + days
  }

  /// The UTC day of so many milliseconds since 1970; nil outside of the years that are allowed.
  static func day(milliseconds: Int64) -> Day? {
    let day = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
    let number = day.remainder < 0 ? day.quotient - 1 : day.quotient
    guard (Int64(Day.earliest.number)...Int64(Day.latest.number)).contains(number) else { return nil }
    return Day(number: Int32(number))
  }

  /// By how many days `HH:MM:SS.sss+HH:MM` is off its date in UTC; nil where it is no time.
  private static func daysOff(_ time: ArraySlice<UInt8>) -> Int? {
    let clock = time.prefix { (0x30...0x3A).contains($0) }
    let parts = clock.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hour = number(parts[0], 0...24),
      let minute = number(parts[1], 0...59),
      parts.count == 2 || number(parts[2], 0...60) != nil
    else { return nil }
    var rest = time.dropFirst(clock.count)
    if rest.first == 0x2E || rest.first == 0x2C {
      rest = rest.dropFirst().drop { (0x30...0x39).contains($0) }
    }
    var offset = 0
    if let sign = rest.first, sign == 0x2B || sign == 0x2D {
      let digits = rest.dropFirst().filter { $0 != 0x3A }
      guard digits.count == 4 || digits.count == 2, let hours = number(digits[..<2], 0...23),
        let minutes = digits.count == 2 ? 0 : number(digits[2...], 0...59)
      else { return nil }
      offset = (sign == 0x2B ? 1 : -1) * (hours * 60 + minutes)
    } else if !rest.isEmpty, rest.map({ $0 | 0x20 }) != [0x7A] {
      return nil
    }
    let inUTC = hour * 60 + minute - offset
    return inUTC < 0 ? -1 : inUTC / 1440
  }

  private static func number(_ digits: some Collection<UInt8>, _ range: ClosedRange<Int>) -> Int? {
    guard digits.count == 2, let value = Int(String(decoding: digits, as: UTF8.self)), range.contains(value)
    else {
      return nil
    }
    return value
  }
}
