/// Text from files and arguments, made safe to print: an escape sequence in a title must not reach the terminal.
package enum Printable {
  /// The text with control characters, line ends among them, and characters that are invisible or change the direction of
  /// writing escaped as `\u{1B}`.
  package static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isDangerous) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isDangerous(scalar) {
        result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
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

  /// Bytes as text, with the same characters escaped byte by byte as `\x1B`, and so are bytes that are not UTF-8.
  package static func line(utf8 bytes: some Sequence<UInt8>) -> String {
    escapedText(bytes, where: isDangerous)
  }

  /// Bytes as text, with bytes that are not UTF-8 escaped as `\xFF`; not safe to print.
  package static func text(utf8 bytes: some Sequence<UInt8>) -> String {
    escapedText(bytes) { _ in false }
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

private func escapedText(_ bytes: some Sequence<UInt8>, where mustEscape: (Unicode.Scalar) -> Bool)
  -> String
{
  var text = String.UnicodeScalarView()
  var parser = Unicode.UTF8.ForwardParser()
  var iterator = RecordingIterator(base: bytes.makeIterator())
  while true {
    switch parser.parseScalar(from: &iterator) {
    case .emptyInput:
      return String(text)
    case .valid(let encoded):
      let scalar = Unicode.UTF8.decode(encoded)
      if mustEscape(scalar) {
        encoded.forEach { text.append(contentsOf: escape($0)) }
      } else {
        text.append(scalar)
      }
      iterator.seen.removeFirst(encoded.count)
    case .error(let length):
      iterator.seen.prefix(length).forEach { text.append(contentsOf: escape($0)) }
      iterator.seen.removeFirst(length)
    }
  }
}

/// Records the bytes that a parser takes, since the parser gives only the number of malformed ones.
private struct RecordingIterator<Base: IteratorProtocol<UInt8>>: IteratorProtocol {
  var base: Base
  var seen: [UInt8] = []

  mutating func next() -> UInt8? {
    let byte = base.next()
    if let byte { seen.append(byte) }
    return byte
  }
}

private func escape(_ byte: UInt8) -> String.UnicodeScalarView {
  ("\\x" + zeroPadded(String(byte, radix: 16, uppercase: true), to: 2)).unicodeScalars
}
