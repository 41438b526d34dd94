internal import Basics
import CSV

/// Counts, rejects and warnings of one file while it is read.
struct FileStatistics {
  private(set) var report: FileReport
  /// Nil before the header is read.
  private(set) var rejects: FileRejects?
  private let warningExamples: Int
  private let columns: [Column]
  private var layout: Layout?
  /// How many values of each column are a word in other case; empty where there is none.
  private var otherCase: [Int] = []

  init(_ file: ExportFile, warningExamples: Int) {
    report = FileReport(file)
    columns = file.columns
    self.warningExamples = warningExamples
  }

  /// How many rejected records are listed.
  var listed: Int { rejects?.listed ?? 0 }

  /// Records the header.
  mutating func begin(_ layout: Layout, followsSeparatorLine: Bool) {
    self.layout = layout
    let header = layout.header
    rejects = FileRejects(header)
    report.ignoredColumns = header.ignoredNames.map { name in
      IgnoredColumn(name: Printable.value(utf8: name), nearest: header.nearestAbsentColumn(to: name))
    }
    if followsSeparatorLine { report.notes.append(.separatorLine) }
    report.notes += header.respelled.map { name in
      .respelledColumn(
        written: Printable.value(utf8: name.written.prefix(Finding.longestValue)), column: name.column)
    }
  }

  /// Adds a committed batch, of whose rejected records at most `most` are listed.
  mutating func add<Row>(
    _ decoded: borrowing Decoded<Row>, _ batch: borrowing RecordBatch, _ position: BatchPosition,
    listing most: Int
  ) {
    report.records += batch.records.count - decoded.blank
    report.blank += decoded.blank
    report.bytes = position.endOffset
    // Refusals of committing come after those of decoding.
    let refusals = decoded.refusals.sorted { $0.record < $1.record }
    for (index, refusal) in refusals.enumerated() {
      let record = batch[refusal.record]
      let value = value(refusal, batch)
      rejects?.add(
        refusal, value: value, line: position.firstLine + Int(record.line),
        offset: batch.fileOffset(of: record), count: batch.rawText(of: record).count, isListed: index < most)
    }
    if let rejects { report.rejectCounts = rejects.counts }
    add(decoded.warnings, refusals, batch, position)
    if !decoded.otherCase.isEmpty {
      otherCase = otherCase.isEmpty ? decoded.otherCase : zip(otherCase, decoded.otherCase).map { $0 + $1 }
    }
  }

  /// Adds the warnings of records that are not refused, in the order of the records and their columns.
  private mutating func add(
    _ warnings: [RecordIssue], _ refusals: [RecordIssue], _ batch: borrowing RecordBatch,
    _ position: BatchPosition
  ) {
    guard !warnings.isEmpty else { return }
    let refused = Set(refusals.map(\.record))
    let ordered = warnings.filter { !refused.contains($0.record) }.sorted {
      ($0.record, $0.column ?? -1) < ($1.record, $1.column ?? -1)
    }
    for warning in ordered {
      let code = warning.code
      let group = report.warnings.firstIndex { $0.code == code } ?? report.warnings.count
      if group == report.warnings.count { report.warnings.append(WarningGroup(code: code)) }
      report.warnings[group].count += 1
      guard report.warnings[group].examples.count < warningExamples else { continue }
      let example = Finding(
        file: report.file, line: position.firstLine + Int(batch[warning.record].line),
        column: warning.column.map { columns[$0].name },
        columnNumber: warning.column.flatMap { layout?.header.places[$0] }.map { $0 + 1 }, code: code,
        value: Array(value(warning, batch)), allowed: warning.allowed)
      report.warnings[group].examples.append(example)
    }
  }

  /// The value at fault, where there is one that may be shown; else nothing.
  private func value(_ issue: RecordIssue, _ batch: borrowing RecordBatch) -> ArraySlice<UInt8> {
    guard let index = issue.column, let slot = layout?.slots[index], slot >= 0,
      !columns[index].isPrivate
    else { return [] }
    return batch.bytes[batch.field(slot, of: batch[issue.record]).range].prefix(Finding.longestValue)
  }

  /// Completes the report of a file that was read to its end.
  mutating func finish(_ summary: ReadSummary, sha256: String?) {
    report.bytes = summary.identity.size
    report.sha256 = sha256
    rejects?.text = summary.text
    if summary.hadEndMark { report.notes.append(.endMark) }
    for (column, count) in zip(columns, otherCase) where count > 0 {
      report.notes.append(.otherCase(column: column.name, count: count))
    }
  }

  mutating func setSuperseded(_ count: Int) {
    report.superseded = count
  }

  /// Finds what was probably meant by the first unknown identifiers of a code. Returns for how many it was searched.
  mutating func findNearest(toUnknown code: IssueCode, among known: IdentifierList, atMost most: Int) -> Int {
    rejects?.findNearest(to: code, among: known, atMost: most) ?? 0
  }

  /// Adds a group of warnings that were found after the file was read.
  mutating func add(_ group: WarningGroup) {
    guard group.count > 0 else { return }
    report.warnings.append(group)
  }
}
