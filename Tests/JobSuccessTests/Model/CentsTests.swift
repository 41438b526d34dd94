import Testing

@testable import JobSuccess

@Suite("Cents: money")
struct CentsTests {
  @Test(
    "in dollars",
    arguments: [
      (0, "0.00"), (1, "0.01"), (9, "0.09"), (10, "0.10"), (99, "0.99"), (100, "1.00"), (123_450, "1234.50"),
      (-1, "-0.01"), (-100, "-1.00"), (-123_405, "-1234.05"), (1_000_000_000_000_000, "10000000000000.00"),
      (Int64.max, "92233720368547758.07"), (Int64.min, "-92233720368547758.08"),
    ] as [(Int64, String)])
  func description(amount: Int64, text: String) {
    #expect(Cents(amount).description == text)
  }

  @Test(
    "for people, with thousands apart",
    arguments: [
      (0, "0.00"), (99_999, "999.99"), (100_000, "1,000.00"), (-123_405, "-1,234.05"), (-12_345, "-123.45"),
      (1_000_000_000_000_000, "10,000,000,000,000.00"),
    ] as [(Int64, String)])
  func grouped(amount: Int64, text: String) {
    #expect(Cents(amount).grouped == text)
  }

  @Test("sums and differences are exact")
  func arithmetic() {
    #expect(Cents(150) + Cents(-50) == .oneDollar)
    #expect(Cents(50) - Cents(150) == Cents(-100))
    #expect(Cents.largest + Cents.largest == Cents(2_000_000_000_000_000))
    #expect([Cents(1), Cents(2), Cents(3)].reduce(.zero, +) == Cents(6))
    #expect(Cents(-5) - Cents(.min) == Cents(.max - 4))
  }

  @Test("past the limits they stay there")
  func limits() {
    #expect(Cents(.max) + Cents(1) == Cents(.max))
    #expect(Cents(.min) + Cents(-1) == Cents(.min))
    #expect(Cents(.max) - Cents(-1) == Cents(.max))
    #expect(Cents(.min) - Cents(1) == Cents(.min))
    #expect(Cents(0) - Cents(.min) == Cents(.max))
  }

  @Test("a refund is less than nothing, and one cent below a dollar is less than a dollar")
  func order() {
    #expect(Cents(-1) < .zero)
    #expect(Cents(99) < .oneDollar)
    #expect(!(Cents(100) < .oneDollar))
  }
}
