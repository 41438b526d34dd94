package import Basics
package import Ingestion

/// The result of reading an input, as JSON: in run.json and in `jss validate --json`.
package enum ReadingJSON {
  /// Writes `{"files", "rejects", "warnings"}` piece by piece, so that memory doesn't grow with the rejects.
  ///
  /// - Throws: `UnreadableTexts` where a record can't be read a second time, and what `put` throws.
  package static func write(_ report: ReadingReport, _ put: ([UInt8]) throws -> Void) throws {
    var writer = JSONWriter(indents: true)
    var cursor = report.rejects.cursor()
    try writer.writeObject(
      [.init("files", .array(report.files.map(file)))], array: "rejects",
      [.init("warnings", .array(report.files.flatMap(\.warnings).map(warning)))],
      next: {
        try cursor.nextText().map { reject in
          .object(finding(reject.finding) + [.init("record", .string(reject.record))])
        }
      },
      flush: { writer in
        if writer.bytes.count >= pieceSize { try put(writer.takeBytes()) }
      })
    writer.endLine()
    try put(writer.takeBytes())
  }

  /// About how many bytes are written at once.
  private static let pieceSize = 1 << 17

  /// The counts of one file, which add up, its digest where that was taken, and the columns left out.
  package static func file(_ file: FileReport) -> JSONValue {
    [
      "file": .string(file.file.rawValue),
      "bytes": .integer(file.bytes),
      "sha256": .optional(file.sha256),
      "records": .integer(file.records),
      "accepted": .integer(file.accepted),
      "superseded": .integer(file.superseded),
      "rejected": .integer(file.rejected),
      "blank": .integer(file.blank),
      "ignored_columns": .array(file.ignoredColumns.map { .string($0.name) }),
      "notes": .array(file.notes.map { ["code": .string($0.code), "message": .string($0.text)] }),
    ]
  }

  /// A group of like warnings with the first of them, where these may be seen.
  package static func warning(_ group: WarningGroup) -> JSONValue {
    let examples = group.examples.map { JSONValue.object(finding($0)) }
    return .object(
      [.init("code", .string(group.code.rawValue)), .init("count", .integer(group.count))]
        + (examples.isEmpty ? [] : [.init("examples", .array(examples))]))
  }

  private static func finding(_ finding: Finding) -> [JSONValue.Member] {
    [
      .init("file", .string(finding.file.rawValue)), .init("line", .integer(finding.line)),
      .init("column", .optional(finding.column)), .init("code", .string(finding.code.rawValue)),
      .init("message", .string(finding.message)),
    ]
  }
}
