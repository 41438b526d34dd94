// How wide a label of a chart gets: no chart can measure text, and none may run into what stands beside it.

enum LabelWidth {
  /// The text, cut behind the last character that fits into so many ems.
  static func cut(_ text: String, toEms limit: Int) -> String {
    var width = 0
    for index in text.indices {
      width += hundredths(of: text[index])
      if width > limit * 100 { return "\(text[..<index])…" }
    }
    return text
  }

  /// Hundredths of an em that a character takes in the widest of the fonts that pages ask for, about.
  private static func hundredths(of character: Character) -> Int {
    switch character.unicodeScalars.first ?? " " {
    case "i", "j", "l", " ", ".", ",": 32
    case "W", "M", "@", "m", "w": 100
    case "A"..."Z": 76
    case ..<"\u{700}": 60
    default: 110
    }
  }
}
