// The only calls to libcsv. It runs in strict mode, and reports every line end, so that a CR without an LF is
// noticed.

import CLibCSV
import Glibc

/// What libcsv reports about one record: the texts of its fields, of which those of needed columns are stored, and
/// line ends.
@unsafe struct RecordSink {
  /// The bytes of the chunk, then unused bytes for unescaped texts.
  let bytes: UnsafeMutablePointer<UInt8>
  /// The number of all these bytes.
  let capacity: Int
  /// The index in `bytes` for the next unescaped text.
  var used: Int
  /// Where the fields of the current record are stored, by slot.
  var texts: UnsafeMutablePointer<FieldRange>
  /// The slot of each column, see ``Projection``.
  let slots: UnsafePointer<Int32>
  /// The last index of `slots`, for all columns after the last.
  let beyond: Int
  /// The number of finished fields.
  private(set) var columns = 0
  /// The last line end that libcsv reported: LF, CR, -1 for the end of the text, 0 for none.
  var lineEnd: Int32 = 0
  /// The quoted text of the current field that was not passed to libcsv.
  private var hidden: FieldRange?

  init(
    bytes: UnsafeMutablePointer<UInt8>, capacity: Int, used: Int, texts: UnsafeMutablePointer<FieldRange>,
    slots: UnsafePointer<Int32>, beyond: Int
  ) {
    unsafe self.bytes = bytes
    unsafe self.capacity = capacity
    unsafe self.used = used
    unsafe self.texts = texts
    unsafe self.slots = slots
    unsafe self.beyond = beyond
  }

  /// Begins the next record, or the rest of one after its first `column` fields.
  mutating func begin(column: Int = 0) {
    unsafe columns = column
    unsafe lineEnd = 0
    unsafe hidden = nil
  }

  /// Stores a text between quotes that is not passed to libcsv. If there is one of this field already, the quote
  /// between them was doubled, and both are joined behind the chunk, with one quote between them.
  mutating func hide(from start: Int, to end: Int) {
    let piece = FieldRange(start: start, count: end - start)
    guard let before = unsafe hidden else {
      unsafe hidden = piece
      return
    }
    guard unsafe slots[min(columns, beyond)] >= 0 else { return }
    let joined =
      unsafe before.range.upperBound == used ? before : append(bytes + Int(before.start), before.range.count)
    var quote = Byte.quote
    _ = unsafe append(&quote, 1)
    _ = unsafe append(bytes + start, end - start)
    unsafe hidden = FieldRange(start: Int(joined.start), count: used - Int(joined.start))
  }

  /// Ends a field, with its text as libcsv unescaped it.
  mutating func field(_ text: UnsafeRawPointer?, _ count: Int) {
    let slot = unsafe slots[min(columns, beyond)]
    if slot >= 0 { unsafe texts[Int(slot)] = hidden ?? append(text, count) }
    unsafe columns += 1
    unsafe hidden = nil
  }

  /// Copies a text behind the chunk.
  private mutating func append(_ text: UnsafeRawPointer?, _ count: Int) -> FieldRange {
    let placed = unsafe FieldRange(start: used, count: count)
    unsafe precondition(count <= capacity - used, "texts are never longer than the records they are in")
    if let text = unsafe text, count > 0 { unsafe memcpy(bytes + used, text, count) }
    unsafe used += count
    return placed
  }
}

/// A libcsv parser and the sink that it fills.
@unsafe struct LibCSV: ~Copyable {
  /// How libcsv parsed some bytes.
  enum ParseResult: Equatable {
    case accepted
    /// Strict mode rejects the byte at this index: a quote in an unquoted field, or text after a closing quote.
    case stray(Int)
    case outOfMemory
  }

  private let parser = UnsafeMutablePointer<csv_parser>.allocate(capacity: 1)
  let sink = UnsafeMutablePointer<RecordSink>.allocate(capacity: 1)

  init(sink: RecordSink) {
    unsafe self.sink.initialize(to: sink)
    unsafe parser.initialize(to: csv_parser())
    unsafe start()
  }

  deinit {
    unsafe csv_free(parser)
    unsafe parser.deallocate()
    unsafe sink.deallocate()
  }

  private func start() {
    _ = unsafe csv_init(parser, UInt8(CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL))
    unsafe csv_set_blk_size(parser, 4096)
  }

  /// Resets the parser. It is needed after an error, because csv_fini would report half a record.
  func reset() {
    unsafe csv_free(parser)
    unsafe start()
  }

  /// Parses the bytes of a range.
  @inline(__always)
  func parse(from start: Int, to end: Int) -> ParseResult {
    let taken = unsafe csv_parse(
      parser, sink.pointee.bytes + start, end - start,
      { text, count, sink in
        unsafe sink?.assumingMemoryBound(to: RecordSink.self).pointee.field(text, count)
      },
      { byte, sink in unsafe sink?.assumingMemoryBound(to: RecordSink.self).pointee.lineEnd = byte }, sink)
    if taken == end - start { return .accepted }
    return unsafe csv_error(parser) == CSV_EPARSE ? .stray(start + taken) : .outOfMemory
  }

  /// Ends the text, and with it the last field and record. Returns false if a quote is open; then nothing is
  /// reported.
  func finish() -> Bool {
    unsafe csv_fini(
      parser,
      { text, count, sink in
        unsafe sink?.assumingMemoryBound(to: RecordSink.self).pointee.field(text, count)
      },
      { byte, sink in unsafe sink?.assumingMemoryBound(to: RecordSink.self).pointee.lineEnd = byte }, sink)
      == 0
  }
}
