// A stranger's text on a page: repaired, cut to a bearable length, isolated from the text around it.

/// Text that comes from an export: a title, a comment, an id.
package struct UntrustedText: Sendable {
  /// The text that is shown, valid and at most as long as was asked for.
  let text: String
  /// How many bytes were cut off its end.
  let cut: Int

  /// A text, shown up to `limit` bytes.
  package init(_ text: String, limit: Int = 200) {
    self.init(bytes: text.utf8, limit: limit)
  }

  /// A text by its bytes, shown up to `limit` of them. An invalid sequence becomes U+FFFD. The cut lies
  /// between characters, and nothing behind it is looked at, however long the text is.
  package init(bytes: some BidirectionalCollection<UInt8>, limit: Int = 200) {
    guard bytes.count > limit else {
      text = String(decoding: bytes, as: UTF8.self)
      cut = 0
      return
    }
    var end = limit
    while end > 0, limit - end < 3,
      UntrustedText.continues(bytes[bytes.index(bytes.startIndex, offsetBy: end)])
    {
      end -= 1
    }
    var shown = String(decoding: bytes.prefix(end), as: UTF8.self)
    // A mark that belongs to the last character may follow the cut.
    if let last = shown.last, last.utf8.count <= 64 {
      shown.removeLast()
      end -= last.utf8.count
    }
    text = shown
    cut = bytes.count - end
  }

  /// Whether there is nothing to see: no text, or spaces and the like.
  var isBlank: Bool {
    text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isWhitespace && scalar.value >= 0x20 || scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  private static func continues(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}

extension HTML {
  /// A stranger's text within a line.
  package mutating func write(_ foreign: UntrustedText) {
    guard !foreign.isBlank else { return tag(.span, "(blank)", .class(.cut)) }
    tag(.bdi) { html in html.escape(foreign.text) }
    noteCut(of: foreign)
  }

  /// A stranger's text as a block of its own, with its line breaks.
  package mutating func quote(_ foreign: UntrustedText) {
    tag(.blockquote, .class(.quote), .automaticDirection) { html in
      guard !foreign.isBlank else { return html.tag(.span, "(blank)", .class(.cut)) }
      html.escape(foreign.text, breaks: .kept)
      html.noteCut(of: foreign)
    }
  }

  private mutating func noteCut(of foreign: UntrustedText) {
    guard foreign.cut > 0 else { return }
    tag(.span, " … cut here, \(foreign.cut) bytes more in the export", .class(.cut))
  }
}
