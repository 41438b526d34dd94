import Testing

@testable import JobSuccess

@Suite("Day: the civil calendar")
struct DayTests {
  /// A calendar that only ever counts on by one day, from 1990-01-01, a Monday, day 7,305.
  private struct WalkedDay {
    var (number, year, month, day, weekday) = (7305, 1990, 1, 1, 0)

    var monthLength: Int {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    mutating func advance() {
      let lastDay = monthLength
      number += 1
      weekday = (weekday + 1) % 7
      day += 1
      guard day > lastDay else { return }
      day = 1
      month += 1
      guard month > 12 else { return }
      month = 1
      year += 1
    }
  }

  @Test("every day of 1990 to 2199, both ways")
  func everyDay() {
    var walked = WalkedDay()
    var wrong: [String] = []
    while walked.year < 2200 {
      let day = Day(number: Int32(walked.number))
      if day.date != (walked.year, walked.month, walked.day)
        || Day(year: walked.year, month: walked.month, day: walked.day) != day
        || day.weekday != walked.weekday
        || Day.length(ofMonth: walked.month, in: walked.year) != walked.monthLength
      {
        wrong.append(day.description)
      }
      walked.advance()
    }
    #expect(wrong.isEmpty)
    #expect(walked.number == 7305 + 76_701)
  }

  @Test("months added to every day of 1990 to 2199 keep the day, or clamp to the month's last")
  func everyDayAddingMonths() {
    var wrong: [String] = []
    for number in Day.earliest.number...Day.latest.number {
      let day = Day(number: number)
      let (year, month, dayOfMonth) = day.date
      for months in [-24, -12, -6, -3, -1, 0, 1, 3, 6, 12, 24] {
        var (newYear, newMonth) = (year, month + months)
        while newMonth < 1 { (newYear, newMonth) = (newYear - 1, newMonth + 12) }
        while newMonth > 12 { (newYear, newMonth) = (newYear + 1, newMonth - 12) }
        let length = Day.length(ofMonth: newMonth, in: newYear)
        if day.adding(months: months).date != (newYear, newMonth, min(dayOfMonth, length)) {
          wrong.append("\(day) \(months)")
        }
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test(
    "adding months",
    arguments: [
      ("2025-01-31", 1, "2025-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2024-02-29", 12, "2025-02-28"),
      ("2024-02-29", 48, "2028-02-29"), ("2024-02-29", -12, "2023-02-28"), ("2025-03-31", -1, "2025-02-28"),
      ("2025-08-31", -6, "2025-02-28"), ("2024-08-31", -6, "2024-02-29"), ("2025-08-29", -6, "2025-02-28"),
      ("2025-08-28", -6, "2025-02-28"), ("2025-12-31", 1, "2026-01-31"), ("2026-01-01", -1, "2025-12-01"),
      ("2026-01-15", 6, "2026-07-15"), ("2025-05-31", 1, "2025-06-30"), ("2000-02-29", -1200, "1900-02-28"),
      ("2000-02-29", 1200, "2100-02-28"), ("2000-02-29", 4800, "2400-02-29"),
      ("1990-01-01", -2400, "1790-01-01"),
    ] as [(Day, Int, Day)])
  func addingMonths(day: Day, months: Int, expected: Day) {
    #expect(day.adding(months: months) == expected)
  }

  @Test(
    "dates that are none",
    arguments: [
      (2025, 2, 29), (2100, 2, 29), (2200, 2, 29), (2024, 2, 30), (2025, 4, 31), (2025, 0, 1), (2025, 13, 1),
      (2025, 1, 0), (2025, 1, 32), (2025, 6, 31), (2025, 9, 31), (2025, 11, 31), (2025, 1, -1),
    ])
  func noDates(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test("days known from elsewhere")
  func knownDays() {
    #expect(Day(number: 0).description == "1970-01-01")
    #expect(Day(number: 0).weekday == 3)
    #expect(Day(number: -1).description == "1969-12-31")
    #expect(Day(number: -1).weekday == 2)
    #expect(Day(number: -719_468).description == "0000-03-01")
    #expect(("2000-02-29" as Day).number == 11_016)
    #expect(("2026-07-15" as Day).weekday == 2)
    #expect(Day.earliest.description == "1990-01-01")
    #expect(Day.latest.description == "2199-12-31")
    #expect(Day.latest - Day.earliest == 76_700)
  }

  @Test("days are counted across a leap day")
  func counting() {
    #expect(("2024-03-01" as Day) - ("2024-02-28" as Day) == 2)
    #expect(("2025-03-01" as Day) - ("2025-02-28" as Day) == 1)
    #expect(("2024-02-28" as Day) + 2 == "2024-03-01")
    #expect(("2024-03-01" as Day) - 1 == "2024-02-29")
    #expect(("2024-02-29" as Day) < "2024-03-01")
  }
}
