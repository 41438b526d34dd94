import Logging
import Reporting

/// How log lines look on standard error.
enum LogFormat: String, CaseIterable, Sendable {
  /// `error: …`, for people.
  case text
  /// A JSON object a line: time, level, message, and what else is known.
  case json
}

/// What the program says on standard error: errors, warnings, notes. Data never goes here.
struct Console: Sendable {
  private let logger: Logger

  /// `quiet` silences all but errors.
  init(format: LogFormat = .text, quiet: Bool = false, terminal: Terminal) {
    var logger = Logger(label: "jss") { _ in StandardErrorLog(format: format, terminal: terminal) }
    logger.logLevel = quiet ? .error : .info
    self.logger = logger
  }

  /// What ends the command.
  func error(_ message: String, _ details: [String: String] = [:]) { log(.error, message, details) }

  /// What the operator should look at, though the command goes on.
  func warn(_ message: String, _ details: [String: String] = [:]) { log(.warning, message, details) }

  /// What was done.
  func note(_ message: String, _ details: [String: String] = [:]) { log(.info, message, details) }

  /// A group of like messages: with a command that lists them on one line, which has the only one, or how many there are
  /// and that command; else each on a line of its own under their heading.
  func warn(heading: String, count: Int, examples: [String], listedBy command: String?) {
    guard let command else {
      return group(.warning, heading: heading, count: count, examples: examples, shown: examples.count)
    }
    let place =
      switch (count, examples.first) {
      case (1, let example?): " (\(example))"
      case (_, nil): " (\(count))"
      case (_, _?): " (\(count); `\(command)` lists them)"
      }
    log(.warning, heading + place, ["count": String(count)])
  }

  /// Tells why a command failed.
  func report(_ failure: Failure) {
    if let heading = failure.heading {
      group(
        .error, heading: heading, count: failure.messages.count, examples: failure.messages, shown: 20,
        headingHasCount: true)
    } else {
      for message in failure.messages { error(message) }
    }
  }

  private func group(
    _ level: Logger.Level, heading: String, count: Int, examples: [String], shown: Int,
    headingHasCount: Bool = false
  ) {
    log(level, headingHasCount ? heading : "\(heading) (\(count))", ["count": String(count)])
    for example in examples.prefix(shown) { log(level, example, [StandardErrorLog.memberKey: "true"]) }
    let rest = count - min(shown, examples.count)
    if rest > 0 { log(level, "… and \(rest) more", [StandardErrorLog.memberKey: "true"]) }
  }

  private func log(_ level: Logger.Level, _ message: String, _ details: [String: String]) {
    logger.log(level: level, "\(message)", metadata: details.mapValues { .string($0) })
  }
}
