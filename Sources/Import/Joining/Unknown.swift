// What is not known (8.5.24): rows of unknowns.csv.

internal import Ingestion

/// A value that is not known, or not for sure.
struct Unknown: Equatable, Sendable {
  let column: String
  let state: State
  /// The value that is used all the same; empty for none.
  let used: String
  let why: String

  typealias State = UnknownState

  init(_ column: String, _ state: State, used: String = "", why: String) {
    (self.column, self.state, self.used, self.why) = (column, state, used, why)
  }

  /// The columns in their order: those of contracts.csv, then what is known of payments and feedback.
  static let columns = ExportFile.unknownColumns
}

/// The unknowns of one contract, one a column.
struct UnknownList: Equatable, Sendable {
  private var byColumn: [String: Unknown] = [:]

  /// Adds one; of two of a column the first stays.
  mutating func add(_ unknown: Unknown) {
    if byColumn[unknown.column] == nil { byColumn[unknown.column] = unknown }
  }

  mutating func remove(_ column: String) { byColumn[column] = nil }

  subscript(_ column: String) -> Unknown? { byColumn[column] }

  /// In the order of ``Unknown/columns``.
  var sorted: [Unknown] { Unknown.columns.compactMap { byColumn[$0] } }
}
