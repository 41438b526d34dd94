internal import Basics
import CSV

/// Counts, rejects and warnings of one file while it is read.
struct FileStatistics {
  private(set) var report: FileReport
  private(set) var rejects: [Reject] = []
  private let warningExamples: Int
  /// Nil before the header is read.
  private var layout: Layout?

  init(_ file: ExportFile, warningExamples: Int) {
    report = FileReport(file)
    self.warningExamples = warningExamples
  }

  /// Records the header.
  mutating func begin(_ layout: Layout) {
    self.layout = layout
    let header = layout.header
    report.ignoredColumns = header.ignoredNames.map { name in
      IgnoredColumn(name: Printable.line(utf8: name), nearest: header.nearestAbsentColumn(to: name))
    }
  }

  /// Adds a committed batch.
  mutating func add<Row>(
    _ decoded: borrowing Decoded<Row>, _ batch: borrowing RecordBatch, _ position: BatchPosition
  ) {
    report.records += batch.records.count
    report.bytes = position.endOffset
    // Refusals of committing come after those of decoding.
    let refusals = decoded.refusals
    report.rejected += refusals.count
    for refusal in refusals.sorted(by: { $0.record < $1.record }) {
      let record = batch[refusal.record]
      rejects.append(
        Reject(
          finding: finding(refusal, batch, position),
          rawRecord: Array(batch.rawText(of: record).prefix(Reject.longestRecord))))
    }
    for warning in decoded.warnings { warn(warning, batch, position) }
  }

  private mutating func warn(
    _ warning: RecordIssue, _ batch: borrowing RecordBatch, _ position: BatchPosition
  ) {
    let code = warning.code
    let group = report.warnings.firstIndex { $0.code == code } ?? report.warnings.count
    if group == report.warnings.count { report.warnings.append(WarningGroup(code: code)) }
    report.warnings[group].count += 1
    if report.warnings[group].examples.count < warningExamples {
      report.warnings[group].examples.append(finding(warning, batch, position))
    }
  }

  private func finding(_ issue: RecordIssue, _ batch: borrowing RecordBatch, _ position: BatchPosition)
    -> Finding
  {
    let record = batch[issue.record]
    let column = issue.column.map { report.file.columns[$0] }
    var value: [UInt8]?
    if let index = issue.column, let slot = layout?.slots[index], slot >= 0, column?.isPrivate == false {
      let field = batch.field(slot, of: record)
      if !field.isEmpty { value = Array(batch.bytes[field.range].prefix(Finding.longestValue)) }
    }
    return Finding(
      file: report.file, line: position.firstLine + Int(record.line), column: column?.name,
      columnNumber: issue.column.flatMap { layout?.header.places[$0] }.map { $0 + 1 },
      code: issue.code,
      value: value, allowed: issue.allowed)
  }

  /// Completes the report of a file that was read to its end.
  mutating func finish(bytes: Int, sha256: String?) {
    report.bytes = bytes
    report.sha256 = sha256
  }

  mutating func setSuperseded(_ count: Int) {
    report.superseded = count
  }
}
