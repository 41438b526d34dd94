import ArgumentParser
import Basics
import Ingestion
import Reporting

/// `jss schema`: the columns of an input.
struct SchemaCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Answers the columns of the input's files and what they may hold.",
    discussion: """
      For each column: whether the header has to have it, whether it may be empty, its values, and what a value has to be \
      beside. Columns may be in any order, and others are left out.

      --json answers the Frictionless Table Schema of the named file; without a name, a data package with all of them.

      EXAMPLES
        jss schema feedback.csv
        jss schema --json > datapackage.json
      """)

  @Argument(
    help: ArgumentHelp(
      "A file of the input, as contracts.csv or contracts; all of them where none is named.",
      valueName: "file"))
  var file: ExportFile?

  @OptionGroup var output: OutputOptions

  func run(in session: Session) async throws {
    if output.json {
      let schema = file.map(InputSchema.schema) ?? InputSchema.package
      try session.output.write(JSONWriter.text(schema, indents: true) + "\n")
    } else {
      let files = file.map { [$0] } ?? ExportFile.allCases
      try session.output.write(InputSchema.text(of: files, for: session.terminal))
    }
  }
}

extension ExportFile: ExpressibleByArgument {
  /// Reads a file's name with or without `.csv`.
  public init?(argument: String) {
    self.init(rawValue: argument.hasSuffix(".csv") ? argument : argument + ".csv")
  }

  /// The names, for messages and completions.
  public static var allValueStrings: [String] { allCases.map(\.rawValue) }
}
