// What is not known (8.5.24): rows of unknowns.csv.

internal import Ingestion

/// A value that is not known, or not for sure.
struct Unknown: Equatable, Sendable {
  let column: String
  let state: State
  /// The value that is used all the same; empty for none.
  let used: String
  let why: String
  /// The place of its column in ``columns``.
  fileprivate let order: Int

  typealias State = UnknownState

  init(_ column: String, _ state: State, used: String = "", why: String) {
    (self.column, self.state, self.used, self.why) = (column, state, used, why)
    order = Unknown.orders[column] ?? .max
  }

  /// The columns in their order: those of contracts.csv, then what is known of payments and feedback.
  static let columns = ExportFile.unknownColumns
}

/// The unknowns of one contract, one a column.
struct UnknownList: Equatable, Sendable {
  private(set) var all: [Unknown] = []

  /// Adds one; of two of a column the first stays.
  mutating func add(_ unknown: Unknown) {
    if self[unknown.column] == nil { all.append(unknown) }
  }

  mutating func remove(_ column: String) { all.removeAll { $0.column == column } }

  subscript(_ column: String) -> Unknown? { all.first { $0.column == column } }

  /// In the order of ``Unknown/columns``.
  var sorted: [Unknown] { all.count > 1 ? all.sorted { $0.order < $1.order } : all }
}

extension Unknown {
  /// Its place among all states and columns, from 0.
  var place: Int {
    (State.allCases.firstIndex(of: state) ?? 0) * Unknown.columns.count
      + min(order, Unknown.columns.count - 1)
  }

  private static let orders = Dictionary(columns.enumerated().map { ($0.element, $0.offset) }) { first, _ in
    first
  }
}
