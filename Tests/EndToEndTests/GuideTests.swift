import Foundation
import Support
import Testing

/// What documents show of the program is what it prints: the commands of each `console` block are run, and what they print
/// on either stream is compared with the lines below them. `make record` writes it anew.
@Suite struct GuideTests {
  @Test(arguments: ["README.md", "docs/guide.md"])
  func blocksShowWhatCommandsPrint(name: String) throws {
    let path = Project.path(name)
    var document = try String(contentsOfFile: path, encoding: .utf8)
    #expect(document.contains("```console\n$ jss "))
    let printed = try GuideTests.run(document)
    if Project.isRecording {
      try Data(printed.utf8).write(to: URL(fileURLWithPath: path))
      document = printed
    }
    #expect(printed == document)
  }

  /// The document with what its commands print: all of them run in one folder, which has SampleData in it.
  private static func run(_ document: String) throws -> String {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/SampleData", withDestinationPath: Project.path("SampleData"))
    var lines: [String] = []
    var isConsole = false
    for line in document.components(separatedBy: "\n") {
      if line.hasPrefix("```") { isConsole = line == "```console" }
      if !isConsole || line == "```console" {
        lines.append(line)
      } else if line.hasPrefix("$ ") {
        lines.append(line)
        lines += try printed(by: String(line.dropFirst(2)), in: folder.path)
      }
    }
    return lines.joined(separator: "\n")
  }

  /// What a command prints in a shell, line by line.
  private static func printed(by command: String, in folder: String) throws -> [String] {
    let programs = ProgramRunner.program.deletingLastPathComponent().path
    let (shell, pipe) = (Process(), Pipe())
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", command]
    shell.currentDirectoryURL = URL(fileURLWithPath: folder)
    shell.environment = ProcessInfo.processInfo.environment.merging(["COLUMNS": "80"]) { $1 }
      .merging(["PATH": programs + ":/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]) { $1 }
    (shell.standardInput, shell.standardOutput, shell.standardError) = (FileHandle.nullDevice, pipe, pipe)
    try shell.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    shell.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init).dropLast()
  }
}
