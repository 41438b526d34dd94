import ArgumentParser
import Basics
import Glibc

/// The program: command line in, exit code out.
package enum Program {
  /// Runs the command that the arguments name, after the program's own name, and ends the process.
  ///
  /// Not async: before an async main begins, the runtime has threads, and one that doesn't block the signals is enough for
  /// the process to die of them at once.
  package static func run(_ arguments: [String]) -> Never {
    // What is created is its owner's alone, whoever creates it.
    umask(0o077)
    Signals.catchThem()
    Task.detached { await begin(with: arguments) }
    while true { pause() }
  }

  private static func begin(with all: [String]) async -> Never {
    let arguments = Array(all.dropFirst())
    var session = Session(arguments)
    do {
      // Linked statically, the runtime reads them from /proc, and where that fails there is not even the name.
      if all.isEmpty { throw Failure(.inputOutput, "cannot read the arguments that jss was started with") }
      try CommandNames.check(arguments)
      let configured = try ConfiguredArguments(arguments)
      if configured.arguments != arguments { session = Session(configured.arguments) }
      let command = try await JSS.asyncParseAsRoot(configured.arguments)
      if let listing = configured.listing {
        try session.output.write(listing)
        try session.output.flush()
        exit(EXIT_SUCCESS)
      }
      try await run(command, in: &session)
      try session.output.flush()
      exit(EXIT_SUCCESS)
    } catch {
      Signals.waitIfDying()
      end(error, session)
    }
  }

  private static func run(_ parsed: any ParsableCommand, in session: inout Session) async throws {
    if let command = parsed as? any Command {
      session = Session(command.output)
      try await command.run(in: session)
    } else {
      // Help, and a command that only groups others: the parser's own answers.
      var parsed = parsed
      try parsed.run()
    }
  }

  private static func end(_ error: any Error, _ session: Session) -> Never {
    if let error = error as? OutputError { end(error, session) }
    // Not the parser's: it would print an error of ours by reflection, which takes long for one that holds a whole report.
    if let failure = Failure(known: error) { end(failure, session) }
    let code = JSS.exitCode(for: error)
    let isParsers = code == .validationFailure || code == .success
    if code == .success {
      // Help, version and completion scripts are answers: a full disk is reported here as well.
      do {
        try session.output.write(JSS.fullMessage(for: error) + "\n")
        try session.output.flush()
      } catch {
        end(error, session)
      }
    } else if isParsers, session.logFormat == .json {
      session.console.error(JSS.message(for: error))
    } else if isParsers {
      StandardError.shared.write(line: Printable.lines(JSS.fullMessage(for: error)))
    } else if !(error is ExitCode) {
      end(Failure(error), session)
    }
    exit(code.rawValue)
  }

  private static func end(_ failure: Failure, _ session: Session) -> Never {
    // What was answered before the failure is the reader's.
    do { try session.output.flush() } catch { if error.isClosedPipe { Signals.die(by: SIGPIPE) } }
    session.console.report(failure)
    exit(failure.code.rawValue)
  }

  private static func end(_ error: OutputError, _ session: Session) -> Never {
    if error.isClosedPipe { Signals.die(by: SIGPIPE) }
    let failure = Failure(error)
    session.console.report(failure)
    exit(failure.code.rawValue)
  }
}

/// The program's version (semantic versioning): in `--version`, in every manifest, and in a run's id.
package enum Version {
  package static let current = "0.1.0"
}
