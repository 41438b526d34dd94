import Analysis

/// A table of a run: what datapackage.json tells of it and what its header holds (6.1).
package struct Table: Sendable {
  /// The file's name: `scores.csv`.
  package let file: String
  /// What a row is.
  package let title: String
  package let columns: [Column]
  /// The columns whose values together name a row; empty where rows have no name.
  package let primaryKey: [String]

  /// A column of a table, as Table Schema knows it.
  package struct Column: Sendable {
    package let name: String
    package let type: ColumnType
    package let description: String
    /// Whether every row has a value.
    package let isRequired: Bool

    init(_ name: String, _ type: ColumnType, _ description: String, required: Bool = false) {
      self.name = name
      self.type = type
      self.description = description
      isRequired = required
    }
  }

  /// What the values of a column are.
  package enum ColumnType: Equatable, Sendable {
    case string, integer, number, date, boolean
    /// One of these texts.
    case choice([String])
  }

  init(_ file: String, _ title: String, key: [String], _ columns: [Column]) {
    self.file = file
    self.title = title
    self.columns = columns
    primaryKey = key
  }

  /// The same table computed on what is public, which its title says.
  package var estimated: Table {
    Table(file, title + ": " + PublicEstimate.notice, key: primaryKey, columns)
  }

  /// The same table with more columns at its end.
  func adding(_ more: [Column]) -> Table {
    Table(file, title, key: primaryKey, columns + more)
  }

  /// The same table with fewer columns.
  package func without(_ names: Set<String>) -> Table {
    Table(file, title, key: primaryKey, columns.filter { !names.contains($0.name) })
  }
}
