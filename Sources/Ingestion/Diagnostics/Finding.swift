/// What is wrong, or worth a look, with one record: where it stands, the value, what is allowed and what to do.
package struct Finding: Equatable, Sendable {
  package let file: ExportFile
  /// The physical line that the record starts on, from 1.
  package let line: Int
  /// The column's name in the header; nil for a fault of the whole record.
  package let column: String?
  /// The column's place in the header, from 1.
  package let columnNumber: Int?
  package let code: FindingCode
  /// The value's bytes, cut at `longestValue`; nil where none is to blame, or it may not be shown.
  package let value: [UInt8]?
  /// What may stand there, as a noun phrase; empty where the code says it all.
  package let allowed: String

  /// How much of a value a message shows, in bytes.
  package static let longestValue = 100

  /// `contracts.csv:5648:12`: file, line and, where one is to blame, the column's number.
  package var place: String {
    file.rawValue + ":" + String(line) + (columnNumber.map { ":" + String($0) } ?? "")
  }

  /// The place and the value, to stand under a heading that says what is wrong.
  package var placeAndValue: String {
    place + (value.map { ": \"" + visibleText($0) + "\"" } ?? "")
  }

  /// What is wrong, the value, what is allowed and what to do, in one line without the place.
  package var message: String {
    var text = code.title
    if let value {
      text += ": \"" + visibleText(value) + (value.count == Finding.longestValue ? "…\"" : "\"")
    }
    if !allowed.isEmpty { text += "; allowed: " + allowed }
    return text + ". " + code.remedy
  }
}

/// A record that doesn't count: a row of rejects.csv (1.5).
package struct Reject: Equatable, Sendable {
  /// Its first fault.
  package let finding: Finding
  /// The raw record without its line end, cut at `longestRecord` bytes.
  package let rawRecord: [UInt8]

  /// How much of a record rejects.csv shows, in bytes.
  package static let longestRecord = 1000

  /// The raw record as text, bytes that are no UTF-8 as `\xNN`.
  package var record: String {
    escapedText(rawRecord) { _ in false }
  }
}

/// Text for one line of a message: control characters and what changes the direction of writing are escaped, as are
/// bytes that are no UTF-8.
package func visibleText(_ bytes: some Sequence<UInt8>) -> String {
  escapedText(bytes) { scalar in
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

private func escapedText(_ bytes: some Sequence<UInt8>, where mustEscape: (Unicode.Scalar) -> Bool) -> String
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

/// Remembers the bytes that a parser took: of malformed ones it tells the number alone.
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
  let digits = String(byte, radix: 16, uppercase: true)
  return (digits.utf8.count == 1 ? "\\x0" + digits : "\\x" + digits).unicodeScalars
}
