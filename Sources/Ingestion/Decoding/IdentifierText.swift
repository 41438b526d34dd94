internal import Basics

/// The rule for identifiers (1.1): 1 to 64 bytes without control characters, not beginning with a sign that makes a
/// spreadsheet read a formula.
package enum IdentifierText {
  /// The most bytes that an identifier has.
  package static let longest = 64

  /// Checks an identifier that is known to be UTF-8. Returns whether it is plain: ASCII, and without a plus that a number
  /// such as `1.23457E+17` has.
  ///
  /// Control characters are Unicode's: U+0000 to U+001F, U+007F, and U+0080 to U+009F (in UTF-8 `C2 80` to
  /// `C2 9F`).
  @discardableResult
  package static func check(_ text: Span<UInt8>) throws(ValueIssue) -> Bool {
    guard text.count <= longest, mayBegin(with: text[0]) else { throw malformed }
    var isPlain =
      text.count < 4 || text[text.count - 3] != UInt8(ascii: "+") && text[text.count - 4] != UInt8(ascii: "+")
    guard mayHoldControls(text) else { return isPlain }
    for index in text.indices {
      let byte = text[index]
      if byte < 0x20 || byte == 0x7F { throw malformed }
      if byte == 0xC2, index + 1 < text.count, text[index + 1] < 0xA0 { throw malformed }
      if byte >= 0x80 { isPlain = false }
    }
    return isPlain
  }

  /// Whether a valid identifier holds a character that nobody sees: one without a shape, or a blank beyond ASCII.
  static func hasInvisibleCharacter(_ text: Span<UInt8>) -> Bool {
    let bytes = text.indices.map { text[$0] }
    guard bytes.contains(where: { $0 >= 0x80 }) else { return false }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.contains(where: Printable.isInvisible)
  }

  /// Whether an identifier is a number as a spreadsheet shows a long one: `1.23457E+17`.
  static func isRoundedNumber(_ text: Span<UInt8>) -> Bool {
    var digits = [0, 0, 0]
    var part = 0
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits[part] += 1
      case UInt8(ascii: "."), UInt8(ascii: ","):
        guard part == 0 else { return false }
        part = 1
      case UInt8(ascii: "E"):
        guard part < 2, digits[part] > 0, index + 1 < text.count, text[index + 1] == UInt8(ascii: "+") else {
          return false
        }
        part = 2
      case UInt8(ascii: "+"):
        guard part == 2, digits[2] == 0, text[index - 1] == UInt8(ascii: "E") else { return false }
      default: return false
      }
    }
    return digits[0] == 1 && (2...3).contains(digits[2])
  }

  /// Whether an identifier may begin with a byte.
  @inline(__always)
  static func mayBegin(with byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): false
    default: true
    }
  }

  /// Whether there may be a control character: false only where all bytes are ASCII and none is one.
  private static func mayHoldControls(_ text: Span<UInt8>) -> Bool {
    guard text.count >= 8 else { return true }
    // Where fewer than eight bytes are left, the last eight, some of them for the second time.
    return stride(from: 0, to: text.count, by: 8).contains {
      mayHoldControls(text.word(at: min($0, text.count &- 8)))
    }
  }

  /// The same of eight bytes.
  @inline(__always)
  static func mayHoldControls(_ word: UInt64) -> Bool {
    // The top bit of a byte: below 0x20, or 0x7F, or beyond ASCII.
    let suspicious =
      (word &- 0x2020_2020_2020_2020) | ((word ^ 0x7F7F_7F7F_7F7F_7F7F) &- 0x0101_0101_0101_0101) | word
    return suspicious & 0x8080_8080_8080_8080 != 0
  }

  private static let malformed = ValueIssue(
    .malformedIdentifier, allowed: ColumnValue.identifier.form)
}
