/// Finds the end of one record whose bytes come in pieces. It is a state machine that decides as libcsv does and
/// stores nothing, for records that are too long to hold, or whose quotes may be wrong.
///
/// Libcsv stops at a stray quote. From there on the machine cuts leniently (1.1): a quote inside an unquoted field is a
/// character of it, text after a closing quote belongs to its field, and a field that begins with a quote is quoted.
struct RecordScanner {
  private enum State {
    case fieldStart, unquoted, quoted, carriageReturn
    /// After a quote inside a quoted field, which is doubled or ends the field; and after blanks behind such an end.
    case quoteInQuoted, blankAfterQuoted
  }

  private var state = State.fieldStart
  /// The number of LFs scanned.
  private(set) var lines = 0
  /// The number of the current field, from 1. A CR without an LF ends a field, as for libcsv.
  private(set) var column = 1
  /// Whether there were only blanks so far, which are no record.
  private(set) var isBlank = true
  /// Whether there was a quote inside an unquoted field, or text after a closing quote.
  private(set) var hasStrayQuote = false
  var isInsideQuotes: Bool { state == .quoted }

  /// A scanner of the rest of a record, right after the byte at which libcsv stopped.
  static var afterStrayQuote: RecordScanner {
    var scanner = RecordScanner()
    scanner.state = .unquoted
    scanner.isBlank = false
    scanner.hasStrayQuote = true
    return scanner
  }

  /// Scans the bytes of a range; returns the index after the record's LF, or nil if the record doesn't end in the
  /// range.
  mutating func scan(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return nil }
      return unsafe scan(ByteScan(base: base), range)
    }
  }

  /// The same for bytes at a pointer.
  mutating func scan(_ bytes: ByteScan, _ range: Range<Int>) -> Int? {
    var at = range.lowerBound
    let end = range.upperBound
    while at < end {
      switch state {
      case .quoted:
        let quote = unsafe bytes.first(Byte.quote, from: at, to: end)
        lines += unsafe bytes.count(Byte.lineFeed, from: at, to: quote ?? end)
        if quote != nil { state = .quoteInQuoted }
        at = quote.map { $0 + 1 } ?? end
      default:
        let byte = unsafe bytes[at]
        at += 1
        if byte == Byte.lineFeed {
          lines += 1
          return at
        }
        step(byte)
      }
    }
    return nil
  }

  /// Takes a byte outside of quotes that is no LF.
  private mutating func step(_ byte: UInt8) {
    if state == .carriageReturn {
      isBlank = false
      state = .fieldStart
      column += 1
    }
    switch byte {
    case Byte.comma:
      state = .fieldStart
      column += 1
    case Byte.carriageReturn:
      state = .carriageReturn
      return
    case Byte.quote:
      switch state {
      case .fieldStart, .quoteInQuoted: state = .quoted
      default: takeStray()
      }
    case Byte.space, Byte.tab:
      if state == .quoteInQuoted { state = .blankAfterQuoted }
      return
    default:
      if state == .fieldStart || state == .unquoted { state = .unquoted } else { takeStray() }
    }
    isBlank = false
  }

  /// Takes a byte that may not be where it is as one of an unquoted field.
  private mutating func takeStray() {
    hasStrayQuote = true
    state = .unquoted
  }
}
