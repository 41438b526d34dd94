package import Basics

/// datapackage.json: what the tables of a run hold, for programs (Frictionless Data Package v2, with a Table Schema for
/// each table; https://datapackage.org/standard/data-package/).
package enum DataPackage {
  /// The descriptor of a run's tables. The same tables, the same text.
  package static func descriptor(of tables: [TableSchema], name: String, asOf: String, policy: String)
    -> JSONValue
  {
    [
      "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
      "name": .string(name),
      "title": .string("Job Success Scores as of \(asOf), policy \(policy)"),
      "resources": .array(tables.map(resource)),
    ]
  }

  private static func resource(_ table: TableSchema) -> JSONValue {
    [
      "name": .string(String(table.file.prefix { $0 != "." })),
      "type": "table",
      "path": .string(table.file),
      "title": .string(table.title),
      "format": "csv",
      "mediatype": "text/csv",
      "encoding": "utf-8",
      "dialect": ["lineTerminator": "\n"],
      "schema": schema(table),
    ]
  }

  private static func schema(_ table: TableSchema) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("$schema", "https://datapackage.org/profiles/2.0/tableschema.json"),
      .init("fields", .array(table.columns.map(field))),
      .init("missingValues", [""]),
    ]
    if !table.primaryKey.isEmpty {
      members.append(.init("primaryKey", .array(table.primaryKey.map { .string($0) })))
    }
    return .object(members)
  }

  private static func field(_ column: TableSchema.Column) -> JSONValue {
    var constraints: [JSONValue.Member] = []
    if column.isRequired { constraints.append(.init("required", true)) }
    var type = "string"
    switch column.type {
    case .string: break
    case .integer: type = "integer"
    case .number: type = "number"
    case .date: type = "date"
    case .boolean: type = "boolean"
    case .choice(let texts): constraints.append(.init("enum", .array(texts.map { .string($0) })))
    }
    var members: [JSONValue.Member] = [
      .init("name", .string(column.name)), .init("type", .string(type)),
      .init("description", .string(column.description)),
    ]
    if !constraints.isEmpty { members.append(.init("constraints", .object(constraints))) }
    return .object(members)
  }
}
