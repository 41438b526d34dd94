/// Builds the bytes of a CSV file in memory: RFC 4180 with LF line ends, and quotes only where they are needed.
package struct CSVWriter: ~Copyable, Sendable {
  private var written = ByteBuffer()
  private var rowStart = 0
  private(set) var fieldsInRow = 0
  /// The number of finished rows.
  package private(set) var rows = 0

  /// A writer without rows.
  package init() {}

  /// The number of bytes so far.
  package var byteCount: Int { written.count }
  /// A copy of all bytes so far.
  package var bytes: [UInt8] { written.bytes }

  /// Adds a field, UTF-8.
  package mutating func field(_ text: Span<UInt8>) {
    beginField()
    append(text)
  }

  /// Adds a field, UTF-8.
  package mutating func field(_ text: [UInt8]) { field(text.span) }

  /// Adds a field.
  package mutating func field(_ text: String) {
    let utf8 = text.utf8
    field(utf8.span)
  }

  /// Adds a whole number.
  package mutating func field(_ number: Int) {
    beginField()
    if number < 0 { written.append(UInt8(ascii: "-")) }
    written.append(number.magnitude, width: 1)
  }

  /// Adds a decimal number whose digits are given as a whole number: 862069 with four places is written as 86.2069.
  package mutating func field(_ digits: Int, places: Int) {
    beginField()
    if digits < 0 { written.append(UInt8(ascii: "-")) }
    var scale: UInt = 1
    for _ in 0..<places { scale *= 10 }
    let (whole, fraction) = digits.magnitude.quotientAndRemainder(dividingBy: scale)
    written.append(whole, width: 1)
    guard places > 0 else { return }
    written.append(UInt8(ascii: "."))
    written.append(fraction, width: places)
  }

  /// Adds a date as `YYYY-MM-DD`.
  package mutating func field(year: Int, month: Int, day: Int) {
    beginField()
    written.append(year.magnitude, width: 4)
    written.append(UInt8(ascii: "-"))
    written.append(month.magnitude, width: 2)
    written.append(UInt8(ascii: "-"))
    written.append(day.magnitude, width: 2)
  }

  /// Adds fields that are formatted already.
  package mutating func fields(_ fields: CSVFields) {
    guard fields.count > 0 else { return }
    beginField()
    written.append(fields.bytes.span)
    fieldsInRow += fields.count - 1
  }

  /// Adds an empty field: a missing value.
  package mutating func emptyField() { beginField() }

  /// Adds a text from the input. If a spreadsheet could read it as a formula, it gets a `'` in front (6.5).
  package mutating func textCell(_ text: Span<UInt8>) {
    beginField()
    let isRisky =
      switch text.isEmpty ? 0 : text[0] {
      case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), Byte.tab,
        Byte.carriageReturn:
        true
      default: false
      }
    append(text, prefix: isRisky ? UInt8(ascii: "'") : nil)
  }

  /// Adds a text from the input, as ``textCell(_:)`` for bytes does.
  package mutating func textCell(_ text: [UInt8]) { textCell(text.span) }

  /// Adds a text from the input, as ``textCell(_:)`` for bytes does.
  package mutating func textCell(_ text: String) {
    let utf8 = text.utf8
    textCell(utf8.span)
  }

  /// Ends the row. A row with one empty field is written as `""`, because an empty line is no record.
  package mutating func endRow() {
    if written.count == rowStart && fieldsInRow == 1 {
      written.append(Byte.quote)
      written.append(Byte.quote)
    }
    written.append(Byte.lineFeed)
    rowStart = written.count
    rows += 1
    fieldsInRow = 0
  }

  private mutating func beginField() {
    if fieldsInRow > 0 { written.append(Byte.comma) }
    fieldsInRow += 1
  }

  /// Appends a text, in quotes if it has a comma, a quote, a CR or an LF, or a blank at either end. By RFC 4180 such
  /// a blank belongs to the field, but libcsv and others remove it from an unquoted field.
  private mutating func append(_ text: Span<UInt8>, prefix: UInt8? = nil) {
    guard !text.isEmpty else { return }
    let start = written.count
    if let prefix { written.append(prefix) }
    let hasBlankEnd = prefix == nil && isBlank(text[0]) || isBlank(text[text.count - 1])
    if !hasBlankEnd, written.appendIfPlain(text) { return }
    written.truncate(to: start)
    written.append(Byte.quote)
    if let prefix { written.append(prefix) }
    written.appendDoublingQuotes(text)
    written.append(Byte.quote)
  }
}

/// Fields that are the same in many rows: formatted once, then copied into each.
package struct CSVFields: Sendable {
  let bytes: [UInt8]
  let count: Int

  /// The fields that `write` adds to a row.
  package init(_ write: (inout CSVWriter) -> Void) {
    var row = CSVWriter()
    write(&row)
    bytes = row.bytes
    count = row.fieldsInRow
  }
}
