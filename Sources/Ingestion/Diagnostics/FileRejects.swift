import CSV
import JobSuccess

/// The rejected records of one file: all of them counted, and the listed ones with what a row of rejects.csv needs beside
/// the record's text, which stays in the file.
///
/// What is kept of a record does not depend on its length.
struct FileRejects: Sendable {
  let file: ExportFile
  /// How many records were rejected, by code, in the order in which each code came first.
  private(set) var counts: [RejectCount] = []
  /// Identifiers that were probably meant, by the index of the record.
  private var nearest: [Int: [UInt8]] = [:]
  /// The file's bytes; nil before it is read to its end.
  var text: FileText?

  private let columns: [String]
  private let places: [Int?]
  private var records = RejectList()
  /// Where `reject` read last: mostly the next record is asked for.
  private var reader = RejectList.Reader()
  /// Each text that says what is allowed, once.
  private var allowed: [String] = []
  private var allowedIndices: [String: Int] = [:]

  init(_ header: ExportHeader) {
    file = header.file
    columns = header.file.columns.map(\.name)
    places = header.places
  }

  /// How many bytes the listed records take, without what several of them share.
  var byteCount: Int { records.byteCount }
  /// How many records are listed.
  var listed: Int { records.count }

  /// Adds a rejected record.
  ///
  /// - Parameters:
  ///   - value: The value at fault, where it may be shown.
  ///   - line: The physical line, from 1, and `offset` the byte that the record begins at.
  ///   - isListed: Whether it is listed; else it is counted alone.
  mutating func add(
    _ issue: RecordIssue, value: ArraySlice<UInt8>, line: Int, offset: Int, count: Int, isListed: Bool
  ) {
    let known = counts.firstIndex { $0.code == issue.code }
    if let known {
      counts[known].count += 1
    } else {
      counts.append(RejectCount(code: issue.code, count: 1, first: isListed ? records.count : nil))
    }
    guard isListed else { return }
    records.append(
      ListedReject(
        offset: offset, line: line, count: min(count, Reject.longestRecord), code: issue.code,
        column: issue.column, allowed: index(of: issue.allowed), day: issue.day,
        value: value.prefix(Finding.longestValue)))
  }

  private mutating func index(of text: String) -> Int {
    if let last = allowed.last, last == text { return allowed.count - 1 }
    if let known = allowedIndices[text] { return known }
    let index = allowed.count
    allowed.append(text)
    allowedIndices[text] = index
    return index
  }

  /// The listed record at an index.
  mutating func reject(_ index: Int) throws(CSVError) -> Reject {
    reader.move(to: index, in: records)
    let record = reader.next(in: records)
    let raw = try text?.bytes(at: record.offset, count: record.count) ?? []
    var finding = finding(record, index)
    finding.advice = Advice(record.code, value: finding.value, record: raw)
    return Reject(finding: finding, rawRecord: Array(raw))
  }

  /// What is wrong with the listed record at an index, without advice that depends on its text.
  func finding(_ index: Int) -> Finding {
    var reader = RejectList.Reader()
    reader.move(to: index, in: records)
    return finding(reader.next(in: records), index)
  }

  private func finding(_ record: ListedReject, _ index: Int) -> Finding {
    Finding(
      file: file, line: record.line, column: record.column.map { columns[$0] },
      columnNumber: record.column.flatMap { places[$0] }.map { $0 + 1 }, code: record.code,
      value: record.value.isEmpty ? nil : Array(record.value), nearest: nearest[index],
      allowed: allowed[record.allowed] + (record.day.map { ", \($0)" } ?? ""))
  }

  /// Finds what was probably meant by the values of the first records of a code. Returns for how many it was searched.
  mutating func findNearest(to code: IssueCode, among known: IdentifierList, atMost most: Int) -> Int {
    guard counts.contains(where: { $0.code == code }) else { return 0 }
    var reader = RejectList.Reader()
    var searched = 0
    while reader.index < records.count, searched < most {
      let index = reader.index
      let record = reader.next(in: records)
      guard record.code == code else { continue }
      nearest[index] = known.nearest(to: Array(record.value))
      searched += 1
    }
    return searched
  }
}

/// How many records of a file were rejected for the same fault.
package struct RejectCount: Equatable, Sendable {
  package let code: IssueCode
  package internal(set) var count: Int
  /// The index of the first one; nil where it is not listed.
  let first: Int?
}
