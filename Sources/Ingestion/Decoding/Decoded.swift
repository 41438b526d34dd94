import CSV
import JobSuccess

/// The result of decoding a batch: rows of the records without an issue of their own, and the issues of the others. Both
/// refer to records and texts of the batch.
struct Decoded<Row: Sendable>: Sendable {
  var rows: [Row] = []
  /// Why records don't count; committing may add to them.
  var refusals: [RecordIssue] = []
  /// Issues of records that count all the same, unless they are refused too.
  var warnings: [RecordIssue] = []
  /// How many records have no value at all: they are no records (1.1).
  var blank = 0
  /// How many values of a column, by its index in the file's columns, are a word of its choices in other case. Empty where
  /// there is none.
  var otherCase: [Int] = []
}

/// The number of a record in its batch, from 0.
struct BatchIndex: Comparable, Hashable, Sendable {
  fileprivate let number: UInt32

  @inline(__always)
  fileprivate init(_ index: Int) {
    number = UInt32(truncatingIfNeeded: index)
  }

  static func < (left: BatchIndex, right: BatchIndex) -> Bool {
    left.number < right.number
  }
}

extension RecordBatch {
  /// The indices of all records.
  var indices: some RandomAccessCollection<BatchIndex> {
    records.indices.lazy.map { BatchIndex($0) }
  }

  @inline(__always)
  subscript(record: BatchIndex) -> Record { records[Int(record.number)] }

  /// A record's byte offset in the file.
  @inline(__always)
  func fileOffset(of record: BatchIndex) -> UInt64 {
    UInt64(fileOffset(of: self[record]))
  }
}

/// What is wrong with a record, or worth a warning.
struct RecordIssue: Sendable {
  var record: BatchIndex
  /// The index in the file's columns; nil for the whole record.
  var column: Int?
  var code: IssueCode
  /// What is allowed instead, as a noun phrase.
  var allowed: String
  /// The day that what is allowed is about, where it is about one.
  var day: Day?

  /// The issue of an identifier that an earlier accepted record has.
  static func duplicate(_ column: some ColumnName, in record: BatchIndex) -> RecordIssue {
    RecordIssue(
      record: record, column: column.rawValue, code: .duplicateID,
      allowed: ColumnCondition.unique.rawValue)
  }
}

extension RecordFault {
  /// The code and what is allowed instead.
  var issue: (code: IssueCode, allowed: String) {
    switch self {
    case .recordTooLong: (.recordTooLong, "records of at most 1 MiB")
    case .strayQuote: (.strayQuote, "each quote doubled, and the whole value in quotes")
    case .loneCarriageReturn: (.loneCarriageReturn, "LF or CRLF at a record's end")
    case .invalidUTF8: (.invalidUTF8, "UTF-8")
    case .fieldCount(let found, let expected): (.fieldCount, "\(expected) fields; found: \(found)")
    }
  }
}

/// Decodes the records of a file into rows. Pure: batches are decoded in any order, some of them twice.
protocol RecordDecoder: Sendable {
  associatedtype Row: Sendable
  /// The row of the record that `values` is at; nil where it is refused. A record that is refused for a reference may
  /// have a row all the same, since a duplicate identifier is reported rather than the reference.
  func row(_ values: inout RecordValues, of decoded: borrowing Decoded<Row>) -> Row?
  /// Resolves the references of all rows of a batch together, where one by one would be slow.
  func resolve(_ decoded: inout Decoded<Row>, _ values: inout RecordValues)
}

extension RecordDecoder {
  func resolve(_ decoded: inout Decoded<Row>, _ values: inout RecordValues) {}

  /// Decodes a batch.
  func decode(_ batch: RecordBatch, _ layout: Layout) -> Decoded<Row> {
    var decoded = Decoded<Row>()
    decoded.rows.reserveCapacity(batch.records.count)
    guard let first = batch.indices.first else { return decoded }
    var values = RecordValues(layout, batch, at: first)
    for index in batch.indices {
      values.start(at: index)
      if values.isSound, let row = row(&values, of: decoded) { decoded.rows.append(row) }
      // Each file has columns that may not be empty, so a record without a value has an issue.
      if let issue = values.issue {
        if batch.isBlank(batch[index]) { decoded.blank += 1 } else { decoded.refusals.append(issue) }
      }
    }
    decoded.warnings = values.warnings
    decoded.otherCase = values.otherCase
    resolve(&decoded, &values)
    return decoded
  }
}
