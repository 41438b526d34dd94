// The records of one chunk of a file: where they stand in its bytes, which of them are at fault, and where the
// texts of the needed columns are. Flat arrays, reused from chunk to chunk: no object or String a record.
//
// What is looked at for every value is public, though no other package uses it: the compiler inlines only that into
// other libraries.

/// Which columns of a file are needed, and in which order their texts are wanted. Columns and slots count from 0.
package struct Projection: Hashable, Sendable {
  /// How many fields a record must have; nil when any number will do.
  package let columnCount: Int?
  /// How many columns are needed.
  package let slotCount: Int
  /// File column to slot, -1 where it is not needed; one more -1 stands for every column behind the last.
  let slots: [Int32]

  /// `columns[slot]` is the file column whose text is wanted in that slot; no column may stand twice.
  package init(columnCount: Int, columns: [Int]) {
    var slots = [Int32](repeating: -1, count: columnCount + 1)
    for (slot, column) in columns.enumerated() {
      precondition(column < columnCount && slots[column] == -1, "a column that is not there, or stands twice")
      slots[column] = Int32(slot)
    }
    self.slots = slots
    self.columnCount = columnCount
    slotCount = columns.count
  }

  /// All columns, in the file's order.
  package init(allOf columnCount: Int) {
    self.init(columnCount: columnCount, columns: Array(0..<columnCount))
  }

  private init() {
    columnCount = nil
    slotCount = 0
    slots = [-1]
  }

  /// No column, and any number of fields: only where the records are is asked for.
  package static let placesOnly = Projection()
}

/// What is wrong with a whole record (1.1, 1.5). A record shows the first that holds, in this order, except that a
/// stray quote hides that the record is too long: the quote is what made it so.
public enum RecordFault: Hashable, Sendable {
  /// Longer than the limit (1 MiB), its line end not counted.
  case recordTooLong
  /// A quote inside an unquoted field, or text after a closing quote. The record ends at the next line end.
  case strayQuote
  /// A CR outside of quotes that no LF follows.
  case loneCarriageReturn
  case invalidUTF8
  case fieldCount(found: Int32, expected: Int32)

  /// The code in rejects.csv (1.5).
  package var code: StaticString {
    switch self {
    case .recordTooLong: "record_too_long"
    case .strayQuote: "stray_quote"
    case .loneCarriageReturn: "lone_carriage_return"
    case .invalidUTF8: "invalid_utf8"
    case .fieldCount: "field_count"
    }
  }
}

/// Where a field's text stands in its batch's bytes. An empty text means that the value is missing (1.1).
public struct FieldRange: Hashable, Sendable {
  /// The index of its first byte.
  public var start: UInt32
  /// Bytes.
  public var count: UInt32

  /// A place of `count` bytes from `start` on.
  @inlinable public init(start: Int, count: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.count = UInt32(truncatingIfNeeded: count)
  }

  /// Whether the value is missing.
  @inlinable public var isEmpty: Bool { count == 0 }
  /// The same as indices.
  @inlinable public var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// One record of a batch.
public struct Record: Hashable, Sendable {
  /// The raw text's place in the batch's bytes, without its line end.
  package let start: UInt32
  package let count: UInt32
  /// Physical lines between the batch's first line and this record's first: 0 for one on the batch's first line.
  package let line: UInt32
  /// Index of its first field in the batch's `fields`; only a record without a fault has fields.
  public let firstField: UInt32
  /// What is wrong with it, if anything.
  public internal(set) var fault: RecordFault?
}

/// The records of one chunk, with their bytes.
public struct RecordBatch: Sendable {
  /// The chunk's bytes, then texts that had to be unescaped, then room that means nothing.
  public internal(set) var bytes: [UInt8] = []
  /// The records, those at fault included, in the file's order.
  public internal(set) var records: [Record] = []
  /// The texts of the needed columns, `slotCount` for each record that has no fault.
  public internal(set) var fields: [FieldRange] = []
  /// How many fields each of those has.
  package internal(set) var slotCount = 0
  /// The file offset of the batch's first byte.
  package internal(set) var offset = 0
  /// Line ends (LF) in the part of the file that this batch stands for.
  package internal(set) var lines = 0

  /// How the chunk came out of the file.
  enum Content: Hashable {
    case text
    /// A record too long to hold, of which `bytes` has the beginning: `fileCount` bytes were stepped over.
    case skipped
    /// A quote in this field (1-based) of the record that starts here is still open at the file's end.
    case unterminatedQuote(column: Int)
  }
  var content = Content.text
  /// The field (1-based) whose quote is still open at the file's end, if this batch is that record.
  var openColumn: Int? {
    if case .unterminatedQuote(let column) = content { column } else { nil }
  }
  var sequence = 0
  /// Bytes of the chunk in `bytes`.
  var count = 0
  /// Bytes of the file that the records and blank lines of this batch take up: less than were handed out where a
  /// stray quote moved a record's end over the chunk's end.
  var fileCount = 0
  /// Bytes of the file that were handed out with this batch.
  var chunkFileCount = 0
  var hasQuote = false
  /// The file ends where the chunk does, so that the last record may lack a line end.
  var endsFile = false

  package init() {}

  /// Where the text of a needed column stands in `bytes`, for a record without a fault.
  @inlinable @inline(__always) public func field(_ slot: Int, of record: Record) -> FieldRange {
    fields[Int(record.firstField) + slot]
  }

  /// The texts of a record without a fault, by slot, each in an array of its own.
  package func texts(of record: Record) -> [[UInt8]] {
    (0..<slotCount).map { Array(bytes[field($0, of: record).range]) }
  }

  /// A record's raw bytes without its line end; of a record too long to hold, the beginning.
  package func rawText(of record: Record) -> ArraySlice<UInt8> {
    bytes[Int(record.start)..<Int(record.start) + Int(record.count)]
  }

  /// A record's byte offset in the file.
  package func fileOffset(of record: Record) -> Int { offset + Int(record.start) }
}
