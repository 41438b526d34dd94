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
      ([0x61, 0x09, 0xFF, 0xC3], "a\\u{9}\\xFF\\xC3", "a\t\\xFF\\xC3"),
      (Array("é\u{202E}x\u{FEFF}".utf8), "é\\u{202E}x\\u{FEFF}", "é\u{202E}x\u{FEFF}"),
      (
        Array("c1\u{200B}\u{A0}\u{3000}\u{AD} d".utf8), "c1\\u{200B}\\u{A0}\\u{3000}\\u{AD} d",
        "c1\u{200B}\u{A0}\u{3000}\u{AD} d"
      ),
      (
        [0xF0, 0x9F, 0x98, 0x41, 0xED, 0xA0, 0x80], "\\xF0\\x9F\\x98A\\xED\\xA0\\x80",
        "\\xF0\\x9F\\x98A\\xED\\xA0\\x80"
      ),
      ([], "", ""),
    ] as [([UInt8], String, String)])
  func bytesThatAreNoTextBecomeVisible(bytes: [UInt8], value: String, text: String) {
    #expect(Printable.value(utf8: bytes) == value)
    #expect(Printable.text(utf8: bytes) == text)
  }

  /// Bytes of every kind, one after the other: what the standard library takes for UTF-8 stays as it is.
  @Test func bytesAreJudgedAsTheStandardLibraryDoes() {
    var seed: UInt32 = 1
    let kinds: [UInt8] = [
      0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5,
    ]
    for _ in 0..<50_000 {
      let bytes = (0..<6).map { _ -> UInt8 in
        seed = seed &* 1_664_525 &+ 1_013_904_223
        return kinds[Int(seed >> 28)]
      }
      let text = Printable.text(utf8: bytes)
      if let valid = String(validating: bytes, as: UTF8.self) {
        #expect(text == valid)
      } else {
        #expect(text.contains("\\x"))
        let kept = String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { $0 != "\u{FFFD}" }
        #expect(
          text.unicodeScalars.filter { $0.value >= 0x80 }.elementsEqual(kept.filter { $0.value >= 0x80 }))
      }
    }
  }

  @Test func whatIsNotASCIIIsAQuestionMark() {
    #expect(Printable.ascii("a\u{1B} é~") == "a? ?~")
  }
}
