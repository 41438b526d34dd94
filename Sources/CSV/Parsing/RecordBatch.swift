// The records of one chunk of a file: their positions in its bytes, their faults, and the positions of the needed
// fields. They are in flat arrays that are used again for the next chunk, without an object or a String for a record.
//
// What is read for every value is public, because the compiler inlines only public functions into other libraries.

/// What is wrong with a whole record (1.1, 1.5). A record has the first of these that applies, in this order, but a
/// stray quote comes before the length, because it is why the record is too long.
public enum RecordFault: Hashable, Sendable {
  /// It is longer than the limit (1 MiB) without its line end.
  case recordTooLong
  /// It has a quote inside an unquoted field, or text after a closing quote.
  case strayQuote
  /// It has a CR without an LF outside of quotes.
  case loneCarriageReturn
  /// It is not valid UTF-8.
  case invalidUTF8
  /// It has another number of fields than the header.
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

/// The position of a field's text in the bytes of its batch. An empty text is a missing value (1.1).
public struct FieldRange: Hashable, Sendable {
  /// The index of its first byte.
  public var start: UInt32
  /// The number of bytes.
  public var count: UInt32

  /// `count` bytes from `start` on.
  @inlinable public init(start: Int, count: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.count = UInt32(truncatingIfNeeded: count)
  }

  /// Whether the value is missing.
  @inlinable public var isEmpty: Bool { count == 0 }
  /// The indices of its bytes.
  @inlinable public var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// One record of a batch.
public struct Record: Hashable, Sendable {
  /// The index of its first byte in the bytes of the batch.
  package let start: UInt32
  /// The number of its bytes, without the line end.
  package let count: UInt32
  /// The number of physical lines of the batch before this record.
  package let line: UInt32
  /// The index of its first field in the `fields` of the batch. Only a record without a fault has fields.
  public let firstField: UInt32
  /// Its fault; nil if it has none.
  public internal(set) var fault: RecordFault?
}

/// The records of one chunk, with their bytes.
public struct RecordBatch: Sendable {
  /// The bytes of the chunk, then unescaped texts, then unused bytes.
  public internal(set) var bytes: [UInt8] = []
  /// All records in the order of the file, including those with faults.
  public internal(set) var records: [Record] = []
  /// The fields of the needed columns, `slotCount` for each record without a fault.
  public internal(set) var fields: [FieldRange] = []
  /// The number of needed columns.
  package internal(set) var slotCount = 0
  /// The file offset of the batch's first byte.
  package internal(set) var offset = 0
  /// The number of LFs in the batch's part of the file.
  package internal(set) var lines = 0

  /// What the chunk is.
  enum Content: Hashable {
    /// Whole records.
    case text
    /// A skipped record that is too long: `fileCount` bytes of the file, of which `bytes` has the first.
    case skipped
    /// A record at the end of the file with an open quote in this field, counted from 1.
    case unterminatedQuote(column: Int)
  }
  var content = Content.text
  /// The field, counted from 1, whose quote is open at the end of the file; nil if there is none.
  var openColumn: Int? {
    if case .unterminatedQuote(let column) = content { column } else { nil }
  }
  /// The number of the chunk in the file, from 0.
  var sequence = 0
  /// The number of bytes of the chunk.
  var count = 0
  /// The number of bytes of the file that the records and blank lines of this batch have. It is less than
  /// `chunkFileCount` if the chunk ends inside of a record, because of a stray quote.
  var fileCount = 0
  /// The number of bytes of the file that were cut off as this chunk.
  var chunkFileCount = 0
  /// Whether the chunk has a quote.
  var hasQuote = false
  /// Whether the chunk is the end of the file, so that its last record may have no line end.
  var endsFile = false

  /// A batch without records.
  package init() {}

  /// The position in `bytes` of a field of a record without a fault.
  @inlinable @inline(__always) public func field(_ slot: Int, of record: Record) -> FieldRange {
    fields[Int(record.firstField) + slot]
  }

  /// The texts of a record without a fault, in the order of the slots.
  package func texts(of record: Record) -> [[UInt8]] {
    (0..<slotCount).map { Array(bytes[field($0, of: record).range]) }
  }

  /// A record's bytes as they are in the file, without the line end; for a skipped record its beginning.
  package func rawText(of record: Record) -> ArraySlice<UInt8> {
    bytes[Int(record.start)..<Int(record.start) + Int(record.count)]
  }

  /// Whether all fields of a record are empty, so that it is no record (1.1): it has nothing but commas, blanks, and pairs
  /// of quotes with nothing between them.
  package func isBlank(_ record: Record) -> Bool {
    switch record.fault {
    case nil, .fieldCount: break
    case .recordTooLong, .strayQuote, .loneCarriageReturn, .invalidUTF8: return false
    }
    let text = rawText(of: record)
    var quotes = 0
    for byte in text {
      switch byte {
      case Byte.comma:
        guard quotes == 0 || quotes == 2 else { return false }
        quotes = 0
      case Byte.quote: quotes += 1
      case Byte.space, Byte.tab:
        guard quotes != 1 else { return false }
      default: return false
      }
    }
    return quotes == 0 || quotes == 2
  }

  /// A record's byte offset in the file.
  package func fileOffset(of record: Record) -> Int { offset + Int(record.start) }
}
