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

  @Option(
    help: ArgumentHelp(
      "Take options from a YAML file, as `out: Reports` for every command that has --out, or below the command's name for it alone; the command line wins.",
      valueName: "file"))
  var config: String?

  @Flag(
    help: "Print what holds for each option and where it is from, as a file for --config; do nothing else.")
  var printConfig = false
}

extension LogFormat: ExpressibleByArgument {}
