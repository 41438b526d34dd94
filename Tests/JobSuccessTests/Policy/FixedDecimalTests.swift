import Support
import Testing

@testable import JobSuccess

@Suite("FixedDecimal: decimals as decimals")
struct FixedDecimalTests {
  @Test(
    "what it reads",
    arguments: [
      ("0", 0), ("1", 1_000_000), ("0.3", 300_000), ("0.30", 300_000), ("0.35", 350_000), ("1.25", 1_250_000),
      ("0.000001", 1), ("0.100000", 100_000), ("250", 250_000_000), ("007", 7_000_000), ("00.5", 500_000),
      ("999999.999999", 999_999_999_999), ("-1", -1_000_000), ("-0.5", -500_000),
      ("-999999.999999", -999_999_999_999),
    ])
  func reads(text: String, millionths: Int) {
    #expect(FixedDecimal(text)?.millionths == millionths)
  }

  @Test(
    "what it refuses",
    arguments: [
      "", "-", ".", "-.", ".5", "5.", "-.5", "+1", "--1", "1-", "1.2.3", "1,5", "1e3", "1E3", "0x10", "nan",
      "inf", " 1", "1 ", "1_000", "0.0000001", "1000000", "1.0000000", "١", "½", "1.½", "1\u{301}", "\u{0}",
    ])
  func refuses(text: String) {
    #expect(FixedDecimal(text) == nil)
  }

  @Test(
    "as short as can be",
    arguments: [
      (0, "0"), (1_000_000, "1"), (300_000, "0.3"), (1, "0.000001"), (1_250_000, "1.25"),
      (250_000_000, "250"),
      (10_000_000, "10"), (-500_000, "-0.5"), (-1_000_001, "-1.000001"), (999_999_999_999, "999999.999999"),
    ])
  func writes(millionths: Int, text: String) {
    #expect(FixedDecimal(millionths: millionths).description == text)
  }

  @Test("what it writes it reads again")
  func roundTrip() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let value = FixedDecimal(millionths: random.int(-999_999_999_999...999_999_999_999))
      #expect(FixedDecimal(value.description) == value)
    }
  }

  @Test("order")
  func order() {
    #expect((0.35 as FixedDecimal) < 0.350001)
    #expect((-1 as FixedDecimal) < .zero)
    #expect(FixedDecimal.zero < .one)
  }
}
