internal import Analysis
package import Basics
package import CSV
internal import JobSuccess

/// A table whose columns are each said once: name, type, description and value. The schema, the CSV and the JSON follow
/// from that list.
package struct Table<Row>: Sendable {
  package let schema: TableSchema
  private let columns: [Column]
  /// The values of the columns by themselves: going through them copies no names.
  private let values: [@Sendable (Row) -> Cell]

  /// A column, and its value in a row.
  struct Column: Sendable {
    let schema: TableSchema.Column
    let value: @Sendable (Row) -> Cell

    init(
      _ name: String, _ type: TableSchema.ColumnType, _ description: String, required: Bool = false,
      value: @escaping @Sendable (Row) -> Cell
    ) {
      schema = TableSchema.Column(name: name, type: type, description: description, isRequired: required)
      self.value = value
    }
  }

  /// A value of a row. Nil is an empty field in CSV and null in JSON.
  enum Cell {
    case text(String?)
    /// A text that came from strangers, which no spreadsheet may take for a formula (6.5).
    case untrusted(String?)
    /// The same as UTF-8.
    case untrustedBytes([UInt8])
    case integer(Int?)
    /// A decimal whose digits are given as a whole number: 862069 with four places is 86.2069.
    case decimal(Int?, places: Int)
    case day(Day?)
    case flag(Bool?)
  }

  /// A table of `file`, in which the values of the columns `key` together name a row.
  init(_ file: String, _ title: String, key: [String], _ columns: [Column]) {
    self.columns = columns
    values = columns.map(\.value)
    schema = TableSchema(file: file, title: title, columns: columns.map(\.schema), primaryKey: key)
  }

  /// The same table where its figures are estimates, which its title says, with more columns at its end.
  func estimated(adding more: [Column] = []) -> Table {
    Table(
      schema.file, "\(schema.title): \(PublicEstimate.notice)", key: schema.primaryKey, columns + more)
  }

  /// Writes the names of the columns.
  package func writeHeader(to rows: inout CSVWriter) {
    for column in schema.columns { rows.field(column.name) }
    rows.endRow()
  }

  /// Writes a row.
  package func write(_ row: Row, to rows: inout CSVWriter) {
    for value in values {
      switch value(row) {
      case .text(let text?): rows.field(text)
      case .untrusted(let text): rows.textCell(text ?? "")
      case .untrustedBytes(let text): rows.textCell(text)
      case .integer(let number?): rows.field(number)
      case .decimal(let digits?, let places): rows.field(digits, places: places)
      case .day(let day): rows.day(day)
      case .flag(let value?): rows.flag(value)
      case .text(nil), .integer(nil), .decimal(nil, _), .flag(nil): rows.emptyField()
      }
    }
    rows.endRow()
  }

  /// A row as a JSON object.
  package func object(_ row: Row) -> JSONValue { .object(members(row)) }

  /// The members of a row's JSON object, in the order of the columns.
  func members(_ row: Row) -> [JSONValue.Member] {
    columns.map { column in
      let value: JSONValue
      switch column.value(row) {
      case .text(let text), .untrusted(let text): value = .optional(text)
      case .untrustedBytes(let text): value = .string(String(decoding: text, as: UTF8.self))
      case .integer(let number): value = .optional(number)
      case .decimal(let digits, let places): value = .optional(digits, places: places)
      case .day(let day): value = .optional(day?.description)
      case .flag(let flag): value = flag.map { .bool($0) } ?? .null
      }
      return JSONValue.Member(column.schema.name, value)
    }
  }
}

extension Table.Cell {
  /// A ratio times `factor`, rounded half up to so many decimals.
  static func ratio(_ ratio: Ratio?, times factor: Int = 1, places: Int) -> Self {
    .decimal(ratio?.scaled(by: factor * powerOfTen(places)), places: places)
  }

  /// A score or a share as percent with four decimals.
  static func percent(_ ratio: Ratio?) -> Self { .ratio(ratio, times: 100, places: 4) }

  /// A sum of weights with four decimals.
  static func weight(_ units: Int, _ unit: WeightUnit) -> Self {
    .decimal(unit.tenThousandths(of: units), places: 4)
  }
}
