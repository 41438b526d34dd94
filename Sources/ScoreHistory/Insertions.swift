// Rows that are inserted many at a time: most of what an insertion costs is getting it going.

internal import GRDB

/// Rows for one table, kept back until there are enough of them.
struct Insertions {
  private let db: Database
  private let table: String
  private let columns: Int
  private let many: Statement
  /// Not of one type: then GRDB would fetch each one's value by a key path, which takes ten times as long.
  private var values: [(any DatabaseValueConvertible)?] = []

  private static let rowsAtOnce = 64

  /// - Parameter table: The table with its columns, as SQL names them: `profile (key, id)`.
  init(_ db: Database, into table: String, columns: Int) throws {
    self.db = db
    self.table = table
    self.columns = columns
    many = try db.makeStatement(sql: Insertions.sql(table, columns, rows: Insertions.rowsAtOnce))
  }

  private static func sql(_ table: String, _ columns: Int, rows: Int) -> String {
    let row = "(" + repeatElement("?", count: columns).joined(separator: ", ") + ")"
    return "INSERT INTO \(table) VALUES " + repeatElement(row, count: rows).joined(separator: ", ")
  }

  /// Adds a row.
  mutating func add(_ row: (any DatabaseValueConvertible)?...) throws {
    values += row
    guard values.count == columns * Insertions.rowsAtOnce else { return }
    try many.execute(arguments: StatementArguments(values))
    values.removeAll(keepingCapacity: true)
  }

  /// Inserts what is kept back.
  mutating func finish() throws {
    guard !values.isEmpty else { return }
    try db.execute(
      sql: Insertions.sql(table, columns, rows: values.count / columns), arguments: StatementArguments(values)
    )
    values.removeAll()
  }
}
