/// Bytes that may be no UTF-8, made UTF-8: each byte that is not is written as `\xFF`.
package enum UTF8Escaping {
  /// Appends bytes to UTF-8. Each invalid byte becomes four.
  package static func append(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
    var index = 0
    while index < bytes.count {
      let invalid = firstInvalid(bytes, from: index)
      output.append(addingCapacity: invalid - index) { output in
        for valid in index..<invalid { output.append(bytes[valid]) }
      }
      index = invalid
      var end = invalid
      while end < bytes.count, validLength(bytes, at: end) == 0 { end += 1 }
      output.append(addingCapacity: (end - index) * 4) { output in
        for wrong in index..<end {
          output.append(UInt8(ascii: "\\"))
          output.append(UInt8(ascii: "x"))
          output.append(digit(bytes[wrong] &>> 4))
          output.append(digit(bytes[wrong] & 15))
        }
      }
      index = end
    }
  }

  /// The index of the first byte, from one on, that is not UTF-8; the count where all are.
  private static func firstInvalid(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let length = validLength(bytes, at: index)
      if length == 0 { return index }
      index &+= length
    }
    return index
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

  @inline(__always)
  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") &+ value : UInt8(ascii: "A") &+ value &- 10
  }
}
