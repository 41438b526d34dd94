import ArgumentParser

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
  private let showsProgress: Bool

  /// The session of a command line that has not been understood yet.
  init() {
    self.init(noColor: false, quiet: false, logFormat: .text)
  }

  init(_ options: OutputOptions) {
    self.init(noColor: options.noColor, quiet: options.quiet, logFormat: options.logFormat)
  }

  private init(noColor: Bool, quiet: Bool, logFormat: LogFormat) {
    terminal = .standardOutput(noColor: noColor)
    errorTerminal = .standardError(noColor: noColor)
    console = Console(format: logFormat, quiet: quiet, terminal: errorTerminal)
    showsProgress = !quiet && logFormat == .text
  }

  /// Shows how far the reading of so many bytes has come.
  func progress(_ label: String, total: Int) -> Progress {
    Progress(label, total: total, terminal: showsProgress ? errorTerminal : .none)
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
