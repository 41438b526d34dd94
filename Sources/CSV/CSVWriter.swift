// Records to bytes: RFC 4180 with LF line ends, quotes only where they are needed. The bytes are built in memory; whoever
// publishes them writes them.

/// Builds the bytes of a CSV file.
package struct CSVWriter: Sendable {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []
  private var rowStart = 0
  private var fieldsInRow = 0

  /// `capacity` is a guess of how many bytes will be written.
  package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Adds a field as it is.
  package mutating func field(_ text: Span<UInt8>) {
    beginField()
    append(text, needsQuotes: needsQuotes(text), prefix: nil)
  }

  /// Adds a field as it is.
  package mutating func field(_ text: [UInt8]) { field(text.span) }

  /// Adds a field as it is.
  package mutating func field(_ text: String) {
    let utf8 = text.utf8
    field(utf8.span)
  }

  /// Adds a word that nobody could take for anything else: letters, digits and `_`, which need no quotes.
  package mutating func word(_ word: String) {
    beginField()
    let utf8 = word.utf8
    append(utf8.span, needsQuotes: false, prefix: nil)
  }

  /// Adds a whole number.
  package mutating func field(_ number: Int) {
    beginField()
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    append(number.magnitude, width: 1)
  }

  /// Adds a decimal whose digits are given as a whole number: 862069 with four places is 86.2069.
  package mutating func field(_ digits: Int, places: Int) {
    beginField()
    if digits < 0 { bytes.append(UInt8(ascii: "-")) }
    var scale: UInt = 1
    for _ in 0..<places { scale *= 10 }
    let (whole, fraction) = digits.magnitude.quotientAndRemainder(dividingBy: scale)
    append(whole, width: 1)
    guard places > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    append(fraction, width: places)
  }

  /// Adds a date as `YYYY-MM-DD`.
  package mutating func field(year: Int, month: Int, day: Int) {
    beginField()
    append(year.magnitude, width: 4)
    bytes.append(UInt8(ascii: "-"))
    append(month.magnitude, width: 2)
    bytes.append(UInt8(ascii: "-"))
    append(day.magnitude, width: 2)
  }

  /// Adds a field without a text: a missing value.
  package mutating func emptyField() { beginField() }

  /// Adds a text that came from strangers: one that a spreadsheet could take for a formula gets a `'` in front (6.5).
  package mutating func textCell(_ text: Span<UInt8>) {
    beginField()
    let isRisky =
      switch text.isEmpty ? 0 : text[0] {
      case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), Byte.tab,
        Byte.carriageReturn:
        true
      default: false
      }
    append(
      text, needsQuotes: needsQuotes(text, isPrefixed: isRisky), prefix: isRisky ? UInt8(ascii: "'") : nil)
  }

  /// Adds a text that came from strangers.
  package mutating func textCell(_ text: [UInt8]) { textCell(text.span) }

  /// Adds a text that came from strangers.
  package mutating func textCell(_ text: String) {
    let utf8 = text.utf8
    textCell(utf8.span)
  }

  /// Ends the row. A single empty field is written as `""`, since an empty line is no record.
  package mutating func endRow() {
    if bytes.count == rowStart && fieldsInRow == 1 { bytes.append(contentsOf: [Byte.quote, Byte.quote]) }
    bytes.append(Byte.lineFeed)
    rowStart = bytes.count
    fieldsInRow = 0
  }

  /// Takes what was written so far away; writing goes on behind it.
  package mutating func takeBytes() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &bytes)
    rowStart -= taken.count
    return taken
  }

  private mutating func beginField() {
    if fieldsInRow > 0 { bytes.append(Byte.comma) }
    fieldsInRow += 1
  }

  /// A number's digits, with zeros in front up to `width` of them.
  @inline(__always)
  private mutating func append(_ number: UInt, width: Int) {
    guard number < 100, width <= 2 else { return appendLong(number, width: width) }
    // Most numbers are small, and so are months, days and the decimals of stars.
    if number >= 10 || width == 2 { bytes.append(digit(number / 10)) }
    bytes.append(digit(number % 10))
  }

  private mutating func appendLong(_ number: UInt, width: Int) {
    // The largest number has 20.
    var digits = InlineArray<20, UInt8>(repeating: UInt8(ascii: "0"))
    var first = digits.count
    var rest = number
    while rest > 0 {
      first -= 1
      digits[first] = digit(rest % 10)
      rest /= 10
    }
    first = min(first, digits.count - width)
    bytes.append(addingCapacity: digits.count - first) { room in
      for index in first..<digits.count { room.append(digits[index]) }
    }
  }

  @inline(__always)
  private func digit(_ value: UInt) -> UInt8 { UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value) }

  /// A comma, quote, CR or LF, or a blank at either end: it belongs to the field by RFC 4180, but libcsv and others take it
  /// away from an unquoted one.
  private func needsQuotes(_ text: Span<UInt8>, isPrefixed: Bool = false) -> Bool {
    guard !text.isEmpty else { return false }
    if isBlank(text[0]) && !isPrefixed || isBlank(text[text.count - 1]) { return true }
    return unsafe text.withUnsafeBufferPointer { text in
      unsafe text.baseAddress.map { unsafe ByteScan(base: $0).holdsSeparator(text.count) } ?? false
    }
  }

  private mutating func append(_ text: Span<UInt8>, needsQuotes: Bool, prefix: UInt8?) {
    if needsQuotes { bytes.append(Byte.quote) }
    if let prefix { bytes.append(prefix) }
    if needsQuotes {
      for index in text.indices {
        if text[index] == Byte.quote { bytes.append(Byte.quote) }
        bytes.append(text[index])
      }
      bytes.append(Byte.quote)
    } else {
      unsafe text.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }
  }
}
