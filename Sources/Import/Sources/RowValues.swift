// A row of a table while it is read.

internal import Basics
internal import JobSuccess

/// A column of a mapping that a table has.
final class ResolvedColumn: Sendable {
  let column: MappedColumn
  /// The place in the header, from 0.
  let place: Int
  let name: String
  /// The place among the values of a record.
  let slot: Int
  /// Whether a value is taken as it is.
  let isPlain: Bool

  init(_ column: MappedColumn, place: Int, name: String, slot: Int) {
    (self.column, self.place, self.name, self.slot) = (column, place, name, slot)
    isPlain =
      column.values == nil && column.prefix.isEmpty && column.strip.isEmpty && column.scale == nil
      && [nil, .text, .date, .money].contains(column.conversion)
  }
}

/// A cell of a row, with its column.
struct Cell {
  let resolved: ResolvedColumn
  /// UTF-8, without outer spaces.
  let bytes: ArraySlice<UInt8>

  var column: MappedColumn { resolved.column }
  var place: Int { resolved.place }
  var name: String { resolved.name }
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// In lower case, with one space for dashes and several spaces.
  var words: String { Words.folded(text) }
}

/// Words as they are compared: `Fixed-Price` is `fixed price`.
enum Words {
  static func folded(_ text: String) -> String {
    String(text.lowercased().map { $0 == "-" ? " " : $0 }).collapsingSpaces
  }
}

/// A row while it is read, and what is wrong with it.
struct RowValues {
  let record: SourceRecord
  var faults: [(place: Int, reject: ImportReject)] = []

  static let takeAsDownloaded = "take the file as downloaded, without opening it in a spreadsheet"

  init(_ record: SourceRecord) { self.record = record }

  var isRefused: Bool { !faults.isEmpty }

  /// The row's first fault in the header's order, with the others.
  var reject: ImportReject? {
    let sorted = faults.sorted { $0.place < $1.place }
    guard var first = sorted.first?.reject else { return nil }
    first.others = sorted.dropFirst().map(\.reject)
    return first
  }

  mutating func refuse(_ place: Int?, _ name: String, _ code: ImportIssue, _ value: String?, _ advice: String)
  {
    // One fault a column.
    guard !faults.contains(where: { $0.reject.column == name }) else { return }
    faults.append(
      (
        place ?? .max,
        ImportReject(
          line: record.line, column: name, columnNumber: place.map { $0 + 1 }, code: code, value: value,
          advice: advice, record: record.raw)
      ))
  }
}
