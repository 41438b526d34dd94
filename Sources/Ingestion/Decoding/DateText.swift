package import JobSuccess

// Dates and RFC 3339 instants of the input (1.1). A date may be written as an instant and is its UTC day then; an instant
// may be written as a plain date and is that day's first moment.

extension Instant {
  /// Reads `2025-03-31`, `2025-03-31T09:30:00Z` or `2025-03-31t09:30:00.25+02:00`.
  ///
  /// Both the date as written and the UTC day lie in the years 1990 to 2199. A fraction may have any number of
  /// digits; those after the ninth are cut off.
  package init(text: Span<UInt8>) throws(ValueIssue) {
    let (day, year) = try writtenDate(text)
    guard text.count > 10 else {
      self.init(startOf: day)
      return
    }
    let time = try writtenTime(text)
    guard Day.years.contains(year) else { throw outOfRange }
    let moment = Instant(startOf: day).nanoseconds + time
    self.init(nanoseconds: moment)
    guard Day.earliest <= self.day, self.day <= Day.latest else { throw outOfRange }
  }
}

extension Day {
  /// Reads a date, or the UTC day of an instant; see `Instant.init(text:)`.
  package init(text: Span<UInt8>) throws(ValueIssue) {
    if text.count == 10 {
      self = try writtenDate(text).day
    } else {
      self = try Instant(text: text).day
    }
  }
}

/// The date in the first ten bytes. The year's range is checked here for a plain date only.
@inline(__always)
private func writtenDate(_ text: Span<UInt8>) throws(ValueIssue) -> (day: Day, year: Int) {
  guard text.count >= 10, let (year, month, number) = digitsOfDate(text),
    let day = Months.day(year, month, number) ?? Day(year: year, month: month, day: number)
  else { throw malformed }
  guard text.count > 10 || Day.years.contains(year) else { throw outOfRange }
  return (day, year)
}

/// The first day of each month that input may name. Looking it up takes less time than computing a date's day, whose steps
/// depend on each other.
private enum Months {
  private static let starts = Day.years.flatMap { year in
    (1...12).compactMap { Day(year: year, month: $0, day: 1)?.number }
  }

  /// The day of a date; nil where there is no such date, and where the month isn't one of these but the last.
  @inline(__always)
  static func day(_ year: Int, _ month: Int, _ day: Int) -> Day? {
    let index = (year &- Day.years.lowerBound) &* 12 &+ month &- 1
    guard 1...12 ~= month, day >= 1, index >= 0, index &+ 1 < starts.count else { return nil }
    let number = starts[index] &+ Int32(truncatingIfNeeded: day &- 1)
    return number < starts[index &+ 1] ? Day(number: number) : nil
  }
}

/// The numbers of `YYYY-MM-DD`. All ten bytes are checked at once, as two words, `YYYY-MM-` and `YY-MM-DD`: with the bits
/// of `0000-00-` and `00-00-00` flipped, a digit's byte is below 10 and a dash's is 0.
@inline(__always)
private func digitsOfDate(_ text: Span<UInt8>) -> (year: Int, month: Int, day: Int)? {
  let head = text.word(at: 0) ^ 0x2D30_302D_3030_3030
  let tail = text.word(at: 2) ^ 0x3030_2D30_302D_3030
  // Adding 118 (127 for a dash) sets a byte's top bit where it is too large.
  let wrong = (head &+ 0x7F76_767F_7676_7676) | head | (tail &+ 0x7676_7F76_767F_7676) | tail
  guard wrong & 0x8080_8080_8080_8080 == 0 else { return nil }
  // Each byte becomes ten times itself and the next one: no byte overflows, since digits are below 10.
  let headPairs = head &* 10 &+ head &>> 8
  let tailPairs = tail &* 10 &+ tail &>> 8
  return (byte(headPairs, 0) &* 100 &+ byte(headPairs, 2), byte(headPairs, 5), byte(tailPairs, 6))
}

@inline(__always)
private func byte(_ word: UInt64, _ place: Int) -> Int {
  Int(truncatingIfNeeded: word &>> UInt64(place &* 8) & 0xFF)
}

/// Nanoseconds from 00:00:00Z of the written date to the instant.
private func writtenTime(_ text: Span<UInt8>) throws(ValueIssue) -> Int64 {
  guard text.count >= 20, text[10] | 0x20 == UInt8(ascii: "t"), text[13] == colon, text[16] == colon,
    let hour = twoDigits(text, at: 11), hour < 24, let minute = twoDigits(text, at: 14), minute < 60,
    let second = twoDigits(text, at: 17), second < 60
  else { throw malformed }
  var nanoseconds = Int64(hour * 3600 + minute * 60 + second) * 1_000_000_000
  var index = 19
  if text[index] == UInt8(ascii: ".") {
    index += 1
    let first = index
    var unit: Int64 = 100_000_000
    while index < text.count, let digit = digit(text[index]) {
      nanoseconds += Int64(digit) * unit
      unit /= 10
      index += 1
    }
    guard index > first else { throw malformed }
  }
  return nanoseconds - (try writtenOffset(text, at: index))
}

/// Nanoseconds that the offset at the text's end (`Z` or `+02:00`) is ahead of UTC.
private func writtenOffset(_ text: Span<UInt8>, at index: Int) throws(ValueIssue) -> Int64 {
  switch text.count - index {
  case 1 where text[index] | 0x20 == UInt8(ascii: "z"):
    return 0
  case 6 where text[index] == dash || text[index] == UInt8(ascii: "+"):
    guard let hours = twoDigits(text, at: index + 1), hours < 24, text[index + 3] == colon,
      let minutes = twoDigits(text, at: index + 4), minutes < 60
    else { throw malformed }
    let offset = Int64(hours * 3600 + minutes * 60) * 1_000_000_000
    return text[index] == dash ? -offset : offset
  default:
    throw malformed
  }
}

@inline(__always)
private func twoDigits(_ text: Span<UInt8>, at index: Int) -> Int? {
  guard let tens = digit(text[index]), let ones = digit(text[index + 1]) else { return nil }
  return tens * 10 + ones
}

@inline(__always)
private func digit(_ byte: UInt8) -> Int? {
  let value = byte &- UInt8(ascii: "0")
  return value < 10 ? Int(value) : nil
}

private let dash = UInt8(ascii: "-")
private let colon = UInt8(ascii: ":")
private let malformed = ValueIssue(.malformedDate, allowed: ColumnValue.instant.form)
private let outOfRange = ValueIssue(.outOfRange, allowed: ColumnValue.instant.limits)
