import Foundation
import Support
import Testing

@Suite("The command line (chapter 5)")
struct CommandLineTests {
  static let commands = [
    [], ["run"], ["score"], ["explain"], ["report"], ["validate"], ["schema"], ["sample"], ["policy"],
    ["policy", "list"],
    ["policy", "show"],
    ["policy", "check"], ["policy", "diff"], ["simulate"], ["forecast"],
  ]

  @Test("every command explains itself, within 80 columns", arguments: commands)
  func help(command: [String]) throws {
    let outcome = try ProgramRunner.run(command + ["--help"])
    #expect(outcome.exitCode == 0)
    #expect(outcome.standardError.isEmpty)
    #expect(outcome.standardOutput.hasPrefix("OVERVIEW: "))
    #expect(outcome.standardOutput.contains("USAGE: jss"))
    #expect(
      outcome.standardOutput.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.hasPrefix("USAGE") })
  }

  @Test("the version, and completions for each shell")
  func answersOfTheParser() throws {
    let version = try ProgramRunner.run(["--version"])
    #expect(version.exitCode == 0)
    #expect(version.standardOutput.split(separator: ".").count == 3)
    for shell in ["bash", "zsh", "fish"] {
      let script = try ProgramRunner.run(["--generate-completion-script", shell])
      #expect(script.exitCode == 0)
      #expect(script.standardOutput.contains("policy"))
    }
  }

  @Test(
    "a misspelt command or option is exit 64, and the nearest one is named",
    arguments: [
      (["polcy", "list"], "did you mean 'policy'?"), (["policy", "lst"], "did you mean 'list'?"),
      (["policy", "list", "--jsn"], "Did you mean '--json'?"), (["policy", "show"], "<name|file>"),
      (["policy", "list", "--log-format", "xml"], "text"),
    ])
  func misspelt(arguments: [String], words: String) throws {
    let outcome = try ProgramRunner.run(arguments)
    #expect(outcome.exitCode == 64)
    #expect(outcome.standardOutput.isEmpty)
    #expect(outcome.standardError.contains(words))
    #expect(outcome.standardError.hasPrefix("error: "))
  }

  @Test(
    "a full disk is exit 74, with a message", arguments: [["policy", "list"], ["--help"], ["--version"]])
  func fullDisk(arguments: [String]) throws {
    let outcome = try ProgramRunner.run(arguments, output: .file("/dev/full"))
    #expect(outcome.exitCode == 74)
    #expect(outcome.standardError.hasPrefix("error: cannot write standard output: "))
  }

  @Test("a reader that has gone ends the program as SIGPIPE does, without a message")
  func closedPipe() throws {
    let outcome = try ProgramRunner.run(["policy", "list"], output: .closedPipe)
    #expect(outcome.signal == SIGPIPE)
    #expect(outcome.standardError.isEmpty)
  }

  @Test("nothing depends on locale, time zone, home or the current folder")
  func environment() throws {
    let plain = try ProgramRunner.run(["policy", "show", "standard"])
    let other = try ProgramRunner.run(
      ["policy", "show", "standard"],
      environment: [
        "LANG": "tr_TR.UTF-8", "LC_ALL": "ar_EG", "TZ": "Pacific/Kiritimati", "HOME": "/nonexistent",
        "NO_COLOR": "1", "TERM": "dumb", "YAMS_DEFAULT_ENCODING": "UTF16",
      ], folder: "/")
    #expect(plain.standardOutput == other.standardOutput)
    #expect(other.exitCode == 0)
  }

  @Test("an argument with an escape sequence is shown harmless")
  func hostileArgument() throws {
    for arguments in [["\u{1B}[2J"], ["policy", "show", "\u{1B}[2J"], ["policy", "list", "--\u{1B}[2J"]] {
      let outcome = try ProgramRunner.run(arguments)
      #expect(outcome.exitCode == 64)
      #expect(!outcome.standardError.contains("\u{1B}"))
    }
  }

  @Test("Ctrl-C and SIGTERM end the program by that signal, silently", arguments: [SIGINT, SIGTERM])
  func signals(number: Int32) throws {
    let folder = try TemporaryFolder()
    let pipe = folder.path + "/pipe.yaml"
    // Nobody writes into the pipe, so that the program waits in it.
    #expect(unsafe mkfifo(pipe, 0o600) == 0)
    let outcome = try ProgramRunner.run(["policy", "check", pipe]) { process in
      number == SIGINT ? process.interrupt() : process.terminate()
    }
    #expect(outcome.signal == number)
    #expect(outcome.standardError.isEmpty)
    #expect(outcome.standardOutput.isEmpty)
  }
}
