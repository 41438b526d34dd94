// Splits the bytes of a chunk into records. Records without quotes are split here. Records with quotes go through
// libcsv (QuotedRecord.swift). The reference parser (ReferenceParser.swift) uses libcsv for all records; tests check that it
// gives the same.

/// How chunks are parsed.
struct ChunkRules: Sendable {
  var projection: Projection
  /// The most bytes of a record, without the line end.
  var recordLimit: Int
  /// Whether libcsv parses every byte: slow, and what the fast path is tested against.
  var usesReferenceParser: Bool
}

extension RecordBatch {
  /// Finds the records of the chunk. Returns false if libcsv could not allocate memory.
  mutating func parse(_ rules: borrowing ChunkRules) -> Bool {
    slotCount = rules.projection.slotCount
    guard content == .text else { return true }
    // Unescaped texts come behind the chunk, and are not longer than the chunk.
    let size = count * (hasQuote || rules.usesReferenceParser ? 2 : 1) + readablePadding
    if bytes.count < size { bytes.append(contentsOf: repeatElement(0, count: size - bytes.count)) }
    let isValid = isValidUTF8(0..<count)
    let projection = rules.projection
    let (end, endsFile) = (count, endsFile)
    var parsedRecords = [Record]()
    swap(&parsedRecords, &records)
    parsedRecords.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
    var result = (position: 0, lines: 0, isComplete: true)
    // Each field of a record ends with a separator or line end, except perhaps the last.
    let mostRecords = count / max(1, projection.columnCount ?? 1) + 1
    // One record more, for the fields of a record with a fault.
    fields.append(addingCapacity: max(1, (mostRecords + 1) * projection.slotCount)) { buffer in
      unsafe buffer.withUnsafeMutableBufferPointer { fields, fieldCount in
        unsafe bytes.withUnsafeMutableBufferPointer { bytes in
          unsafe projection.slots.withUnsafeBufferPointer { slots in
            guard let base = bytes.baseAddress, let slots = slots.baseAddress,
              let texts = fields.baseAddress
            else { return }
            let sink = unsafe RecordSink(
              bytes: base, capacity: bytes.count, used: end, texts: texts, slots: slots,
              beyond: projection.slots.count - 1)
            var parser = unsafe ChunkParser(
              scan: ByteScan(base: base), end: end, endsFile: endsFile, rules: rules,
              libcsv: LibCSV(sink: sink), records: parsedRecords, fieldCapacity: fields.count)
            parsedRecords = []
            unsafe rules.usesReferenceParser ? parser.runReferenceParser() : parser.run()
            unsafe parsedRecords = parser.records
            unsafe fieldCount = parser.fieldCount
            unsafe result = (parser.position, parser.line, !parser.isOutOfMemory)
          }
        }
      }
    }
    records = parsedRecords
    fileCount = result.position
    lines = result.lines
    if !isValid { markInvalidUTF8() }
    return result.isComplete
  }

  /// Sets the fault of the records that are not valid UTF-8.
  private mutating func markInvalidUTF8() {
    for index in records.indices {
      switch records[index].fault {
      case .recordTooLong, .strayQuote, .loneCarriageReturn, .invalidUTF8: continue
      case nil, .fieldCount:
        let start = Int(records[index].start)
        if !isValidUTF8(start..<start + Int(records[index].count)) { records[index].fault = .invalidUTF8 }
      }
    }
  }

  /// Whether a range of `bytes` is valid UTF-8. Parts that are ASCII are skipped quickly.
  private func isValidUTF8(_ range: Range<Int>) -> Bool {
    let text = bytes.span.extracting(range)
    var start = 0
    while true {
      let part = unsafe text.withUnsafeBufferPointer { text in
        unsafe text.baseAddress.flatMap {
          unsafe ByteScan(base: $0).nextBeyondASCII(from: start, to: text.count)
        }
      }
      guard let part else { return true }
      if (try? UTF8Span(validating: text.extracting(part))) == nil { return false }
      start = part.upperBound
    }
  }
}

/// The state of parsing one chunk.
@unsafe struct ChunkParser: ~Copyable {
  let scan: ByteScan
  let end: Int
  let endsFile: Bool
  let libcsv: LibCSV
  var records: [Record]
  /// The number of fields so far, of records without a fault.
  private(set) var fieldCount = 0
  /// Where the next record begins.
  var position = 0
  /// The number of LFs before `position`.
  var line = 0
  var isOutOfMemory = false

  /// Where the fields of the current record are stored.
  private var texts: UnsafeMutablePointer<FieldRange>
  private let fieldCapacity: Int
  private let slots: UnsafePointer<Int32>
  private let beyond: Int
  private let slotCount: Int
  private let columnCount: Int
  private let recordLimit: Int

  init(
    scan: ByteScan, end: Int, endsFile: Bool, rules: borrowing ChunkRules, libcsv: consuming LibCSV,
    records: consuming [Record], fieldCapacity: Int
  ) {
    unsafe self.scan = scan
    unsafe self.end = end
    unsafe self.endsFile = endsFile
    unsafe texts = libcsv.sink.pointee.texts
    unsafe slots = libcsv.sink.pointee.slots
    unsafe beyond = libcsv.sink.pointee.beyond
    unsafe self.libcsv = libcsv
    unsafe self.records = records
    unsafe self.fieldCapacity = fieldCapacity
    unsafe slotCount = rules.projection.slotCount
    unsafe columnCount = rules.projection.columnCount ?? -1
    unsafe recordLimit = rules.recordLimit
  }

