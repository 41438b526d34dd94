package import CSV

/// rejects.csv: a row a record that was rejected, for its first fault (1.5).
package enum RejectsTable {
  package static let table = Table(
    "rejects.csv", "The records that were rejected", key: [],
    [
      .init("file", .string, "The input file", required: true),
      .init("line", .integer, "The physical line that the record starts on", required: true),
      .init("column", .string, "The column at fault; empty where the whole record is"),
      .init("code", .string, "The fault", required: true),
      .init("message", .string, "The fault, what is allowed and what to do", required: true),
      .init("record", .string, "The raw text, cut at 1,000 bytes"),
    ])

  /// Writes one row.
  package static func write(
    file: String, line: Int, column: String?, code: String, message: String, record: String,
    to rows: inout CSVWriter
  ) {
    rows.field(file)
    rows.field(line)
    rows.textCell(column ?? "")
    rows.field(code)
    rows.textCell(message)
    rows.textCell(record)
    rows.endRow()
  }
}
