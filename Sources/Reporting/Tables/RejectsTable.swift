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

  /// The whole file.
  package static func bytes(_ rejects: [Reject]) -> [UInt8] {
    var rows = CSVWriter()
    table.writeHeader(to: &rows)
    for reject in rejects { table.write(reject, to: &rows) }
    return rows.bytes
  }
}
