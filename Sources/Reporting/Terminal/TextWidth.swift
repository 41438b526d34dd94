/// How wide a text is on a terminal.
package enum TextWidth {
  /// How many columns a terminal takes for the text, roughly: wide scripts and emoji take two, marks that join the
  /// letter before and styles (``Terminal/styled(_:_:)``) take none.
  package static func columns(_ text: String) -> Int {
    var (count, isStyle) = (0, false)
    for scalar in text.unicodeScalars {
      if scalar == "\u{1B}" { isStyle = true }
      if !isStyle { count += columns(scalar) }
      if scalar == "m" { isStyle = false }
    }
    return count
  }

  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}

extension TextWidth {
  /// The text in lines of at most `width` columns, broken between words where that can be.
  static func wrapped(_ text: String, width: Int) -> [String] {
    guard columns(text) > width else { return [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !line.isEmpty, columns(line) + 1 + columns(String(word)) > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
      while columns(line) > width {
        let cut = head(of: line, width: width)
        lines.append(String(cut))
        line.removeFirst(cut.count)
      }
    }
    return lines + (line.isEmpty && !lines.isEmpty ? [] : [line])
  }

  /// As much of the beginning as has room, at least one character.
  private static func head(of text: String, width: Int) -> Substring {
    var end = text.startIndex
    var taken = 0
    while end < text.endIndex {
      let next = columns(String(text[end]))
      if taken + next > width, taken > 0 { break }
      taken += next
      end = text.index(after: end)
    }
    return text[..<end]
  }

  /// The width of the longest word.
  static func longestWord(_ text: String) -> Int {
    text.split(separator: " ").reduce(0) { max($0, columns(String($1))) }
  }
}

extension Terminal {
  /// A text for people: on a terminal each line that is wider than it is broken between words, behind the spaces that the line
  /// begins with. Tables have room already.
  func folded(_ text: String) -> String {
    guard isTerminal else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard TextWidth.columns(String(line)) > width else { return String(line) }
      let indent = line.prefix { $0 == " " }
      let words = String(line.dropFirst(indent.count))
      return TextWidth.wrapped(words, width: max(20, width - indent.count)).map { indent + $0 }
        .joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
