import JobSuccess
import Support
import Testing

@testable import Import

/// Days, money and separators as exports write them (8.2).
@Suite struct TextTests {
  private static let forms = ["MON D, YYYY", "YYYY-MM-DD", "M/D/YYYY"].compactMap { DatePattern($0) }

  @Test(arguments: [
    ("Sep 8, 2026", "2026-09-08"), ("2026-09-08", "2026-09-08"), ("09/08/2026", "2026-09-08"),
    ("2026-09-08T23:30:00-0200", "2026-09-09"), ("2026-09-08T00:30:00.000+02:00", "2026-09-07"),
    ("2026-09-08T00:00:00Z", "2026-09-08"),
  ])
  func daysAreRead(text: String, day: String) {
    #expect(DatePattern.read(text, TextTests.forms) == Day(text: day).map(DayReading.day))
  }

  @Test(arguments: ["13/08/2026", "Sept 31, 2026", "2026-02-30", "Foo 1, 2026", "2026-09-08T25:99", ""])
  func daysAreNeverSwapped(text: String) { #expect(DatePattern.read(text, TextTests.forms) == .malformed) }

  @Test(arguments: ["", "DD.MM", "YYYY-MM-DD-DD", "QQ"])
  func halfAFormIsNone(text: String) { #expect(DatePattern(text) == nil) }

  @Test(arguments: [
    ("1,326.80", 132_680), ("$240", 24_000), ("-$15.50", -1550), ("$-15.50", -1550), ("(15.50)", -1550),
    ("\u{2212}5.25", -525), ("0.005", 1), ("-0.005", -1), ("1999.999", 200_000), ("12", 1200),
  ])
  func moneyIsReadExactly(text: String, cents: Int) {
    #expect(NumberFormat().money(text)?.amount == Int64(cents))
  }

  @Test(arguments: ["1,24", "1.2.3", "", "abc", "--1", "1e3x", "12,3456", "99999999999999999999"])
  func whatIsNoAmountIsNone(text: String) { #expect(NumberFormat().money(text) == nil) }

  /// The quick way reads what the full way reads, or nothing.
  @Test(arguments: [
    NumberFormat(), NumberFormat(decimal: ",", thousands: "."), NumberFormat(decimal: ",", thousands: " "),
    NumberFormat(decimal: ".", thousands: nil),
  ])
  func plainMoneyIsMoney(format: NumberFormat) {
    var random = SeededGenerator(seed: 8)
    var read = 0
    for _ in 0..<20_000 {
      let text = String(
        (0..<Int.random(in: 0...9, using: &random)).map { _ in random.pick(of: Array("0123456789.,, -$")) })
      guard let plain = format.plainMoney(Array(text.utf8)[...]) else { continue }
      #expect(format.money(text) == plain, "\(text)")
      read += 1
    }
    #expect(read > 500)
  }

  @Test func germanAmountsHaveTheirOwnSigns() {
    let format = NumberFormat(decimal: ",", thousands: ".")
    #expect(format.money("1.250,00 $", strip: ["$"])?.amount == 125_000)
    #expect(NumberFormat(decimal: ",", thousands: " ").money("1\u{202F}000,50")?.amount == 100_050)
    #expect(format.money("1.25") == nil)
  }

  @Test(arguments: [
    ("Earnings for Aug 31-Sep 6, 2026", "2026-08-31"), ("Earnings for Dec 29-Jan 4, 2026", "2025-12-29"),
    ("Earnings for Dec 29, 2025-Jan 4, 2026", "2025-12-29"), ("Earnings for Sep 7-13, 2026", "2026-09-07"),
    ("Invoice for 05/27/2024-06/02/2024 - 12:30 hrs @ $40.00/hr", "2024-05-27"),
  ])
  func periodsBegin(text: String, day: String) { #expect(PaidPeriod.start(of: text) == Day(text: day)) }

  @Test(arguments: ["Refund", "Thanks for all", "Milestone 1: for the site"])
  func otherTextsAreNoPeriods(text: String) { #expect(PaidPeriod.start(of: text) == nil) }

  @Test(arguments: Separator.allCases)
  func separatorsChangePlacesAndBack(separator: Separator) {
    let text = Array("a,b;c\td\u{1F}\"e,f;g\th\"".utf8)
    #expect(separator.restored(separator.withCommas(text)[...]) == text)
  }

  @Test func scalesAreLinearAndExact() {
    let scale = Scale(from: 1...10, to: 1...5)
    #expect(
      ["1", "10", "5.5", "2", "9.25"].map { Decimal10(plain: $0).flatMap(scale.hundredths) } == [
        100, 500, 300, 144, 467,
      ])
    #expect(scale.hundredths(Decimal10(digits: 11, places: 0)) == nil)
  }

  @Test func jsonNumbersAreReadAsDecimals() {
    #expect(Decimal10(plain: "815.5")?.rounded(to: 2) == 81_550)
    #expect(Decimal10(plain: "1.005e2")?.rounded(to: 2) == 10_050)
    #expect(Decimal10(plain: "0.285")?.rounded(to: 2) == 29)
  }
}
