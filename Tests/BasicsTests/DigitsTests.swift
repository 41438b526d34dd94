import Basics
import Testing

@Suite struct DigitsTests {
  @Test(arguments: [([], ""), ([0], "00"), ([0x0A, 0xFF, 0x10], "0aff10")] as [([UInt8], String)])
  func bytesAreTwoDigitsEach(bytes: [UInt8], text: String) {
    #expect(hexadecimal(bytes) == text)
  }

  @Test(arguments: [(0, 0, "0"), (7, 3, "007"), (123, 3, "123"), (1234, 3, "1234")])
  func zerosStandBefore(number: Int, width: Int, text: String) {
    #expect(zeroPadded(number, to: width) == text)
    #expect(zeroPadded(String(number), to: width) == text)
  }

  /// A decimal is read as a whole number of its last place, and written back.
  @Test(
    arguments: [
      ("0", 0, 0), ("12", 0, 12), ("12", 2, 1200), ("-12.5", 2, -1250), ("0.05", 2, 5), ("007.10", 2, 710),
      ("99999999999999999", 0, 99_999_999_999_999_999),
    ] as [(String, Int, Int64)])
  func decimalsAreExact(text: String, places: Int, value: Int64) {
    let bytes = Array(text.utf8)
    #expect(units(of: bytes.span, places: places) == value)
    let written = Array(decimalText(Int(value), places: places).utf8)
    #expect(units(of: written.span, places: places) == value)
  }

  @Test(arguments: [
    ("", 2), ("-", 2), (".5", 2), ("5.", 2), ("1.234", 2), ("1.0", 0), ("-0", 2), ("-0.00", 2), ("+1", 2),
    (" 1", 2), ("1 ", 2), ("1e2", 2), ("1,5", 2), ("1.2.3", 6), ("\u{661}", 2),
  ])
  func whatIsNoPlainDecimalIsNotRead(text: String, places: Int) {
    let bytes = Array(text.utf8)
    #expect(units(of: bytes.span, places: places) == nil)
  }

  /// However many digits: never so small that a limit would allow it.
  @Test func hugeDecimalsStayHuge() throws {
    for digits in 18...40 {
      let bytes = Array(String(repeating: "9", count: digits).utf8)
      let value = units(of: bytes.span, places: 6)
      #expect(try #require(value) >= 100_000_000_000_000_000)
    }
  }

  @Test(arguments: [
    (25, 2, "0.25"), (-350, 2, "-3.50"), (0, 2, "0.00"), (-5, 2, "-0.05"), (7, 0, "7"),
    (1_000_000, 6, "1.000000"),
  ])
  func decimalsHaveAllTheirPlaces(units: Int, places: Int, text: String) {
    #expect(decimalText(units, places: places) == text)
  }
}
