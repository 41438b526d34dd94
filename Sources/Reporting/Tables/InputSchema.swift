package import Basics
package import Ingestion
internal import JobSuccess

/// What the files of an input may hold, from the lists of columns that the reader uses: for people, and for programs as
/// Frictionless Table Schemas (https://datapackage.org/standard/table-schema/).
package enum InputSchema {
  /// The descriptor of a whole folder.
  package static var package: JSONValue {
    [
      "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
      "name": "jss-input",
      "title": "Exports of a freelance marketplace, as jss reads them",
      "resources": .array(ExportFile.allCases.map(resource)),
    ]
  }

  private static func resource(_ file: ExportFile) -> JSONValue {
    [
      "name": .string(name(of: file)), "type": "table", "path": .string(file.rawValue), "format": "csv",
      "mediatype": "text/csv", "encoding": "utf-8", "schema": schema(of: file),
    ]
  }

  /// The Table Schema of a file. Columns may be in any order, those that are not required may be absent, and others may be
  /// there: that is `partial`.
  package static func schema(of file: ExportFile) -> JSONValue {
    let columns = file.columns
    var members: [JSONValue.Member] = [
      .init("$schema", "https://datapackage.org/profiles/2.0/tableschema.json"),
      .init("fields", .array(columns.map(field))),
      .init("fieldsMatch", "partial"),
      .init("missingValues", [""]),
    ]
    if let key = columns.first(where: { $0.conditions.contains(.unique) }) {
      members.append(.init("primaryKey", [.string(key.name)]))
    }
    let references = columns.flatMap { column in
      column.conditions.compactMap { condition in
        condition.referencedFile.map { reference(from: column, to: $0) }
      }
    }
    if !references.isEmpty { members.append(.init("foreignKeys", .array(references))) }
    return .object(members)
  }

  private static func reference(from column: Ingestion.Column, to file: ExportFile) -> JSONValue {
    [
      "fields": [.string(column.name)],
      "reference": ["resource": .string(name(of: file)), "fields": [.string(column.name)]],
    ]
  }

  private static func field(_ column: Ingestion.Column) -> JSONValue {
    let type = column.value.constraints.type
    var constraints = column.value.constraints.constraints
    if column.needsValue { constraints.insert(.init("required", true), at: 0) }
    var members: [JSONValue.Member] = [
      .init("name", .string(column.name)), .init("type", type),
      .init("description", .string(description(column))),
    ]
    if !constraints.isEmpty { members.append(.init("constraints", .object(constraints))) }
    return .object(members)
  }

  private static func description(_ column: Ingestion.Column) -> String {
    let presence = column.isRequired ? "in every header" : "may be absent"
    let (form, limits) = (column.value.form, column.value.limits)
    return ([form] + (limits == form ? [] : [limits]) + conditions(column) + [presence]).joined(
      separator: "; ")
  }

  /// What a column's values have to be beside, each with the records that it is for.
  package static func conditions(_ column: Ingestion.Column) -> [String] {
    column.conditions.map { $0.rawValue + ($0.scope.map { " (\($0))" } ?? "") }
  }

  private static func name(of file: ExportFile) -> String { String(file.rawValue.prefix { $0 != "." }) }

  /// The columns of some files for people: a table each, and what the kinds of values in them are.
  package static func text(of files: [ExportFile], for terminal: Terminal) -> String {
    let tables = files.map { file in
      var table = TextTable(
        .text("column"), .text("in the header"), .text("empty"), .text("values"), .text("conditions"))
      for column in file.columns {
        table.add(
          column.name, column.isRequired ? "required" : "optional", column.needsValue ? "never" : "allowed",
          column.value.name, conditions(column).joined(separator: "; "))
      }
      let heading = terminal.styled(file.rawValue, .bold) + (file.isRequired ? "" : " (optional)")
      return heading + "\n\n" + table.text(for: terminal)
    }
    let used = files.flatMap(\.columns).map(\.value)
    var kinds = TextTable(.text("values"), .text("are"))
    for kind in ColumnValue.kinds where used.contains(kind) {
      kinds.add(kind.name, kind.form + (kind.limits == kind.form ? "" : "; \(kind.limits)"))
    }
    return (tables + [kinds.text(for: terminal)]).joined(separator: "\n")
  }
}

extension ColumnValue {
  /// The type and the constraints of Table Schema that come nearest to what the reader takes.
  fileprivate var constraints: (type: JSONValue, constraints: [JSONValue.Member]) {
    let most = Int(Cents.largest.amount / 100)
    return switch self {
    case .text: ("string", [])
    case .identifier:
      ("string", [.init("maxLength", .integer(IdentifierText.longest)), .init("pattern", "[^=+@-].*")])
    case .day, .instant: ("string", [.init("pattern", .string(ColumnValue.datePattern))])
    case .dollars: ("number", [.init("minimum", 0), .init("maximum", .integer(most))])
    case .dollarsWithRefunds:
      ("number", [.init("minimum", .integer(-most)), .init("maximum", .integer(most))])
    case .stars: ("number", [.init("minimum", 1), .init("maximum", 5)])
    case .privateScore:
      (
        "integer",
        [
          .init("minimum", .integer(PrivateScore.range.lowerBound)),
          .init("maximum", .integer(PrivateScore.range.upperBound)),
        ]
      )
    case .percent: ("integer", [.init("minimum", 0), .init("maximum", 100)])
    case .choice(let words): ("string", [.init("enum", .array(words.map { .string($0) }))])
    }
  }

  /// `YYYY-MM-DD`, or an RFC 3339 instant.
  private static var datePattern: String {
    #"\d{4}-\d{2}-\d{2}([Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2}))?"#
  }
}

extension ColumnCondition {
  /// The file in which another record has the same value in the column of the same name.
  fileprivate var referencedFile: ExportFile? {
    switch self {
    case .knownContract: .contracts
    case .knownFeedback: .feedback
    default: nil
    }
  }
}
