internal import Analysis
internal import CSV
package import Ingestion

/// rejects.csv: a row a record that was rejected, for its first fault (1.5).
package enum RejectsTable {
  package static let table = Table<Reject>(
    "rejects.csv", "The records that were rejected", key: [],
    [
      .init("file", .string, "The input file", required: true) { .text($0.finding.file.rawValue) },
      .init("line", .integer, "The physical line that the record starts on", required: true) {
        .integer($0.finding.line)
      },
      .init("column", .string, "The column at fault; empty where the whole record is") {
        .untrusted($0.finding.column)
      },
      .init("code", .string, "The fault", required: true) { .text($0.finding.code.rawValue) },
      .init("message", .string, "The fault, what is allowed and what to do", required: true) {
        .untrusted($0.finding.message)
      },
      .init("record", .string, "The raw text, cut at 1,000 bytes") { .untrusted($0.record) },
    ])

  /// Writes the whole file piece by piece, so that memory doesn't grow with it.
  ///
  /// - Parameter put: Gets bytes that complete so many rows.
  /// - Throws: `UnreadableTexts` where a record can't be read a second time, and what `put` throws.
  package static func write(_ rejects: RejectedRecords, _ put: (_ bytes: [UInt8], _ rows: Int) throws -> Void)
    throws
  {
    var cursor = rejects.cursor()
    var piece = CSVWriter()
    table.writeHeader(to: &piece)
    var rows = 0
    while let reject = try cursor.nextText() {
      table.write(reject, to: &piece)
      rows += 1
      if piece.byteCount >= RejectsTable.pieceSize {
        try put(piece.bytes, rows)
        piece = CSVWriter()
        rows = 0
      }
    }
    try put(piece.bytes, rows)
  }

  /// About how many bytes are written at once.
  private static let pieceSize = 1 << 17
}

extension RejectedRecords.Cursor {
  /// The next record; nil after the last. Throws where its text can't be read a second time.
  mutating func nextText() throws(UnreadableTexts) -> Reject? {
    do { return try next() } catch { throw UnreadableTexts(reason: error) }
  }
}
