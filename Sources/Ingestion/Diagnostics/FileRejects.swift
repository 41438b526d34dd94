import CSV
import JobSuccess

/// The rejected records of one file: all of them counted, and the listed ones with what a row of rejects.csv needs beside
/// the record's text, which stays in the file.
///
/// A record takes some 40 bytes and its value, however long it is, since all records of a large file may be rejected.
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
  private var records: [ListedReject] = []
  /// The values, one after the other.
  private var values: [UInt8] = []
  /// Each text that says what is allowed, once.
  private var allowed: [String] = []
  private var allowedIndices: [String: UInt32] = [:]

  init(_ header: ExportHeader) {
    file = header.file
    columns = header.file.columns.map(\.name)
    places = header.places
  }

  /// How many bytes a listed record takes, beside its value.
  static var bytesPerRecord: Int { MemoryLayout<ListedReject>.stride }
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
    let value = value.prefix(Finding.longestValue)
    records.append(
      ListedReject(
        offset: offset, line: line, allowed: index(of: issue.allowed), day: issue.day,
        valueStart: UInt32(truncatingIfNeeded: values.count), valueCount: UInt8(value.count),
        count: UInt16(min(count, Reject.longestRecord)), column: issue.column.map { Int8($0) },
        code: issue.code))
    values += value
  }

  private mutating func index(of text: String) -> UInt32 {
    if let last = allowed.last, last == text { return UInt32(allowed.count - 1) }
    if let known = allowedIndices[text] { return known }
    let index = UInt32(allowed.count)
    allowed.append(text)
    allowedIndices[text] = index
    return index
  }

  /// The listed record at an index.
  mutating func reject(_ index: Int) throws(CSVError) -> Reject {
    let record = records[index]
    let raw = try text?.bytes(at: record.offset, count: Int(record.count)) ?? []
    var finding = finding(index)
    finding.advice = Advice(record.code, value: finding.value, record: raw)
    return Reject(finding: finding, rawRecord: Array(raw))
  }

  /// What is wrong with the listed record at an index, without advice that depends on its text.
  func finding(_ index: Int) -> Finding {
    let record = records[index]
    let start = Int(record.valueStart)
    return Finding(
      file: file, line: record.line, column: record.column.map { columns[Int($0)] },
      columnNumber: record.column.flatMap { places[Int($0)] }.map { $0 + 1 }, code: record.code,
      value: record.valueCount == 0 ? nil : Array(values[start..<start + Int(record.valueCount)]),
      nearest: nearest[index],
      allowed: allowed[Int(record.allowed)] + (record.day.map { ", \($0)" } ?? ""))
  }

  /// Finds what was probably meant by the values of the first records of a code. Returns for how many it was searched.
  mutating func findNearest(to code: IssueCode, among known: IdentifierList, atMost most: Int) -> Int {
    guard counts.contains(where: { $0.code == code }) else { return 0 }
    let all = records
    let indices = Array(all.indices.lazy.filter { all[$0].code == code }.prefix(most))
    for index in indices { nearest[index] = finding(index).value.flatMap { known.nearest(to: $0) } }
    return indices.count
  }
}

/// How many records of a file were rejected for the same fault.
package struct RejectCount: Equatable, Sendable {
  package let code: IssueCode
  package internal(set) var count: Int
  /// The index of the first one; nil where it is not listed.
  let first: Int?
}

/// A rejected record that is listed.
private struct ListedReject {
  let offset: Int
  let line: Int
  let allowed: UInt32
  let day: Day?
  let valueStart: UInt32
  let valueCount: UInt8
  /// The number of the record's bytes, at most `Reject.longestRecord`.
  let count: UInt16
  let column: Int8?
  let code: IssueCode
}
