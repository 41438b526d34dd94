/// Text from files and arguments, made safe to print: an escape sequence in a title must not reach the terminal.
package enum Printable {
  /// The text with control characters, line ends among them, and characters that are invisible or change the direction of
  /// writing escaped as `\u{1B}`.
  package static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isDangerous) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isDangerous(scalar) {
        result += escape(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The same for a text of several lines, whose line ends stay.
  package static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }.joined(
      separator: "\n")
  }

  /// A value from a file as a message shows it: on one line, with the same characters and all that nobody sees escaped as
  /// `\u{200B}`, and bytes that are not UTF-8 as `\xFF`.
  package static func value(utf8 bytes: some Sequence<UInt8>) -> String {
    let text = text(utf8: bytes)
    guard !text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      if isDangerous(scalar) || isInvisible(scalar) {
        result += escape(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }

  /// The same for a value that is text.
  package static func value(_ text: String) -> String { value(utf8: text.utf8) }

  /// Bytes as text, with bytes that are not UTF-8 escaped as `\xFF`; not safe to print.
  package static func text(utf8 bytes: some Sequence<UInt8>) -> String {
    String(decoding: UTF8Escaping.escaped(Array(bytes)), as: UTF8.self)
  }

  /// Whether nobody sees a character: one without a shape (Unicode's category Cf), or a blank beyond ASCII.
  package static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x80 else { return false }
    return switch scalar.properties.generalCategory {
    case .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// The text with everything but printable ASCII as `?`, for what holds nothing else unless somebody tampered with it.
  package static func ascii(_ text: String) -> String {
    String(text.unicodeScalars.map { (" "..."~").contains($0) ? Character($0) : "?" })
  }

  private static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

private func escape(_ scalar: Unicode.Scalar) -> String {
  "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
}
