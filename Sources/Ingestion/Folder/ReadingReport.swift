import CSV

/// The result of reading an input folder, file by file (1.5).
package struct ReadingReport: Sendable {
  /// The files that exist, sorted by name.
  package internal(set) var files: [FileReport] = []
  /// Every rejected record, sorted by file name, then line: the rows of rejects.csv.
  package internal(set) var rejects: [Reject] = []

  /// Records of all files, headers not counted.
  package var records: Int { files.reduce(0) { $0 + $1.records } }
}

/// The result of reading one file: `records` = `accepted` + `superseded` + `rejected`.
package struct FileReport: Equatable, Sendable {
  package let file: ExportFile
  /// Bytes of the file.
  package internal(set) var bytes = 0
  /// Records read, the header not counted.
  package internal(set) var records = 0
  package internal(set) var rejected = 0
  /// Final feedback that is followed by a later one of its author on its contract (1.3).
  package internal(set) var superseded = 0
  package internal(set) var ignoredColumns: [IgnoredColumn] = []
  package internal(set) var warnings: [WarningGroup] = []
  /// SHA-256 of the file's bytes in hexadecimal, as `sha256sum` prints it; nil without `ReadingOptions.digests`.
  package internal(set) var sha256: String?

  init(_ file: ExportFile) {
    self.file = file
  }

  /// Records that count.
  package var accepted: Int { records - superseded - rejected }

  /// The same without values of the input: its warnings keep their counts.
  package var withoutExamples: FileReport {
    var report = self
    for index in report.warnings.indices { report.warnings[index].examples = [] }
    return report
  }
}

/// A column of the header that chapter 1 doesn't name.
package struct IgnoredColumn: Equatable, Sendable {
  /// The name, safe to print.
  package let name: String
  /// A missing column whose name is probably misspelt here.
  package let nearest: String?
}

/// The warnings of one file with the same code.
package struct WarningGroup: Equatable, Sendable {
  package let code: IssueCode
  package internal(set) var count = 0
  /// The first ones.
  package internal(set) var examples: [Finding] = []
}
