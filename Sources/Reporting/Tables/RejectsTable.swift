internal import Analysis
internal import Basics
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
      .init("record", .string, "The raw text, cut at 1,000 bytes") { .untrustedBytes($0.recordUTF8) },
    ])

  /// Writes the whole file piece by piece, so that memory doesn't grow with it.
  ///
  /// - Parameters:
  ///   - workers: How many threads make pieces.
  ///   - put: Gets bytes that complete so many rows.
  /// - Throws: `UnreadableTexts` where a record can't be read a second time, and what `put` throws.
  package static func write(
    _ rejects: RejectedRecords, workers: Int, _ put: (_ bytes: [UInt8], _ rows: Int) throws -> Void
  ) async throws {
    var header = CSVWriter()
    table.writeHeader(to: &header)
    try put(header.bytes, 0)
    try await InOrder(rejects.portions(of: pieceSize), workers: workers).forEach({ portion in
      let count = portion.left
      var portion = portion
      var rows = CSVWriter()
      while let reject = try portion.nextText() { table.write(reject, to: &rows) }
      return (rows.bytes, count)
    }) { bytes, count in
      try put(bytes, count)
    }
  }

  /// How many rows are made at once, each of at most some 5 KB.
  private static let pieceSize = 256
}

extension RejectedRecords.Cursor {
  /// The next record; nil after the last. Throws where its text can't be read a second time.
  mutating func nextText() throws(UnreadableTexts) -> Reject? {
    do { return try next() } catch { throw UnreadableTexts(reason: error) }
  }
}
