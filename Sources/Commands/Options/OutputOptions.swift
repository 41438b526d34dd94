import ArgumentParser
import Reporting

/// How a command answers; every command has these.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Answer in JSON, for programs.")
  var json = false

  @Flag(help: "Write no colours. NO_COLOR and TERM=dumb do the same.")
  var noColor = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Option(help: ArgumentHelp("How messages look on standard error: text or json.", valueName: "format"))
  var logFormat = LogFormat.text
}

extension LogFormat: ExpressibleByArgument {}
