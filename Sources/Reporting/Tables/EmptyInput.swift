// An input folder without records, for whoever fills it by hand (8.1.1).

internal import CSV
internal import Ingestion

/// The files of an empty input folder.
package enum EmptyInput {
  /// Each file with its header, and a README that says what the columns are and may hold.
  package static var files: [(path: String, bytes: [UInt8])] {
    exports.map { ($0.rawValue, header(of: $0)) } + [("README.md", Array(readme.utf8))]
  }

  /// What a person fills in.
  private static let exports = ExportFile.allCases.filter { $0 != .unknowns }

  private static func header(of file: ExportFile) -> [UInt8] {
    var writer = CSVWriter()
    for column in file.columns { writer.field(column.name) }
    writer.endRow()
    return writer.bytes
  }

  private static var readme: String {
    let required = exports.filter(\.isRequired)
    let optional = exports.filter { !$0.isRequired }
    return """
      # An input of jss

      Fill in \(required.map(\.rawValue).joined(separator: " and ")), a record a line; the other files may stay empty, or be removed. Save
      them as CSV UTF-8 with commas, ids as text, days as 2024-08-31, money as 1250.50. A column that may be empty may also
      be removed. Then `jss validate .` says what is wrong, and `jss score .` gives the scores.


      """ + (required + optional).map(section).joined(separator: "\n") + "\n" + kinds
  }

  private static func section(_ file: ExportFile) -> String {
    let rows = zip(file.columns, file.columnMeanings).map { column, meaning in
      let conditions = InputSchema.conditions(column).joined(separator: "; ")
      return
        "| \(column.name) | \(meaning) | \(column.value.name) | \(column.needsValue ? "never" : "allowed") | \(conditions) |\n"
    }
    return "## \(file.rawValue): \(file.meaning)\n\n"
      + "| column | what it is | it holds | empty | has to be |\n| --- | --- | --- | --- | --- |\n"
      + rows.joined()
  }

  private static var kinds: String {
    let rows = ColumnValue.kinds.map { kind in
      "| \(kind.name) | \(kind.form)\(kind.limits == kind.form ? "" : "; \(kind.limits)") |\n"
    }
    return "## What the columns hold\n\n| kind | its values |\n| --- | --- |\n" + rows.joined()
  }
}
