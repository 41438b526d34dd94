// Text with values between commas, semicolons or tabs (8.2.8). The text itself goes through libcsv.

internal import CSV

/// What is between values.
enum Separator: UInt8, CaseIterable, Sendable {
  case comma = 0x2C
  case semicolon = 0x3B
  case tab = 0x09

  /// The text with commas between values: bytes change places so that it is undone by ``restored(_:)``.
  func withCommas(_ text: [UInt8]) -> [UInt8] {
    self == .comma ? text : text.map { swapped($0) }
  }

  /// Bytes of a text with commas as they were before.
  func restored(_ text: ArraySlice<UInt8>) -> [UInt8] {
    switch self {
    case .comma: Array(text)
    case .semicolon: text.map { swapped($0) }
    case .tab: text.map { $0 == 0x2C ? 0x09 : $0 == 0x1F ? 0x2C : $0 == 0x09 ? 0x1F : $0 }
    }
  }

  /// A comma at an end of a value must not become a blank, which would be cut off: so three bytes change places for a tab.
  private func swapped(_ byte: UInt8) -> UInt8 {
    switch self {
    case .comma: byte
    case .semicolon: byte == 0x3B ? 0x2C : byte == 0x2C ? 0x3B : byte
    case .tab: byte == 0x09 ? 0x2C : byte == 0x2C ? 0x1F : byte == 0x1F ? 0x09 : byte
    }
  }
}

/// The line of a text that names its columns.
struct FoundHeader: Equatable, Sendable {
  let separator: Separator
  /// Its physical line, from 1.
  let line: Int
  /// The names, outer spaces left out.
  let names: [String]
  /// The offset behind the line.
  let end: Int

  /// A name as it is compared: without case and outer spaces.
  static func key(_ name: String) -> String { name.trimmingSpaces.lowercased() }

  /// The place of each name, from 0, by how it is compared; of two equal ones the first.
  var places: [String: Int] {
    Dictionary(names.enumerated().map { (FoundHeader.key($0.element), $0.offset) }) { first, _ in first }
  }
}

/// A text of a table: where its header may be.
struct SeparatedText: Sendable {
  /// UTF-8.
  let text: [UInt8]

  /// How many lines at the beginning may be the header.
  static let headerLines = 20

  /// Each of the first lines as a header, in each way to separate values, in the text's order.
  func candidates(_ separators: [Separator] = Separator.allCases) -> [FoundHeader] {
    var candidates: [FoundHeader] = []
    var (start, line) = (0, 1)
    while start < text.count, line <= SeparatedText.headerLines {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      var content = text[start..<end]
      if content.last == 0x0D { content.removeLast() }
      for separator in separators {
        guard let fields = DocumentRecords.fields(of: separator.withCommas(Array(content))[...]) else {
          continue
        }
        let names = fields.map { String(decoding: separator.restored($0[...]), as: UTF8.self).trimmingSpaces }
        candidates.append(
          FoundHeader(separator: separator, line: line, names: names, end: min(end + 1, text.count)))
      }
      (start, line) = (end + 1, line + 1)
    }
    return candidates
  }

  /// Calls `use` with the records behind a header, each with the values of the needed columns.
  ///
  /// - Parameter columns: The places of the needed columns in the header, each once.
  func forEach(
    behind header: FoundHeader, _ columns: [Int], _ use: (SourceRecord) -> Void
  ) throws(SourceRefusal) {
    let projection = Projection(columnCount: header.names.count, columns: columns)
    let records = DocumentRecords(of: header.separator.withCommas(text), projection)
    do {
      try records.forEach(from: header.end, line: header.line + 1) { batch, firstLine in
        let bytes = header.separator == .comma ? batch.bytes : header.separator.restored(batch.bytes[...])
        for record in batch.records where !batch.isBlank(record) {
          let first = Int(record.firstField)
          use(
            SourceRecord(
              line: firstLine + Int(record.line), fault: record.fault, bytes: bytes,
              text: Int(record.start)..<Int(record.start) + Int(record.count),
              fields: record.fault == nil ? batch.fields[first..<first + columns.count] : []))
        }
      }
    } catch {
      throw SourceRefusal(
        "a quote that is opened in this record is never closed; take the file as downloaded",
        place: ":\(error.line)")
    }
  }
}

/// One record behind a header. Its values are slices of the bytes of all records that were read together.
struct SourceRecord {
  /// The physical line, from 1.
  let line: Int
  /// What is wrong with the whole record; then it has no values.
  let fault: RecordFault?
  fileprivate let bytes: [UInt8]
  /// Where the record is in the bytes.
  fileprivate let text: Range<Int>
  /// The values of the needed columns, in the order in which they were asked for.
  fileprivate let fields: ArraySlice<FieldRange>

  /// A value without outer spaces.
  func value(_ slot: Int) -> ArraySlice<UInt8> {
    bytes[fields[fields.startIndex + slot].range].trimmingSpaces
  }

  /// All values, without outer spaces.
  var values: [String] { fields.map { String(decoding: bytes[$0.range].trimmingSpaces, as: UTF8.self) } }

  /// The record as it is in the file, cut at 1,000 bytes.
  var raw: [UInt8] { Array(bytes[text].prefix(1000)) }
}

extension ArraySlice<UInt8> {
  /// UTF-8 without spaces, tabs, line ends and no-break spaces at either end.
  var trimmingSpaces: ArraySlice<UInt8> {
    var rest = self
    while let first = rest.first {
      if first == 0x20 || first == 0x09 || first == 0x0A || first == 0x0D {
        rest = rest.dropFirst()
      } else if first >= 0xC2, let space = NoBreakSpace.all.first(where: { rest.starts(with: $0) }) {
        rest = rest.dropFirst(space.count)
      } else {
        break
      }
    }
    while let last = rest.last {
      if last == 0x20 || last == 0x09 || last == 0x0A || last == 0x0D {
        rest = rest.dropLast()
      } else if last >= 0x80,
        let space = NoBreakSpace.all.first(where: { rest.suffix($0.count).elementsEqual($0) })
      {
        rest = rest.dropLast(space.count)
      } else {
        break
      }
    }
    return rest
  }
}

/// The no-break spaces that spreadsheets put between digits, in UTF-8.
private enum NoBreakSpace {
  static let all: [[UInt8]] = [[0xC2, 0xA0], [0xE2, 0x80, 0xAF]]
}

extension StringProtocol {
  /// Without spaces, tabs and no-break spaces at either end.
  var trimmingSpaces: String {
    // Most values have neither a space nor a character beyond ASCII at an end.
    let bytes = String(self).utf8
    if let first = bytes.first, let last = bytes.last, (0x21..<0x80).contains(first),
      (0x21..<0x80).contains(last)
    {
      return String(self)
    }
    let isSpace = { (scalar: Unicode.Scalar) in
      scalar == " " || scalar == "\t" || scalar == "\u{A0}" || scalar == "\u{202F}" || scalar == "\r"
        || scalar == "\n"
    }
    let scalars = unicodeScalars
    guard let first = scalars.first, let last = scalars.last, isSpace(first) || isSpace(last) else {
      return String(self)
    }
    var rest = scalars.drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return String(String.UnicodeScalarView(rest))
  }

  /// Without outer spaces, and with one space for several.
  var collapsingSpaces: String {
    split { $0 == " " || $0 == "\t" || $0 == "\u{A0}" || $0.isNewline }.joined(separator: " ")
  }
}
