// How wide a label of a chart gets: no chart can measure text, and none may run into what is beside it.

enum LabelWidth {
  /// The text, cut behind the last character that fits into so many ems.
  static func cut(_ text: String, toEms limit: Int) -> String {
    var width = 0
    for index in text.indices {
      width += text[index].unicodeScalars.reduce(0) { $0 + hundredths(of: $1) }
      if width > limit * 100 { return "\(text[..<index])…" }
    }
    return text
  }

  /// Hundredths of an em that a scalar takes in the widest of the fonts that pages ask for, about. Where there is no
  /// font for a joined emoji, its parts are drawn side by side.
  private static func hundredths(of scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "i", "j", "l", " ", ".", ",": 32
    case "W", "M", "@", "m", "w": 100
    case "A"..."Z": 76
    case ..<"\u{300}": 60
    default:
      scalar.properties.isDefaultIgnorableCodePoint
        || scalar.properties.canonicalCombiningClass != .notReordered
        ? 0 : scalar.value < 0x700 ? 60 : 110
    }
  }
}
