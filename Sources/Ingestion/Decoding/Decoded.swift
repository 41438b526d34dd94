import CSV

/// What one batch of a file came to: rows of the records that are sound in themselves, and remarks on the others.
/// Both name records and texts of the batch, which committing has at hand.
struct Decoded<Row: Sendable>: Sendable {
  var rows: [Row] = []
  /// The records that don't count; committing may add some.
  var refusals: [Remark] = []
  /// What is worth a look in records that count.
  var warnings: [Remark] = []
}

/// The number of a record in its batch, from 0.
struct BatchIndex: Comparable, Sendable {
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

/// What is to be said about a record.
struct Remark: Sendable {
  var record: BatchIndex
  var fault: Fault
}

/// What is wrong with a record.
struct Fault: Sendable {
  /// The column's index in the file's columns; nil for the whole record.
  var column: Int?
  var code: FindingCode
  /// What may stand there.
  var allowed: String
}

/// How a file's records become rows. Pure: batches are decoded in any order, some of them twice.
protocol RecordDecoder: Sendable {
  associatedtype Row: Sendable
  /// The row of a record that is sound as a whole; nil where it is refused. One that is refused for a reference may
  /// have a row all the same: an identifier that stands already comes first.
  func row(_ values: inout RecordValues, of decoded: borrowing Decoded<Row>) -> Row?
  /// Looks up what the rows of a batch refer to, for all of them at once, where there are too many for one by one.
  func resolve(_ decoded: inout Decoded<Row>, _ values: inout RecordValues)
}

extension RecordDecoder {
  func resolve(_ decoded: inout Decoded<Row>, _ values: inout RecordValues) {}
}

extension RecordDecoder {
  /// Decodes a batch.
  func decode(_ batch: RecordBatch, _ layout: Layout) -> Decoded<Row> {
    var decoded = Decoded<Row>()
    decoded.rows.reserveCapacity(batch.records.count)
    guard let first = batch.indices.first else { return decoded }
    var values = RecordValues(layout, batch, at: first)
    for index in batch.indices {
      values.start(at: index)
      if values.isSound, let row = row(&values, of: decoded) { decoded.rows.append(row) }
      if let fault = values.fault {
        decoded.refusals.append(Remark(record: index, fault: fault))
      }
    }
    resolve(&decoded, &values)
    return decoded
  }
}
