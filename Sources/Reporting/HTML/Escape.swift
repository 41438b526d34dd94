// Text made harmless: what the five characters of markup, control characters and invisible directions become.

/// What becomes of line breaks within a text.
package enum LineBreaks: Sendable {
  /// A visible sign, ␊: ids and titles are one line.
  case shown
  /// A break on the page: comments have lines.
  case kept
}

enum Escape {
  /// Appends `text`, byte by byte.
  ///
  /// Working on bytes and not on characters is the point: a quote followed by a combining mark is another
  /// character, but still the byte that ends an attribute.
  static func append(_ text: String, breaks: LineBreaks, to out: inout [UInt8]) {
    let span = text.utf8Span.span
    var index = 0
    while index < span.count {
      let byte = span[index]
      switch byte {
      case UInt8(ascii: "&"): out += "&amp;".utf8
      case UInt8(ascii: "<"): out += "&lt;".utf8
      case UInt8(ascii: ">"): out += "&gt;".utf8
      case UInt8(ascii: "\""): out += "&quot;".utf8
      case UInt8(ascii: "'"): out += "&#39;".utf8
      case 0x0D where breaks == .kept && index + 1 < span.count && span[index + 1] == 0x0A:
        break
      case 0x0A where breaks == .kept: out += "<br>".utf8
      case 0x00..<0x20: out += [0xE2, 0x90, 0x80 + byte]
      case 0x7F: out += "␡".utf8
      case 0xC2 where span[index + 1] < 0xA0:
        out += "␦".utf8
        index += 1
      case 0xE2:
        index += appendGeneralPunctuation(span[index + 1], span[index + 2], breaks: breaks, to: &out)
        continue
      default: out.append(byte)
      }
      index += 1
    }
  }

  /// A character that begins with the byte E2: line separators and the controls that turn the direction of
  /// text live there. Isolation by `<bdi>` doesn't hold against the latter, so they are shown by their name.
  private static func appendGeneralPunctuation(
    _ second: UInt8, _ third: UInt8, breaks: LineBreaks, to out: inout [UInt8]
  ) -> Int {
    switch (second, third) {
    case (0x80, 0xA8), (0x80, 0xA9): out += (breaks == .kept ? "<br>" : "␤").utf8
    case (0x80, 0xAA...0xAE): out += "[U+202\(hex(third - 0xA0))]".utf8
    case (0x81, 0xA6...0xA9): out += "[U+206\(hex(third - 0xA0))]".utf8
    default: out += [0xE2, second, third]
    }
    return 3
  }

  private static func hex(_ digit: UInt8) -> String {
    String(digit, radix: 16, uppercase: true)
  }
}
