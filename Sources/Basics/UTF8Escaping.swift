/// Bytes that may be no UTF-8, made UTF-8: each byte that is not is written as `\xFF`.
package enum UTF8Escaping {
  /// The bytes as UTF-8.
  package static func escaped(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    append(bytes.span, to: &text)
    return text
  }

  /// Appends bytes to UTF-8. Each invalid byte becomes four.
  package static func append(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
    let escapes = escapes
    output.append(addingCapacity: bytes.count * 4) { output in
      var index = 0
      while index < bytes.count {
        let length = validLength(bytes, at: index)
        if length == 0 {
          let escape = escapes[Int(bytes[index])]
          output.append(UInt8(ascii: "\\"))
          output.append(UInt8(ascii: "x"))
          output.append(UInt8(truncatingIfNeeded: escape))
          output.append(UInt8(truncatingIfNeeded: escape &>> 8))
          index &+= 1
        } else {
          for valid in index..<index + length { output.append(bytes[valid]) }
          index &+= length
        }
      }
    }
  }

  /// The length of the character that begins at an index; 0 where none does (Unicode, table 3-7).
  @inline(__always)
  private static func validLength(_ bytes: Span<UInt8>, at index: Int) -> Int {
    let lead = bytes[index]
    if lead < 0x80 { return 1 }
    guard lead >= 0xC2, lead <= 0xF4 else { return 0 }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard index &+ length <= bytes.count else { return 0 }
    let second = bytes[index &+ 1]
    let isSecond =
      switch lead {
      case 0xE0: 0xA0...0xBF ~= second
      case 0xED: 0x80...0x9F ~= second
      case 0xF0: 0x90...0xBF ~= second
      case 0xF4: 0x80...0x8F ~= second
      default: 0x80...0xBF ~= second
      }
    guard isSecond else { return 0 }
    for place in 2..<max(2, length) where bytes[index &+ place] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// The two hexadecimal digits of each byte, the first one lower.
  private static let escapes: [UInt16] = (0..<256).map { byte in
    let digits = Array("0123456789ABCDEF".utf8)
    return UInt16(digits[byte >> 4]) | UInt16(digits[byte & 15]) << 8
  }
}
