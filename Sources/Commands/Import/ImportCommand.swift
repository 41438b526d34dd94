import ArgumentParser
import Basics
import CSV
import Import
import Ingestion
import Publication
import Reporting

/// `jss import`: from what people can download to an input folder.
struct ImportCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract:
      "Makes an input folder from what you can download: transaction reports, your work history, other tables.",
    discussion: """
      What a file is, its header or shape says. Several downloads may overlap: what is in two of them counts once. What no \
      download has is not made up: unknowns.csv lists it, and to-fill.csv asks what can change a score. Put an answer in \
      place of each ? there, and import again without a file.

      The folder is the same for the same files and answers, in any order. Nothing is changed where something is refused. \
      A file of it that was changed by hand is not overwritten: say whether to keep what was changed.

      Tables of other marketplaces, spreadsheets and warehouses come by a mapping (--map), in YAML; --show prints those \
      that are built in. Parquet, XLSX and SQL are not read; DuckDB writes a table for it in one line:
        duckdb -c "COPY (SELECT * FROM 'orders.parquet') TO 'orders.csv' (HEADER)"

      EXAMPLES
        jss import --list
        jss import Downloads/*transaction*.csv work-history.json --into mydata
        jss import --into mydata
        jss import orders.csv --map orders.yaml --into mydata
        jss import --show upwork-transactions > mine.yaml
      """)

  @Argument(help: ArgumentHelp("Files as they were downloaded.", valueName: "file"))
  var files: [String] = []

  @Option(help: ArgumentHelp("The folder to make, or to bring up to date.", valueName: "folder"))
  var into: String?

  @Option(
    help: ArgumentHelp("The freelancer's id where an export names none. (default: me)", valueName: "id"))
  var me: String?

  @Option(
    help: ArgumentHelp(
      "What the files are, where their header or shape does not say so.", valueName: "source"))
  var from: String?

  @Option(help: ArgumentHelp("A mapping of the files' columns.", valueName: "file.yaml"))
  var map: String?

  @Option(
    help: ArgumentHelp(
      "The files' encoding where it is not UTF-8: "
        + TextEncoding.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "name"))
  var encoding: TextEncoding?

  @Flag(help: "Keep what was changed by hand in the folder's files, as answers.")
  var keepEdits = false

  @Flag(help: "Drop what was changed by hand in the folder's files.")
  var discardEdits = false

  @Flag(help: "Say what the import would do, and write nothing.")
  var dryRun = false

  @Flag(help: "List the sources, and where to find each on the platform.")
  var list = false

  @Option(help: ArgumentHelp("Print a CSV source as a mapping, to change.", valueName: "source"))
  var show: String?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if output.json, !list {
      throw ValidationError("--json is for --list: an import writes files, and says what it did")
    }
    if list || show != nil {
      guard files.isEmpty, into == nil, !(list && show != nil) else {
        throw ValidationError("--list and --show take no files, no --into, and not each other")
      }
      return
    }
    guard let into else { throw ValidationError("name the folder to make: --into FOLDER") }
    try FolderName.check(into)
    if from != nil, map != nil { throw ValidationError("--from and --map exclude each other") }
    if keepEdits, discardEdits {
      throw ValidationError("--keep-edits and --discard-edits exclude each other")
    }
    if files.isEmpty, from != nil || map != nil || encoding != nil {
      throw ValidationError("--from, --map and --encoding say how to read files; name a file")
    }
    if let me, !PlainName.isValid(me) || me.hasPrefix("-") {
      throw ValidationError(
        "--me '\(Printable.line(me))' is no identifier; allowed: 1 to 64 letters, digits, dots, dashes and underscores, "
          + "not beginning with a dash")
    }
    let known = KnownSource.all.map(\.name)
    if let from, !known.contains(from) {
      throw ValidationError(ImportCommand.noSource(from, among: known))
    }
  }

  /// Says that no source has a name, and which names there are.
  static func noSource(_ name: String, among known: [String]) -> String {
    "there is no source '\(Printable.line(name))'; \(Suggestion.question(Suggestion.find(name, among: known)))allowed: "
      + known.joined(separator: ", ")
  }

  func run(in session: Session) async throws {
    if list { return try answerList(session) }
    if let show { return try answerShow(show, session) }
    guard let into else { return }
    let fresh = try readFiles()
    if dryRun, !FolderImport.isThere(into) {
      // Nothing is there to be locked, and nothing is to be made.
      return try tell(
        FolderImport.result(of: fresh, me: me, path: into).result, into: into, session, written: false)
    }
    try await Signals.cleaningUp(
      { () throws in try WholeFolder(into, as: .current(started: Clock.timestamp)) }, with: { $0.discard() }
    ) { folder in
      let job = FolderImport(folder: folder, path: into, choice: editChoice)
      let (input, result) = try job.prepare(fresh, me: me)
      guard !dryRun else { return try tell(result, into: into, session, written: false) }
      try Signals.shielded { () throws in
        try folder.replace(
          result.allFiles(input, version: Version.current), keeping: try job.foreignNames())
      }
      try tell(result, into: into, session, written: true)
    }
  }

  private var editChoice: ImportedFolder.EditChoice { keepEdits ? .keep : discardEdits ? .discard : .ask }

  private func tell(_ result: ImportResult, into folder: String, _ session: Session, written: Bool) throws {
    for warning in result.warnings { session.console.warn(warning) }
    for line in result.lines(into: folder) { session.console.note(line) }
    if !written { session.console.note("Nothing was written: --dry-run.") }
  }

  /// The files as they are, with what was said of how to read them.
  private func readFiles() throws -> [SourceFile] {
    var reading = SourceFile.Reading()
    reading.source = from
    reading.encoding = encoding
    if let map {
      let bytes = try bytes(of: map)
      do {
        _ = try MappingFile.parse(bytes, file: map)
      } catch {
        throw Failure(
          .badData, heading: error.messages.count > 1 ? "\(map) has \(error.messages.count) errors" : nil,
          messages: error.messages)
      }
      reading.mapping = bytes
      reading.mappingName = name(of: map)
    }
    return try files.map { SourceFile(name: name(of: $0), bytes: try bytes(of: $0), reading: reading) }
  }

  private func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  private func bytes(of path: String) throws -> [UInt8] {
    do {
      return try SmallFile.allBytes(of: path)
    } catch {
      throw Failure(Failure.Code(error), "\(Printable.line(path)): \(words(error))")
    }
  }

  private func words(_ error: CSVError) -> String {
    switch error {
    case .missing, .notInFolder: "there is no such file"
    case .notRegular(_, .folder): "this is a folder; name the files in it"
    case .notRegular: "this is no file; write what comes through it to one first"
    case .changedWhileRead: "the file changed while it was read; try again when its download is complete"
    default: "the file can't be read"
    }
  }
}

extension TextEncoding: ExpressibleByArgument {}

/// A folder that is replaced as a whole has to have a name of its own.
enum FolderName {
  static func check(_ path: String) throws {
    let name = path.split(separator: "/").last ?? ""
    guard ["", ".", ".."].contains(name) else { return }
    throw ValidationError("'\(Printable.line(path))' is no folder's name; name the folder, as in ../mydata")
  }
}
