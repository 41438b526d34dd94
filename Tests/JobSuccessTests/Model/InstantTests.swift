import Testing

@testable import JobSuccess

@Suite("Instant: moments and their UTC days")
struct InstantTests {
  private static let perDay: Int64 = 86_400_000_000_000

  @Test(
    "a day begins at its first nanosecond",
    arguments: [
      (0, "1970-01-01"), (-1, "1969-12-31"), (perDay - 1, "1970-01-01"), (perDay, "1970-01-02"),
      (-perDay, "1969-12-31"), (-perDay - 1, "1969-12-30"), (-2 * perDay, "1969-12-30"),
    ] as [(Int64, Day)])
  func border(nanoseconds: Int64, day: Day) {
    #expect(Instant(nanoseconds: nanoseconds).day == day)
  }

  @Test("a plain date is the first moment of its day, on every day of input")
  func startOfDay() {
    for number in Day.earliest.number...Day.latest.number {
      let start = Instant(startOf: Day(number: number))
      let isRight =
        start.day.number == number
        && Instant(nanoseconds: start.nanoseconds - 1).day.number == number - 1
        && Instant(nanoseconds: start.nanoseconds + Self.perDay - 1).day.number == number
      if !isRight { Issue.record("\(Day(number: number))") }
    }
  }

  @Test("the whole range has days")
  func limits() {
    #expect(Instant(nanoseconds: .max).day == "2262-04-11")
    #expect(Instant(nanoseconds: .min).day == "1677-09-21")
  }

  @Test("order")
  func order() {
    #expect(
      Instant(startOf: "2025-01-01") < Instant(nanoseconds: Instant(startOf: "2025-01-01").nanoseconds + 1))
    #expect(Instant(nanoseconds: -1) < Instant(nanoseconds: 0))
  }
}
