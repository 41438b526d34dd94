// Parses fields with quotes, with libcsv. The text between two quotes is not passed to libcsv, which sees `""`
// instead: nothing in the text can change how libcsv parses, and its position is known without libcsv. Fields without
// quotes are not passed to libcsv either, because the fast path stores them. If a field has more than two quotes, or
// is the last of its record, libcsv parses the whole rest of the record.

extension ChunkParser {
  /// Parses a quoted field without quotes in its text that ends with a comma, as nearly all do. Returns nil for any
  /// other field; then nothing has changed.
  ///
  /// Libcsv has seen only such fields of the record before, each up to its comma, so it is in the same state as at
  /// the beginning of a record.
  ///
  /// - Parameters:
  ///   - fieldStart: The index of the field. The record must have no CR before it.
  ///   - column: The number of fields before it.
  ///   - quote: The index of the next quote.
  /// - Returns: The index of the next field, and the number of LFs inside of the quotes.
  @inline(__always)
  mutating func parseQuotedField(from fieldStart: Int, column: Int, quote: Int) -> (next: Int, lines: Int)? {
    guard fieldStart == quote, let close = unsafe scan.first(Byte.quote, from: quote &+ 1, to: end),
      unsafe close &+ 1 < end && scan[close &+ 1] == Byte.comma
    else { return nil }
    unsafe libcsv.sink.pointee.begin(column: column)
    var isAccepted = unsafe libcsv.parse(from: quote, to: quote &+ 1) == .accepted
    unsafe libcsv.sink.pointee.hide(from: quote &+ 1, to: close)
    if isAccepted { isAccepted = unsafe libcsv.parse(from: close, to: close &+ 2) == .accepted }
    guard isAccepted else {
      unsafe libcsv.reset()
      return nil
    }
    return unsafe (close &+ 2, scan.count(Byte.lineFeed, from: quote, to: close))
  }

  /// Parses the record at `position` from a field on, and advances to the next record. Returns false if the record
  /// doesn't end in this chunk, or if libcsv could not allocate memory.
  ///
  /// - Parameters:
  ///   - fieldStart: The index of the field with the quote.
  ///   - column: The number of fields before it.
  ///   - hasLoneCR: Whether there is a CR without an LF before it. It ends a record for libcsv, so libcsv then parses the
  ///     whole record.
  ///   - quote: The index of the quote.
  mutating func parseQuotedRecord(from fieldStart: Int, column: Int, hasLoneCR: Bool, quote: Int) -> Bool {
    guard hasLoneCR else { return unsafe parseQuotedRecord(from: fieldStart, column: column, quote: quote) }
    unsafe libcsv.reset()
    let first = unsafe scan.first(Byte.quote, from: position, to: end) ?? quote
    return unsafe parseQuotedRecord(from: position, column: 0, quote: first)
  }

  private mutating func parseQuotedRecord(from fieldStart: Int, column: Int, quote firstQuote: Int) -> Bool {
    unsafe libcsv.sink.pointee.begin(column: column)
    var quote = firstQuote
    var parsed = fieldStart
    repeat {
      let result = unsafe libcsv.parse(from: parsed, to: quote &+ 1)
      guard result == .accepted else { return unsafe recover(from: result) }
      guard let close = unsafe scan.first(Byte.quote, from: quote &+ 1, to: end) else {
        unsafe libcsv.reset()
        return false
      }
      unsafe libcsv.sink.pointee.hide(from: quote &+ 1, to: close)
      parsed = close
      quote = unsafe scan.firstQuoteOrLineFeed(from: close &+ 1, to: end)
    } while unsafe quote < end && scan[quote] == Byte.quote

    let lineEnd = quote
    let contentEnd = unsafe contentEnd(before: lineEnd)
    let result = unsafe libcsv.parse(from: parsed, to: contentEnd)
    guard result == .accepted else { return unsafe recover(from: result) }
    let hasLoneCR = unsafe libcsv.sink.pointee.lineEnd != 0
    if unsafe lineEnd < end {
      _ = unsafe libcsv.parse(from: lineEnd, to: lineEnd + 1)
    } else if unsafe !endsFile || !libcsv.finish() {
      unsafe libcsv.reset()
      return false
    }
    unsafe endRecord(
      at: contentEnd, columns: libcsv.sink.pointee.columns, fault: hasLoneCR ? .loneCarriageReturn : nil)
    unsafe advance(past: lineEnd)
    return true
  }

  /// Ends a record that has a stray quote: the rest of it is cut leniently (1.1). Returns false if the record doesn't
  /// end in this chunk, or if libcsv could not allocate memory.
  mutating func recover(from result: LibCSV.ParseResult) -> Bool {
    unsafe libcsv.reset()
    guard case .stray(let stray) = result else {
      unsafe isOutOfMemory = true
      return false
    }
    var scanner = RecordScanner.afterStrayQuote
    let next = unsafe scanner.scan(scan, stray + 1..<end)
    guard let lineEnd = unsafe next.map({ $0 - 1 }) ?? (endsFile && !scanner.isInsideQuotes ? end : nil)
    else {
      return false
    }
    unsafe endRecord(at: contentEnd(before: lineEnd), columns: 0, fault: .strayQuote)
    unsafe advance(past: lineEnd)
    return true
  }

  /// Moves `position` past a line end, or to the end of the chunk if there is none, and counts the LFs.
  mutating func advance(past lineEnd: Int) {
    let next = unsafe min(lineEnd + 1, end)
    // Most records have one LF, at their end, so one search is enough.
    while let lineFeed = unsafe scan.first(Byte.lineFeed, from: position, to: next) {
      unsafe line += 1
      unsafe position = lineFeed + 1
    }
    unsafe position = next
  }
}
