import ArgumentParser
import Reporting

/// What a command needs of the world: where it answers and where it speaks.
struct Session {
  /// Standard output: data.
  let output = DataOutput()
  /// Standard error: messages.
  let console: Console
  /// What standard output is, for tables.
  let terminal: Terminal
  /// What standard error is, for progress.
  let errorTerminal: Terminal
  /// How messages look.
  let logFormat: LogFormat
  private let showsProgress: Bool

  /// The session of a command line that has not been understood yet: how to say so is taken from what it looks like.
  init(_ arguments: [String]) {
    let asJSON = arguments.indices.contains { index in
      arguments[index] == "--log-format=json"
        || arguments[index] == "--log-format" && arguments.dropFirst(index + 1).first == "json"
    }
    self.init(noColor: false, quiet: false, logFormat: asJSON ? .json : .text)
  }

  init(_ options: OutputOptions) {
    self.init(noColor: options.noColor, quiet: options.quiet, logFormat: options.logFormat)
  }

  private init(noColor: Bool, quiet: Bool, logFormat: LogFormat) {
    terminal = .standardOutput(noColor: noColor)
    errorTerminal = .standardError(noColor: noColor)
    console = Console(format: logFormat, quiet: quiet, terminal: errorTerminal)
    self.logFormat = logFormat
    showsProgress = !quiet && logFormat == .text
  }

  /// Shows how far the reading of so many bytes has come.
  func progress(_ label: String, total: @autoclosure () -> Int) -> Progress {
    Progress(label, total: total(), terminal: showsProgress ? errorTerminal : .none)
  }
}

/// A command of the program. It answers through its session, and throws what ``Failure`` knows.
protocol Command: AsyncParsableCommand {
  var output: OutputOptions { get }
  func run(in session: Session) async throws
}

extension Command {
  func run() async throws {
    try await run(in: Session(output))
  }
}
