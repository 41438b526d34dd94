// Where a record ends that is too long to hold, or whose quotes may be wrong: a state machine over its bytes that
// decides as libcsv does and keeps nothing.

/// Finds the end of one record, fed in pieces.
struct RecordScanner {
  private enum State {
    case fieldStart, unquoted, quoted, carriageReturn, recovering
    /// Behind a quote inside a quoted field: doubled, or the field's end. Blanks may follow its end only.
    case quoteInQuoted, blankBehindQuoted
  }

  private var state = State.fieldStart
  /// LFs in what was scanned.
  private(set) var lines = 0
  /// The field that is open, counted from 1; a lone CR ends one, as it does for libcsv.
  private(set) var column = 1
  /// Nothing but blanks so far: no record.
  private(set) var isBlank = true
  var hasStrayQuote: Bool { state == .recovering }
  var isInsideQuotes: Bool { state == .quoted }

  /// Scans the bytes of a range; returns the index behind the record's LF, or nil if it does not end there.
  mutating func scan(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return nil }
      return unsafe scan(ByteScan(base: base), range)
    }
  }

  private mutating func scan(_ bytes: ByteScan, _ range: Range<Int>) -> Int? {
    var at = range.lowerBound
    let end = range.upperBound
    while at < end {
      switch state {
      case .quoted:
        let quote = unsafe bytes.first(Byte.quote, from: at, to: end)
        lines += unsafe bytes.count(Byte.lineFeed, from: at, to: quote ?? end)
        if quote != nil { state = .quoteInQuoted }
        at = quote.map { $0 + 1 } ?? end
      case .recovering:
        guard let lineEnd = unsafe bytes.first(Byte.lineFeed, from: at, to: end) else { return nil }
        lines += 1
        return lineEnd + 1
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

  /// A byte that is no LF, outside of quotes.
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
      default: state = .recovering
      }
    case Byte.space, Byte.tab:
      if state == .quoteInQuoted { state = .blankBehindQuoted }
      return
    default:
      state = state == .fieldStart || state == .unquoted ? .unquoted : .recovering
    }
    isBlank = false
  }
}
