internal import Basics
import CSV

/// The account of one file while it is read: counts, rejects and warnings.
struct FileStatistics {
  private(set) var report: FileReport
  private(set) var rejects: [Reject] = []
  private let warningExamples: Int
  /// Known once the header is read.
  private var layout: Layout?

  init(_ file: ExportFile, warningExamples: Int) {
    report = FileReport(file)
    self.warningExamples = warningExamples
  }

  /// Takes note of the header.
  mutating func begin(_ layout: Layout) {
    self.layout = layout
    let header = layout.header
    report.ignoredColumns = header.ignoredNames.map { name in
      IgnoredColumn(name: Printable.line(utf8: name), nearest: header.nearestAbsentColumn(to: name))
    }
  }

  /// Takes note of a committed batch.
  mutating func add<Row>(
    _ decoded: borrowing Decoded<Row>, _ batch: borrowing RecordBatch, _ position: BatchPosition
  ) {
    report.records += batch.records.count
    report.bytes = position.endOffset
    // Refusals of committing stand behind those of decoding.
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

  private mutating func warn(_ warning: Remark, _ batch: borrowing RecordBatch, _ position: BatchPosition) {
    let code = warning.fault.code
    let group = report.warnings.firstIndex { $0.code == code } ?? report.warnings.count
    if group == report.warnings.count { report.warnings.append(WarningGroup(code: code)) }
    report.warnings[group].count += 1
    if report.warnings[group].examples.count < warningExamples {
      report.warnings[group].examples.append(finding(warning, batch, position))
    }
  }

  private func finding(_ remark: Remark, _ batch: borrowing RecordBatch, _ position: BatchPosition) -> Finding
  {
    let record = batch[remark.record]
    let column = remark.fault.column.map { report.file.columns[$0] }
    var value: [UInt8]?
    if let index = remark.fault.column, let slot = layout?.slots[index], slot >= 0, column?.isPrivate == false
    {
      let field = batch.field(slot, of: record)
      if !field.isEmpty { value = Array(batch.bytes[field.range].prefix(Finding.longestValue)) }
    }
    return Finding(
      file: report.file, line: position.firstLine + Int(record.line), column: column?.name,
      columnNumber: remark.fault.column.flatMap { layout?.header.places[$0] }.map { $0 + 1 },
      code: remark.fault.code,
      value: value, allowed: remark.fault.allowed)
  }

  /// The account of a file that was read to its end.
  mutating func finish(bytes: Int, sha256: String?) {
    report.bytes = bytes
    report.sha256 = sha256
  }

  mutating func setSuperseded(_ count: Int) {
    report.superseded = count
  }
}
