internal import GRDB

/// Inserts rows into one table, 64 with each statement, because most of the cost of an insert is starting the
/// statement.
struct BatchInsert {
  private let db: Database
  private let table: String
  private let columns: Int
  private let many: Statement
  /// Of mixed types: for values of one type GRDB uses a key path for each, which takes ten times as long.
  private var values: [(any DatabaseValueConvertible)?] = []

  private static let rowsAtOnce = 64

  /// Inserts into `table`, which names its columns too, as in `profile (key, id)`; `columns` is their number.
  init(_ db: Database, into table: String, columns: Int) throws {
    self.db = db
    self.table = table
    self.columns = columns
    many = try db.makeStatement(sql: BatchInsert.sql(table, columns, rows: BatchInsert.rowsAtOnce))
  }

  private static func sql(_ table: String, _ columns: Int, rows: Int) -> String {
    let row = "(" + repeatElement("?", count: columns).joined(separator: ", ") + ")"
    return "INSERT INTO \(table) VALUES " + repeatElement(row, count: rows).joined(separator: ", ")
  }

  /// Adds a row, one value for each column.
  mutating func add(_ row: (any DatabaseValueConvertible)?...) throws {
    values += row
    guard values.count == columns * BatchInsert.rowsAtOnce else { return }
    try many.execute(arguments: StatementArguments(values))
    values.removeAll(keepingCapacity: true)
  }

  /// Inserts the rows that are left. Call it after the last row.
  mutating func finish() throws {
    guard !values.isEmpty else { return }
    try db.execute(
      sql: BatchInsert.sql(table, columns, rows: values.count / columns),
      arguments: StatementArguments(values)
    )
    values.removeAll()
  }
}
