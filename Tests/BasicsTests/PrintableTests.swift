import Basics
import Testing

@Suite struct PrintableTests {
  @Test(arguments: [
    ("Ünïcode, plain", "Ünïcode, plain"), ("\u{1B}[2Jx", "\\u{1B}[2Jx"), ("a\r\nb", "a\\u{D}\\u{A}b"),
    ("\u{202E}x\u{2066}", "\\u{202E}x\\u{2066}"), ("\u{FEFF}\u{85}", "\\u{FEFF}\\u{85}"),
  ])
  func whatIsHiddenBecomesVisible(text: String, shown: String) {
    #expect(Printable.line(text) == shown)
  }

  @Test func linesStayLines() {
    #expect(Printable.lines("a\u{7}\n\nb") == "a\\u{7}\n\nb")
  }

  @Test(
    arguments: [
      ([0x61, 0x09, 0xFF, 0xC3], "a\\x09\\xFF\\xC3", "a\t\\xFF\\xC3"),
      (Array("é\u{202E}x\u{FEFF}".utf8), "é\\xE2\\x80\\xAEx\\xEF\\xBB\\xBF", "é\u{202E}x\u{FEFF}"),
      ([], "", ""),
    ] as [([UInt8], String, String)])
  func bytesThatAreNoTextBecomeVisible(bytes: [UInt8], line: String, text: String) {
    #expect(Printable.line(utf8: bytes) == line)
    #expect(Printable.text(utf8: bytes) == text)
  }

  @Test func whatIsNotASCIIIsAQuestionMark() {
    #expect(Printable.ascii("a\u{1B} é~") == "a? ?~")
  }
}
