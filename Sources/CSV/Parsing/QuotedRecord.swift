// Quotes: libcsv judges the fields that have some. What stands inside of quotes up to the next quote holds nothing to
// judge, so libcsv is not shown it: it sees `""`, and the place of the text is known without it. Nor is there anything to
// judge in other fields, which have neither quote nor line end: the short way keeps their texts. Where a field has more
// quotes than the two around it, or ends the record, libcsv judges all the rest of the record.

extension ChunkParser {
  /// Parses a field that is a quoted text without a quote in it and ends with a comma, as nearly all are; nil where it is
  /// anything else: then nothing has happened.
  ///
  /// Libcsv has seen as much of the record as there were such fields, each from its beginning to its comma: nothing that
  /// it could judge differently at a record's beginning.
  ///
  /// - Parameters:
  ///   - fieldStart: Where the field begins. There must be no CR before it in the record.
  ///   - column: How many fields end before it.
  /// - Returns: Where the next field begins, and how many LFs stand inside of the quotes.
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

  /// Parses the record at `position`, from the start of a field on, and goes on to the next record. Returns false where
  /// the record does not end in this chunk, or memory ran out.
  ///
  /// - Parameters:
  ///   - fieldStart: Where the field with the quote begins.
  ///   - column: How many fields end before it.
  ///   - hasLoneCR: Whether there is a CR without its LF before it. That ends a record for libcsv, so then it has to see
  ///     all of this one.
  mutating func parseQuotedRecord(from fieldStart: Int, column: Int, hasLoneCR: Bool, quote: Int) -> Bool {
    guard hasLoneCR else { return unsafe parseQuotedRecord(from: fieldStart, column: column, quote: quote) }
    unsafe libcsv.reset()
    let first = unsafe scan.first(Byte.quote, from: position, to: end) ?? quote
    return unsafe parseQuotedRecord(from: position, column: 0, quote: first)
  }

  private mutating func parseQuotedRecord(from fieldStart: Int, column: Int, quote firstQuote: Int) -> Bool {
    unsafe libcsv.sink.pointee.begin(column: column)
    var quote = firstQuote
    var shown = fieldStart
    repeat {
      let outcome = unsafe libcsv.parse(from: shown, to: quote &+ 1)
      guard outcome == .accepted else { return unsafe recover(from: outcome) }
      guard let close = unsafe scan.first(Byte.quote, from: quote &+ 1, to: end) else {
        unsafe libcsv.reset()
        return false
      }
      unsafe libcsv.sink.pointee.hide(from: quote &+ 1, to: close)
      shown = close
      quote = unsafe scan.firstQuoteOrLineFeed(from: close &+ 1, to: end)
    } while unsafe quote < end && scan[quote] == Byte.quote

    let lineEnd = quote
    let contentEnd = unsafe contentEnd(before: lineEnd)
    let outcome = unsafe libcsv.parse(from: shown, to: contentEnd)
    guard outcome == .accepted else { return unsafe recover(from: outcome) }
    let hasLoneCR = unsafe libcsv.sink.pointee.lineEnd != 0
    if unsafe lineEnd < end {
      _ = unsafe libcsv.parse(from: lineEnd, to: lineEnd + 1)
    } else if unsafe !endsFile || !libcsv.finish() {
      unsafe libcsv.reset()
      return false
    }
    unsafe endRecord(
      at: contentEnd, columns: libcsv.sink.pointee.columns, fault: hasLoneCR ? .loneCarriageReturn : nil)
    unsafe goOn(behind: lineEnd)
    return true
  }

  /// After a stray quote reading goes on behind the next LF, whatever the quotes before it (1.1).
  mutating func recover(from outcome: LibCSV.Outcome) -> Bool {
    unsafe libcsv.reset()
    guard case .stray(let stray) = outcome else {
      unsafe isOutOfMemory = true
      return false
    }
    let found = unsafe scan.first(Byte.lineFeed, from: stray, to: end)
    guard let lineEnd = unsafe found ?? (endsFile ? end : nil) else { return false }
    unsafe endRecord(at: contentEnd(before: lineEnd), columns: 0, fault: .strayQuote)
    unsafe goOn(behind: lineEnd)
    return true
  }

  /// Moves behind a record's line end, or to the end of the text where it has none.
  mutating func goOn(behind lineEnd: Int) {
    let next = unsafe min(lineEnd + 1, end)
    // Most records hold no LF but their last, which one search finds.
    while let lineFeed = unsafe scan.first(Byte.lineFeed, from: position, to: next) {
      unsafe line += 1
      unsafe position = lineFeed + 1
    }
    unsafe position = next
  }
}
