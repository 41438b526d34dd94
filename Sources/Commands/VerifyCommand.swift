import ArgumentParser
import Basics
import Publication
import Reporting

/// `jss verify`: is a published run as it was written?
struct VerifyCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks a published or held run against its manifest: every file, its size and its SHA-256.",
    discussion: """
      DIR is a run's folder, or a folder that runs are published in, whose latest run is then checked. The exit code is 0 \
      where all is as it was written, 65 where a file is missing, changed, or not listed, a folder was added, or the manifest \
      is not that of the run that its folder's name says, 66 where there is no run.

      --json answers {"run_id", "held", "files", "bytes", "faults": […]}.

      EXAMPLES
        jss verify Reports
        jss verify Reports/runs/2024-08-31-0a1b2c3d4e5f
      """)

  @Argument(help: ArgumentHelp("A run's folder, or the folder that runs are published in.", valueName: "dir"))
  var folder: String

  @OptionGroup var output: OutputOptions

  func run(in session: Session) async throws {
    let found = try Verification.verify(folder)
    let faults = found.differences.map(\.description)
    // Somebody who tampered with the manifest may have written there what steers a terminal.
    let runID = Printable.ascii(found.runID)
    if output.json {
      let answer: JSONValue = [
        "run_id": .string(runID), "held": .bool(found.isHeld), "files": .integer(found.files),
        "bytes": .integer(found.bytes),
        "faults": .array(faults.map { .string($0) }),
      ]
      try session.output.write(JSONWriter.text(answer, indents: true) + "\n")
    } else if faults.isEmpty {
      let held = found.isHeld ? "; it is held, and `jss promote \(runID)` publishes it" : ""
      try session.output.write(
        "run \(runID) is whole: \(found.files) files, \(found.bytes) bytes, all as its manifest lists them\(held)\n"
      )
    }
    guard faults.isEmpty else {
      throw Failure(
        .badData,
        heading: "the run \(runID) in \(folder) is not as it was published (\(faults.count))",
        messages: faults)
    }
  }
}
