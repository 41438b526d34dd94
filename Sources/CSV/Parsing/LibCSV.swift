// The only calls to libcsv: strict, and telling every line end, so that a CR without its LF does not go unseen.

import CLibCSV
import Glibc

/// What libcsv says about one record: its fields' texts, those of needed columns kept, and its line ends.
@unsafe struct RecordSink {
  /// The chunk, with room behind it for as many bytes again as it has.
  let bytes: UnsafeMutablePointer<UInt8>
  let capacity: Int
  /// Where the next text is put.
  var used: Int
  /// Where the texts of the open record are put, by slot.
  var texts: UnsafeMutablePointer<FieldRange>
  let slots: UnsafePointer<Int32>
  /// The last index of `slots`, which stands for every column that should not be there.
  let beyond: Int
  /// Fields that have ended.
  private(set) var columns = 0
  /// The last line end told: LF, CR, -1 for the end of the text, 0 for none yet.
  var lineEnd: Int32 = 0
  /// A quoted text that libcsv was not shown, of the field that is open.
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

  /// Makes ready for the next record, or for what follows its first `column` fields.
  mutating func begin(column: Int = 0) {
    unsafe columns = column
    unsafe lineEnd = 0
    unsafe hidden = nil
  }

  /// Libcsv stands in an open quoted field and is not going to be shown the text up to the next quote. If it has
  /// hidden a text of this field before, the quote between them was doubled, and both are joined behind the chunk.
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

  mutating func field(_ text: UnsafeRawPointer?, _ count: Int) {
    let slot = unsafe slots[min(columns, beyond)]
    if slot >= 0 { unsafe texts[Int(slot)] = hidden ?? append(text, count) }
    unsafe columns += 1
    unsafe hidden = nil
  }

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
  enum Outcome: Equatable {
    case accepted
    /// Strict mode refuses the byte at this index: a quote where none may be, or text behind a closing quote.
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

  /// Forgets everything. The only way on after an error: csv_fini would hand out half a record.
  func reset() {
    unsafe csv_free(parser)
    unsafe start()
  }

  /// Shows libcsv the bytes of a range.
  @inline(__always)
  func parse(from start: Int, to end: Int) -> Outcome {
    let taken = unsafe csv_parse(
      parser, sink.pointee.bytes + start, end - start,
      { text, count, sink in
        unsafe sink?.assumingMemoryBound(to: RecordSink.self).pointee.field(text, count)
      },
      { byte, sink in unsafe sink?.assumingMemoryBound(to: RecordSink.self).pointee.lineEnd = byte }, sink)
    if taken == end - start { return .accepted }
    return unsafe csv_error(parser) == CSV_EPARSE ? .stray(start + taken) : .outOfMemory
  }

  /// Ends the text, which hands out what is open. Returns false where a quote is open; then nothing is handed out.
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
