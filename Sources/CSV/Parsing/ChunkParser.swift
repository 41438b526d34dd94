// A chunk's bytes to records. A record without a quote is split here; one with a quote goes through libcsv
// (`QuotedRecord.swift`), which is the judge of both: `PlainPath.swift` asks it alone and must give the same records.

/// How chunks are parsed.
struct ChunkRules: Sendable {
  var projection: Projection
  /// Bytes, without the line end.
  var recordLimit: Int
  /// Shows libcsv every byte: slow, and what the short ways are tested against.
  var usesPlainPath: Bool
}

extension RecordBatch {
  /// Finds the records of the batch's chunk. Returns false where libcsv could not get memory.
  mutating func parse(_ rules: borrowing ChunkRules) -> Bool {
    slotCount = rules.projection.slotCount
    guard content == .text else { return true }
    let room = count * (hasQuote || rules.usesPlainPath ? 2 : 1) + readablePadding
    if bytes.count < room { bytes.append(contentsOf: repeatElement(0, count: room - bytes.count)) }
    let isValid = isValidUTF8(0..<count)
    let projection = rules.projection
    let (end, endsFile) = (count, endsFile)
    var parsedRecords = [Record]()
    swap(&parsedRecords, &records)
    parsedRecords.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
    var result = (position: 0, lines: 0, isComplete: true)
    // Every record has a separator or line end behind each of its fields, the last one perhaps none.
    let mostRecords = count / max(1, projection.columnCount ?? 1) + 1
    // One more, for the fields of a record that is refused.
    fields.append(addingCapacity: max(1, (mostRecords + 1) * projection.slotCount)) { room in
      unsafe room.withUnsafeMutableBufferPointer { fields, fieldCount in
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
            unsafe rules.usesPlainPath ? parser.runPlainPath() : parser.run()
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

  /// Validates the stretches beyond ASCII: most of a text is skipped eight bytes at a time.
  private func isValidUTF8(_ range: Range<Int>) -> Bool {
    let text = bytes.span.extracting(range)
    var start = 0
    while true {
      let stretch = unsafe text.withUnsafeBufferPointer { text in
        unsafe text.baseAddress.flatMap {
          unsafe ByteScan(base: $0).nextBeyondASCII(from: start, to: text.count)
        }
      }
      guard let stretch else { return true }
      if (try? UTF8Span(validating: text.extracting(stretch))) == nil { return false }
      start = stretch.upperBound
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
  /// How many fields of records there are.
  private(set) var fieldCount = 0
  /// Where the next record begins: all before it is dealt with.
  var position = 0
  /// LFs before `position`.
  var line = 0
  var isOutOfMemory = false

  /// Where the texts of the open record are put.
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

  /// The short way: one pass over the separators.
  mutating func run() {
    // Names of their own: what is reached through `self` would be loaded anew after every field that is kept.
    let (scan, slots, beyond, end) = unsafe (scan, slots, beyond, end)
    var texts = unsafe texts
    var fieldStart = 0
    var column = 0
    var hasLoneCR = false
    /// LFs inside of the record's quotes.
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
        unsafe keep(scan, from: fieldStart, to: at, in: texts, slots[min(column, beyond)])
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

  /// A line ends, or a record's rest behind quotes: a record, unless it is blank.
  @inline(__always)
  private mutating func endLine(at lineEnd: Int, fieldStart: Int, column: Int, hasLoneCR: Bool) {
    let contentEnd = unsafe contentEnd(before: lineEnd)
    if unsafe column == 0 && !hasLoneCR && isBlankLine(to: contentEnd) { return }
    unsafe keep(scan, from: fieldStart, to: contentEnd, in: texts, slots[min(column, beyond)])
    unsafe endRecord(
      at: contentEnd, columns: column &+ 1, fault: hasLoneCR ? .loneCarriageReturn : nil)
  }

  /// Where a record's text ends whose line end is at `lineEnd`: a CR before an LF belongs to the line end.
  @inline(__always)
  func contentEnd(before lineEnd: Int) -> Int {
    unsafe lineEnd < end && lineEnd > position && scan[lineEnd &- 1] == Byte.carriageReturn
      ? lineEnd &- 1 : lineEnd
  }

  @inline(__always)
  func isBlankLine(to contentEnd: Int) -> Bool {
    var index = unsafe position
    while index < contentEnd, unsafe isBlank(scan[index]) { index &+= 1 }
    return index == contentEnd
  }

  /// Adds the record from `position` to `contentEnd`, with the texts kept of it.
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

/// Keeps the text of an unquoted field, without the blanks around it, if its column is needed.
@inline(__always)
private func keep(
  _ scan: ByteScan, from start: Int, to end: Int, in texts: UnsafeMutablePointer<FieldRange>, _ slot: Int32
) {
  guard slot >= 0 else { return }
  var (start, end) = (start, end)
  if start < end, unsafe scan[start] <= Byte.space || scan[end &- 1] <= Byte.space {
    while start < end, unsafe isBlank(scan[start]) { start &+= 1 }
    while start < end, unsafe isBlank(scan[end &- 1]) { end &-= 1 }
  }
  unsafe texts[Int(slot)] = FieldRange(start: start, count: end &- start)
}
