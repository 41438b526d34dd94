import Basics
import Testing

@Suite struct JSONReaderTests {
  private func parse(_ text: String) -> JSONValue? { JSONValue(Array(text.utf8)) }

  @Test func valuesAreRead() {
    #expect(parse(" null ") == .null)
    #expect(parse("[true,false]") == .array([.bool(true), .bool(false)]))
    #expect(parse("{ }") == .object([]))
    #expect(parse("[ ]") == .array([]))
    let value = parse(#"{"a" : [1, -2.50e+7, 0], "b":{"c":"d"}}"#)
    #expect(value?["a"]?.array == [1, .decimal("-2.50e+7"), 0])
    #expect(value?["b"]?["c"]?.string == "d")
    #expect(value?["a"]?.array?.first?.integer == 1)
    #expect(value?["x"] == nil)
    #expect(parse("99999999999999999999")?.integer == nil)
  }

  @Test(arguments: ["-0", "0.0", "1e0", "9223372036854775808", "-9223372036854775809"])
  func numbersThatAreNoIntKeepTheirText(_ text: String) {
    #expect(parse(text) == .decimal(text))
  }

  @Test func whatIsWrittenReadsBack() {
    let value: JSONValue = ["a": [1, -2, .decimal("0.50"), true, .null], "b\n": ["\u{1}é\"\\": .object([])]]
    for indents in [false, true] { #expect(parse(JSONWriter.text(value, indents: indents)) == value) }
  }

  @Test func textsAreUnescaped() {
    #expect(parse(#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é""#)?.string == "\"\\/\u{8}\u{c}\n\r\té😀é")
  }

  @Test(arguments: [
    "", "nul", "nulll", "[1,]", "[,]", "{,}", "{\"a\"}", "{\"a\":}", "{a:1}", "[1 2]", "01", "1.", ".5", "+1",
    "-", "1e", "0x10", "NaN", "'a'", "\"", "\"\u{1}\"", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"",
    "\"\\ud800\\u0041\"",
    "\"\\udc00\"", "1 1", "[", "{", "{\"a\":1", "\u{FEFF}1",
  ]) func anythingElseIsRefused(_ text: String) {
    #expect(parse(text) == nil)
  }

  @Test func badBytesAreRefused() {
    #expect(JSONValue([0x22, 0xFF, 0x22]) == nil)
    #expect(JSONValue([0xFF]) == nil)
  }

  @Test func depthIsBounded() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(parse(nested(64)) != nil)
    #expect(parse(nested(65)) == nil)
    #expect(parse(String(repeating: "[", count: 1_000_000)) == nil)
  }
}
