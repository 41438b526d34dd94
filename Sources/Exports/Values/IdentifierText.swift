/// The rule for identifiers (1.1): opaque, 1 to 64 bytes, no control characters, not beginning with a sign that a
/// spreadsheet takes for a formula.
package enum IdentifierText {
  /// The most bytes that an identifier has.
  package static let longest = 64

  /// Checks an identifier that is known to be UTF-8.
  ///
  /// Control characters are Unicode's: U+0000 to U+001F, U+007F, and U+0080 to U+009F (in UTF-8 `C2 80` to
  /// `C2 9F`).
  package static func check(_ text: Span<UInt8>) throws(ValueFault) {
    guard text.count <= longest else { throw malformed }
    switch text[0] {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): throw malformed
    default: break
    }
    for index in text.indices {
      let byte = text[index]
      if byte < 0x20 || byte == 0x7F { throw malformed }
      if byte == 0xC2, index + 1 < text.count, text[index + 1] < 0xA0 { throw malformed }
    }
  }

  private static let malformed = ValueFault(
    .malformedIdentifier,
    allowed: "1 to 64 bytes without control characters, not beginning with =, +, - or @")
}
