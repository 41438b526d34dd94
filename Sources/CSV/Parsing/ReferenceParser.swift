// The reference parser: libcsv parses the chunk byte by byte, and says where records end. It is slow. Tests check that the
// fast path of ChunkParser.swift and QuotedRecord.swift finds the same records.

extension ChunkParser {
  /// Finds all records of the chunk with libcsv.
  mutating func runReferenceParser() {
    var at = unsafe position
    var hasLoneCR = false
    unsafe libcsv.sink.pointee.begin()
    while unsafe at < end {
      unsafe libcsv.sink.pointee.lineEnd = 0
      let result = unsafe libcsv.parse(from: at, to: at + 1)
      guard result == .accepted else {
        guard unsafe recover(from: result) else { return }
        at = unsafe position
        unsafe libcsv.sink.pointee.begin()
        hasLoneCR = false
        continue
      }
      switch unsafe UInt8(truncatingIfNeeded: libcsv.sink.pointee.lineEnd) {
      case Byte.lineFeed:
        unsafe endPlainRecord(at: at, hasLoneCR: hasLoneCR)
        hasLoneCR = false
      case Byte.carriageReturn:
        if unsafe at + 1 == end || scan[at + 1] != Byte.lineFeed { hasLoneCR = true }
      default: break
      }
      at += 1
    }
    guard unsafe endsFile && position < end && libcsv.finish() else {
      unsafe libcsv.reset()
      return
    }
    unsafe endPlainRecord(at: end, hasLoneCR: hasLoneCR)
  }

  private mutating func endPlainRecord(at lineEnd: Int, hasLoneCR: Bool) {
    let columns = unsafe libcsv.sink.pointee.columns
    if columns > 0 || hasLoneCR {
      unsafe endRecord(
        at: contentEnd(before: lineEnd), columns: columns, fault: hasLoneCR ? .loneCarriageReturn : nil)
    }
    unsafe advance(past: lineEnd)
    unsafe libcsv.sink.pointee.begin()
  }
}
