internal import Basics

/// A UTC calendar day, counted in days since 1970-01-01.
///
/// It uses the proleptic Gregorian calendar, without time zones. There is no clock: a function that needs "today" has
/// it as a parameter. The formulas between counts and dates are Howard Hinnant's `days_from_civil` and
/// `civil_from_days` (https://howardhinnant.github.io/date_algorithms.html).
package struct Day: Hashable, Comparable, Sendable {
  /// The number of days since 1970-01-01.
  package let number: Int32

  /// The years that are allowed in the input (1.1).
  @inlinable package static var years: ClosedRange<Int> { 1990...2199 }
  /// 1990-01-01, the first day that is allowed in the input.
  package static let earliest = Day(unchecked: 1990, 1, 1)
  /// 2199-12-31, the last day that is allowed in the input.
  package static let latest = Day(unchecked: 2199, 12, 31)
  /// Before every day of the input.
  static let longAgo = Day(number: .min)
  /// After every day of the input.
  static let never = Day(number: .max)

  /// The day `number` days after 1970-01-01.
  @inlinable package init(number: Int32) {
    self.number = number
  }

  /// The day of a date; nil if the calendar doesn't have it, such as 2025-02-29.
  @inlinable package init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= 28 || day <= Day.length(ofMonth: month, in: year) else {
      return nil
    }
    self.init(unchecked: year, month, day)
  }

  /// The day of a date that the calendar has.
  @inlinable package init(unchecked year: Int, _ month: Int, _ day: Int) {
    // Years begin in March here, so that the leap day is the last day of a year. 4,800 is added to keep them
    // positive.
    let fromMarch = UInt(truncatingIfNeeded: month &+ (month <= 2 ? 9 : -3))
    let year = UInt(truncatingIfNeeded: year &+ (month <= 2 ? 4799 : 4800))
    let century = year / 100
    let before = year &* 365 &+ year / 4 &- century &+ century / 4 &+ (fromMarch &* 153 &+ 2) / 5
    number = Int32(truncatingIfNeeded: Int(bitPattern: before) &+ day &- 2_472_633)
  }

  /// Year, month (1 to 12) and day of the month.
  package var date: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  @inlinable package static func < (left: Day, right: Day) -> Bool {
    left.number < right.number
  }

  /// The day `days` later, or earlier if `days` is negative.
  package static func + (day: Day, days: Int) -> Day {
    Day(number: day.number + Int32(days))
  }

  /// The day `days` earlier.
  package static func - (day: Day, days: Int) -> Day {
    day + -days
  }

  /// The number of days from `right` to `left`.
  package static func - (left: Day, right: Day) -> Int {
    Int(left.number) - Int(right.number)
  }

  /// The same day of the month `months` later, or the last day of that month if it is shorter (2.6, `addMonths`).
  package func adding(months: Int) -> Day {
    let (year, month, day) = date
    let count = year * 12 + month - 1 + months
    let newYear = count >= 0 ? count / 12 : (count - 11) / 12
    let newMonth = count - newYear * 12 + 1
    return Day(unchecked: newYear, newMonth, min(day, Day.length(ofMonth: newMonth, in: newYear)))
  }

  /// Monday is 0, Sunday is 6.
  package var weekday: Int {
    let fromMonday = (Int(number) + 3) % 7
    return fromMonday >= 0 ? fromMonday : fromMonday + 7
  }

  /// The number of days of a month, 1 to 12.
  @inlinable package static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day: CustomStringConvertible {
  /// `YYYY-MM-DD`.
  package var description: String {
    let (year, month, day) = date
    return zeroPadded(year, to: 4) + "-" + zeroPadded(month, to: 2) + "-" + zeroPadded(day, to: 2)
  }
}

extension Day {
  /// Reads `YYYY-MM-DD`, in the years that are allowed in the input (1.1); nil for anything else.
  package init?(text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Day.number(bytes[0..<4]), let month = Day.number(bytes[5..<7]),
      let day = Day.number(bytes[8...]),
      Day.years.contains(year)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }
}

/// A moment in UTC. A plain date of the input is the first moment of its day (1.1).
package struct Instant: Hashable, Comparable, Sendable {
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  package let nanoseconds: Int64

  private static let perDay: Int64 = 86_400_000_000_000

  /// The moment `nanoseconds` after 1970-01-01T00:00:00Z.
  package init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// 00:00:00Z of a day.
  package init(startOf day: Day) {
    nanoseconds = Int64(day.number) * Instant.perDay
  }

  /// Its UTC day.
  package var day: Day {
    let quotient = nanoseconds / Instant.perDay
    return Day(number: Int32(nanoseconds < quotient * Instant.perDay ? quotient - 1 : quotient))
  }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.nanoseconds < right.nanoseconds
  }
}
