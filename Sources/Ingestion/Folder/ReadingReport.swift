import CSV

/// The result of reading an input folder, file by file (1.5).
package struct ReadingReport: Sendable {
  /// The files that exist, sorted by name.
  package internal(set) var files: [FileReport] = []
  /// The rejected records: the rows of rejects.csv.
  package internal(set) var rejects = RejectedRecords()

  /// A report of no files.
  package init() {}

  init(files: [FileReport], rejects: RejectedRecords) {
    self.files = files
    self.rejects = rejects
  }

  /// Records of all files, headers not counted.
  package var records: Int { files.reduce(0) { $0 + $1.records } }
  /// Rejected records of all files, listed or not.
  package var rejected: Int { files.reduce(0) { $0 + $1.rejected } }
}

/// The result of reading one file: `records` = `accepted` + `superseded` + `rejected`. What has no value at all is no record,
/// and counted beside them as `blank`.
package struct FileReport: Equatable, Sendable {
  package let file: ExportFile
  /// Bytes of the file.
  package internal(set) var bytes = 0
  /// Records read, the header not counted.
  package internal(set) var records = 0
  package var rejected: Int { rejectCounts.reduce(0) { $0 + $1.count } }
  /// The rejected records by fault, in the order in which each fault came first.
  package internal(set) var rejectCounts: [RejectCount] = []
  /// What looked like a record, but has only empty fields (1.1).
  package internal(set) var blank = 0
  /// Final feedback that is followed by a later one of its author on its contract (1.3).
  package internal(set) var superseded = 0
  package internal(set) var ignoredColumns: [IgnoredColumn] = []
  package internal(set) var warnings: [WarningGroup] = []
  /// What was read in another way than it is written.
  package internal(set) var notes: [FileNote] = []
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

/// Something of a file that is read in another way than it is written, which its owner should know.
package enum FileNote: Equatable, Sendable {
  /// A first line `sep=,` was left out.
  case separatorLine
  /// A byte 0x1A at the end was left out.
  case endMark
  /// A column's name is written in another way; `written` is safe to print.
  case respelledColumn(written: String, column: String)
  /// So many values of a column are words in other case.
  case otherCase(column: String, count: Int)

  /// The kind of note, for programs.
  package var code: String {
    switch self {
    case .separatorLine: "separator_line"
    case .endMark: "end_mark"
    case .respelledColumn: "respelled_column"
    case .otherCase: "other_case"
    }
  }

  /// What was done, without the file's name.
  package var text: String {
    switch self {
    case .separatorLine: "the first line, sep=, is for spreadsheets and was left out"
    case .endMark: "the last byte, 0x1A (Ctrl-Z), is no text and was left out"
    case .respelledColumn(let written, let column): "the column '\(written)' is read as \(column)"
    case .otherCase(let column, let count):
      "\(count) \(count == 1 ? "value" : "values") of \(column) \(count == 1 ? "is a word" : "are words") in other case, which "
        + "\(count == 1 ? "is" : "are") read all the same"
    }
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