  /// The fast path: one pass over the separators.
  mutating func run() {
    // Local copies: values of `self` would be loaded again after every stored field.
    let (scan, slots, beyond, end) = unsafe (scan, slots, beyond, end)
    var texts = unsafe texts
    var fieldStart = 0
    var column = 0
    var hasLoneCR = false
    /// The number of LFs inside of the record's quotes.
    var linesInside = 0
    var window = 0
    var separators = unsafe scan.separators(at: 0, end: end)
    while true {
      if separators == 0 {
        window &+= 64
        if window >= end { break }
        separators = unsafe scan.separators(at: window, end: end)
        continue
      }
      let at = window &+ separators.trailingZeroBitCount
      separators &= separators &- 1
      switch unsafe scan[at] {
      case Byte.comma:
        unsafe store(scan, from: fieldStart, to: at, in: texts, slot: slots[min(column, beyond)])
        column &+= 1
        fieldStart = at &+ 1
      case Byte.lineFeed:
        unsafe endLine(at: at, fieldStart: fieldStart, column: column, hasLoneCR: hasLoneCR)
        unsafe line &+= 1 &+ linesInside
        unsafe position = at &+ 1
        unsafe (fieldStart, column, hasLoneCR, linesInside) = (position, 0, false, 0)
        unsafe texts = self.texts
      case Byte.quote:
        if !hasLoneCR,
          let (next, lines) = unsafe parseQuotedField(from: fieldStart, column: column, quote: at)
        {
          linesInside &+= lines
          column &+= 1
          fieldStart = next
        } else {
          guard unsafe parseQuotedRecord(from: fieldStart, column: column, hasLoneCR: hasLoneCR, quote: at)
          else { return }
          unsafe (fieldStart, column, hasLoneCR, linesInside) = (position, 0, false, 0)
          unsafe texts = self.texts
        }
        window = fieldStart
        separators = unsafe scan.separators(at: window, end: end)
      default:
        if unsafe at &+ 1 == end || scan[at &+ 1] != Byte.lineFeed { hasLoneCR = true }
      }
    }
    if unsafe position < end && endsFile {
      unsafe endLine(at: end, fieldStart: fieldStart, column: column, hasLoneCR: hasLoneCR)
      unsafe line &+= linesInside
      unsafe position = end
    }
  }

  /// Ends a record without quotes, or the rest of one after its quoted fields, unless the line is blank.
  @inline(__always)
  private mutating func endLine(at lineEnd: Int, fieldStart: Int, column: Int, hasLoneCR: Bool) {
    let contentEnd = unsafe contentEnd(before: lineEnd)
    if unsafe column == 0 && !hasLoneCR && isBlankLine(to: contentEnd) { return }
    unsafe store(scan, from: fieldStart, to: contentEnd, in: texts, slot: slots[min(column, beyond)])
    unsafe endRecord(
      at: contentEnd, columns: column &+ 1, fault: hasLoneCR ? .loneCarriageReturn : nil)
  }

  /// The end of the record's text if its line ends at `lineEnd`: a CR before the LF belongs to the line end.
  @inline(__always)
  func contentEnd(before lineEnd: Int) -> Int {
    unsafe lineEnd < end && lineEnd > position && scan[lineEnd &- 1] == Byte.carriageReturn
      ? lineEnd &- 1 : lineEnd
  }

  /// Whether the line at `position` has only blanks.
  @inline(__always)
  func isBlankLine(to contentEnd: Int) -> Bool {
    var index = unsafe position
    while index < contentEnd, unsafe isBlank(scan[index]) { index &+= 1 }
    return index == contentEnd
  }

  /// Adds the record from `position` to `contentEnd`, with its stored fields.
  @inline(__always)
  mutating func endRecord(at contentEnd: Int, columns: Int, fault: RecordFault?) {
    let count = unsafe contentEnd &- position
    var fault = fault
    if unsafe count > recordLimit && fault != .strayQuote {
      fault = .recordTooLong
    } else if unsafe fault == nil && columnCount >= 0 && columns != columnCount {
      fault = unsafe .fieldCount(
        found: Int32(truncatingIfNeeded: columns), expected: Int32(truncatingIfNeeded: columnCount))
    }
    let record = unsafe Record(
      start: UInt32(truncatingIfNeeded: position), count: UInt32(truncatingIfNeeded: count),
      line: UInt32(truncatingIfNeeded: line), firstField: UInt32(truncatingIfNeeded: fieldCount),
      fault: fault)
    unsafe records.append(record)
    guard fault == nil else { return }
    unsafe fieldCount &+= slotCount
    unsafe precondition(fieldCount &+ slotCount <= fieldCapacity, "more records than the bytes can hold")
    unsafe texts += slotCount
    unsafe libcsv.sink.pointee.texts = texts
  }
}

/// Stores the text of an unquoted field, without the blanks around it, if its column is needed.
@inline(__always)
private func store(
  _ scan: ByteScan, from start: Int, to end: Int, in texts: UnsafeMutablePointer<FieldRange>, slot: Int32
) {
  guard slot >= 0 else { return }
  var (start, end) = (start, end)
  if start < end, unsafe scan[start] <= Byte.space || scan[end &- 1] <= Byte.space {
    while start < end, unsafe isBlank(scan[start]) { start &+= 1 }
    while start < end, unsafe isBlank(scan[end &- 1]) { end &-= 1 }
  }
  unsafe texts[Int(slot)] = FieldRange(start: start, count: end &- start)
}
