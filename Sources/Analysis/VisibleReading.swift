package import Ingestion

/// The result of reading an input folder, as an audience may see it: values of the input are for the marketplace's own
/// people (6.3).
package struct VisibleReading: Sendable {
  /// Each file's counts, digest and unknown columns.
  package let files: [FileReport]
  /// Groups of like warnings, then the rejected records; each example is its place, with its value where that may be seen.
  package let notes: [ReadingNote]
  /// Every reject and warning with its values; nil for those who may not see them.
  package let details: ReadingReport?

  init(_ report: ReadingReport, for audience: Audience) {
    let showsValues = audience.seesPrivateData
    files = report.files.map(\.withoutExamples)
    details = showsValues ? report : nil
    var notes: [ReadingNote] = []
    for file in report.files {
      notes += file.notes.map { .file($0, file.file) }
      notes += file.ignoredColumns.map { .ignoredColumn($0, file.file) }
      notes += file.warnings.map { group in
        .warnings(
          group.code, file.file, count: group.count,
          examples: group.examples.map { showsValues ? $0.placeAndValue : $0.place })
      }
    }
    if report.rejected > 0 {
      let examples = report.rejects.first(5).map { finding in
        "\(finding.place): \(showsValues ? finding.message : finding.code.title)"
      }
      notes.append(.rejects(count: report.rejected, examples: examples))
    }
    self.notes = notes
  }

  /// Records of all files, headers not counted.
  package var records: Int { files.reduce(0) { $0 + $1.records } }
}

/// Something of an input that an operator should see though the input can be used.
package enum ReadingNote: Sendable {
  /// A file was read in another way than it is written.
  case file(FileNote, ExportFile)
  case ignoredColumn(IgnoredColumn, ExportFile)
  case warnings(IssueCode, ExportFile, count: Int, examples: [String])
  case rejects(count: Int, examples: [String])
}
