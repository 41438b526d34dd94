/// Finds the end of one record whose bytes come in pieces. It is a state machine that decides as libcsv does and
/// stores nothing, for records that are too long to hold, or whose quotes may be wrong.
struct RecordScanner {
  private enum State {
    case fieldStart, unquoted, quoted, carriageReturn, recovering
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
  var hasStrayQuote: Bool { state == .recovering }
  var isInsideQuotes: Bool { state == .quoted }

  /// Scans the bytes of a range; returns the index after the record's LF, or nil if the record doesn't end in the
  /// range.
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
      default: state = .recovering
      }
    case Byte.space, Byte.tab:
      if state == .quoteInQuoted { state = .blankAfterQuoted }
      return
    default:
      state = state == .fieldStart || state == .unquoted ? .unquoted : .recovering
    }
    isBlank = false
  }
}
