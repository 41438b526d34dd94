import Analysis
import Foundation
import Ingestion
import Reporting
import Support
import Testing

/// docs/formats.md is what the lists of columns say. `make record` writes it anew.
struct FormatsDocumentTests {
  @Test func saysWhatTheColumnListsSay() throws {
    let path = Project.path("docs/formats.md")
    let made = FormatsDocumentTests.document
    if Project.isRecording { try Data(made.utf8).write(to: URL(fileURLWithPath: path)) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == made)
  }

  private static var document: String {
    var text = """
      # Formats

      Every column of what jss reads and writes, from the program's own lists of columns.

      ## What jss reads

      A folder of CSV files; [chapter 1 of the specification](specification/1-data.md) has the meaning of each column and
      the rules in full; `jss schema` prints these tables. Names of columns and words are read in any case, and in names a blank
      and `-` are read as `_`. A column's values are one of its words, or of one of these kinds:

      | kind | its values |
      | --- | --- |

      """
    for kind in ColumnValue.kinds {
      text += "| \(kind.name) | \(kind.form)\(kind.limits == kind.form ? "" : "; \(kind.limits)") |\n"
    }
    text += """

      Of a day the UTC day counts, of an instant the moment: a plain date is 00:00:00Z of its day. A condition is what the
      message about a record that breaks it says is allowed.

      """
    for file in ExportFile.allCases {
      text += "\n### \(file.rawValue)\(file.isRequired ? "" : " (optional)")\n\n"
      text += "| column | in the header | empty | values | conditions |\n| --- | --- | --- | --- | --- |\n"
      for column in file.columns {
        let (presence, empty) = (
          column.isRequired ? "required" : "optional", column.needsValue ? "never" : "allowed"
        )
        let conditions = column.conditions.map { $0.rawValue + ($0.scope.map { " (\($0))" } ?? "") }
          .joined(separator: "; ")
        text += "| \(column.name) | \(presence) | \(empty) | \(column.value.name) | \(conditions) |\n"
      }
    }
    text += "\n## What a run writes\n"
    for table in AudienceTables.run(for: .internal) + [RejectsTable.table.schema] { text += section(table) }
    text += """

      ## For a talent

      The same tables without rejects.csv. Scores have these columns beside:


      """
    let official = Set(AudienceTables.run(for: .internal)[0].columns.map(\.name))
    text += rows(AudienceTables.run(for: .talent)[0].columns.filter { !official.contains($0.name) })
    text += "\n## For the public\n"
    for table in AudienceTables.run(for: .public) { text += section(table) }
    text += """

      ## What is said of hidden feedback

      The objects in the JSON of the commands of [chapter 7](specification/7-inference.md). All of it rests on a policy and on an
      assumed prior. Probabilities have nine decimals; `--json` of each command also says whose answer it is, and by what.

      """
    for (answer, table) in hiddenFeedback {
      text += "\n### \(answer)\n\n\(table.title).\n\n" + rows(table.columns)
    }
    return text
  }

  /// The answers about hidden feedback, and where they are (7.9).
  private static var hiddenFeedback: [(String, TableSchema)] {
    [
      ("suspects, of `jss infer`", InferenceTables.suspects.schema),
      ("`jss estimate`", InferenceTables.estimate.schema),
      ("values, of `jss estimate`", InferenceTables.estimateValues.schema),
      ("policies, of `jss calibrate`", InferenceTables.calibration.schema),
      ("cadences, of `jss audit-leak`, and audit_leak of run.json", InferenceTables.leak.schema),
    ]
  }

  private static func section(_ table: TableSchema) -> String {
    "\n### \(table.file)\n\n\(table.title).\n\n" + rows(table.columns)
  }

  private static func rows(_ columns: [TableSchema.Column]) -> String {
    columns.reduce(into: "| column | values | empty | meaning |\n| --- | --- | --- | --- |\n") {
      text, column in
      let values =
        switch column.type {
        case .string: "text"
        case .integer: "whole number"
        case .number: "decimal number"
        case .date: "YYYY-MM-DD"
        case .boolean: "true, false"
        case .choice(let texts): texts.joined(separator: ", ")
        }
      text +=
        "| \(column.name) | \(values) | \(column.isRequired ? "never" : "allowed") | \(column.description) |\n"
    }
  }
}
