// Strangers' text: what it becomes, and that it never becomes markup.

import Testing

@testable import Reporting

@Suite struct EscapeTests {
  private static func escaped(_ text: String, breaks: LineBreaks = .shown) -> String {
    var out: [UInt8] = []
    Escape.append(text, breaks: breaks, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  @Test(arguments: [
    ("a & b", "a &amp; b"), ("<b>", "&lt;b&gt;"), ("\"'", "&quot;&#39;"), ("&lt;", "&amp;lt;"),
    ("\"\u{0301}", "&quot;\u{0301}"), ("<\u{0338}", "&lt;\u{0338}"), ("'\u{200D}'", "&#39;\u{200D}&#39;"),
    ("\u{0}\u{1B}", "␀␛"), ("a\tb\nc\r\n", "a␉b␊c␍␊"), ("\u{7F}", "␡"), ("\u{80}\u{9F}\u{A0}", "␦␦\u{A0}"),
    ("\u{2028}\u{2029}", "␤␤"), ("\u{202A}\u{202E}", "[U+202A][U+202E]"),
    ("\u{2066}\u{2069}", "[U+2066][U+2069]"),
    ("\u{200E}\u{2030}\u{2065}", "\u{200E}\u{2030}\u{2065}"), ("שלום", "שלום"), ("👩‍👧", "👩‍👧"), ("", ""),
  ])
  func becomes(_ text: String, _ wanted: String) {
    #expect(Array(Self.escaped(text).utf8) == Array(wanted.utf8))
  }

  @Test func keepsTheLinesOfComments() {
    #expect(Self.escaped("a\nb\r\nc\rd\u{2028}e", breaks: .kept) == "a<br>b<br>c␍d<br>e")
  }

  /// Whatever stands around a character of markup, no byte of markup and no control gets through.
  @Test func noScalarHelpsMarkupThrough() {
    var forbidden = [Bool](repeating: false, count: 256)
    for byte in Array(0..<0x20) + [0x7F] + Array("<>\"'".utf8) { forbidden[Int(byte)] = true }
    var passed: [UInt32] = []
    var out: [UInt8] = []
    for scalar in (UInt32(0)...0x10FFFF).lazy.compactMap({ Unicode.Scalar($0) }) {
      out.removeAll(keepingCapacity: true)
      Escape.append("\(scalar)<\(scalar)\"\(scalar)", breaks: .shown, to: &out)
      if out.contains(where: { forbidden[Int($0)] }) { passed.append(scalar.value) }
    }
    #expect(passed == [])
  }

  @Test func textComesBackAsItWas() throws {
    for text in HostileText.corpus where text.utf8.allSatisfy({ $0 >= 0x20 }) {
      var html = HTML()
      html.tag(.p, InlineText(own: text), .label(text))
      let markup = try #require(Markup(html.finish()), "\(text)")
      #expect(markup.tags.map(\.name) == ["p"])
      #expect(markup.tags.first?.attributes.keys.sorted() == ["aria-label"])
      if !text.unicodeScalars.contains(where: {
        (0x7F...0x9F).contains($0.value) || (0x2028...0x2069).contains($0.value)
      }) {
        #expect(markup.text.unicodeScalars.elementsEqual(text.unicodeScalars))
      }
    }
  }
}

@Suite struct ForeignTests {
  @Test(arguments: [
    ("short", 200, "short", 0), ("abcdef", 4, "abc", 3), ("aé", 2, "", 3), ("abé", 3, "a", 3),
    ("ab👍", 5, "a", 5),
    ("ab", 0, "", 2), ("xyz\u{0301}", 3, "xy", 3),
  ])
  func cutsBetweenCharacters(_ text: String, _ limit: Int, _ shown: String, _ cut: Int) {
    let foreign = UntrustedText(text, limit: limit)
    #expect(foreign.text == shown)
    #expect(foreign.cut == cut)
  }

  @Test func repairsWhatIsNotUTF8() throws {
    for bytes: [UInt8] in [
      [0xFF, 0x3C], [0xC3], [0xE2, 0x80], [0xF0, 0x9F, 0x91], [0xED, 0xA0, 0x80], [0xC0, 0xBC],
      [0x80, 0x80, 0x80, 0x80],
    ] {
      for limit in 0...5 {
        var html = HTML()
        html.write(UntrustedText(bytes: bytes, limit: limit))
        #expect(String(validating: html.finish(), as: UTF8.self) != nil)
      }
    }
  }

  @Test func isIsolatedAndSaysWhatIsCut() {
    var html = HTML()
    html.write("Text: \(UntrustedText(HostileText.longComment, limit: 50))")
    let text = String(decoding: html.finish(), as: UTF8.self)
    #expect(text.hasPrefix("Text: <bdi>All well, &lt;b&gt;"))
    #expect(
      text.hasSuffix("</bdi><span class=\"cut\"> … cut here, 1,039,951 bytes more in the export</span>"))
  }

  @Test(arguments: ["", " ", "\u{3000}\u{200B}\u{FEFF}"])
  func saysThatNothingIsThere(_ text: String) {
    var html = HTML()
    html.write("\(text)")
    #expect(String(decoding: html.finish(), as: UTF8.self) == "<span class=\"cut\">(blank)</span>")
  }

  @Test func pageNamesHoldNothingOfAnId() {
    let digits = Set("0123456789abcdef")
    for id in HostileText.corpus {
      let stem = PageName(profileID: id).stem
      #expect(stem.count == 16 && stem.allSatisfy(digits.contains))
    }
    #expect(PageName(profileID: "abc").stem == "ba7816bf8f01cfea")
    #expect(Set(HostileText.corpus.map { PageName(profileID: $0).stem }).count == HostileText.corpus.count)
  }
}
