import ArgumentParser
import Publication
import Reporting

/// `jss init`: an empty input folder.
struct InitCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract:
      "Makes an empty input folder, to fill by hand: files with headers, and a README of every column.",
    discussion: """
      For a few contracts that you write down yourself. For what a platform or a spreadsheet has already, see jss import.

      EXAMPLE
        jss init mydata
      """)

  @Argument(help: ArgumentHelp("The folder to make.", valueName: "folder"))
  var folder: String

  @OptionGroup var output: OutputOptions

  func validate() throws {
    try FolderName.check(folder)
    if output.json { throw ValidationError("--json is for answers: init writes files, and says which") }
  }

  func run(in session: Session) async throws {
    try await Signals.cleaningUp(
      { () throws in try WholeFolder(folder, as: .current(started: Clock.timestamp)) }, with: { $0.discard() }
    ) { whole in
      if let names = try whole.names(), !names.isEmpty {
        throw Failure(.cannotCreate, "\(folder) is not empty; name a new folder")
      }
      let files = EmptyInput.files
      try Signals.shielded { () throws in try whole.replace(files, keeping: []) }
      session.console.note(
        "wrote \(files.count) files to \(folder); \(folder)/README.md says what to fill in")
    }
  }
}
