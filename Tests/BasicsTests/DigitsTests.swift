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
}
