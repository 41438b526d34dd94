/// What a table is and what its columns hold: datapackage.json, docs/formats.md and the header follow from it (6.1).
package struct TableSchema: Sendable {
  /// The file's name: `scores.csv`.
  package let file: String
  /// What a row is.
  package let title: String
  package let columns: [Column]
  /// The columns whose values together name a row; empty where rows have no name.
  package let primaryKey: [String]

  /// A column, as Table Schema knows it.
  package struct Column: Sendable {
    package let name: String
    package let type: ColumnType
    package let description: String
    /// Whether every row has a value.
    package let isRequired: Bool
  }

  /// What the values of a column are.
  package enum ColumnType: Equatable, Sendable {
    case string, integer, number, date, boolean
    /// One of these texts.
    case choice([String])
  }
}

extension TableSchema.ColumnType {
  /// One of the texts of an enum's cases.
  static func cases<Value: CaseIterable & RawRepresentable<String>>(of type: Value.Type) -> Self {
    .choice(type.allCases.map(\.rawValue))
  }
}
