package import Basics
package import Ingestion

/// The result of reading an input, as JSON: in run.json and in `jss validate --json`.
package enum ReadingJSON {
  /// `{"files", "rejects", "warnings"}`.
  package static func report(_ report: ReadingReport) -> JSONValue {
    [
      "files": .array(report.files.map(file)),
      "rejects": .array(
        report.rejects.map { reject in
          .object(finding(reject.finding) + [.init("record", .string(reject.record))])
        }),
      "warnings": .array(report.files.flatMap(\.warnings).map(warning)),
    ]
  }

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
      "ignored_columns": .array(file.ignoredColumns.map { .string($0.name) }),
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
