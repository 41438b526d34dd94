import Basics
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
  func error(_ message: String, _ event: LoggedEvent = .failed, _ details: [LogDetail] = []) {
    log(.error, message, event, details)
  }

  /// What the operator should look at, though the command goes on.
  func warn(_ message: String, _ event: LoggedEvent = .message, _ details: [LogDetail] = []) {
    log(.warning, message, event, details)
  }

  /// What was done.
  func note(_ message: String, _ event: LoggedEvent = .message, _ details: [LogDetail] = []) {
    log(.info, message, event, details)
  }

  /// A group of like messages: with a command that lists them on one line, which has the only one, or how many there are
  /// and that command; else each on a line of its own under their heading.
  func warn(
    heading: String, count: Int, examples: [String], listedBy command: String?, _ event: LoggedEvent,
    _ details: [LogDetail] = []
  ) {
    guard let command else {
      return group(
        .warning, heading: heading, count: count, examples: examples, shown: examples.count, event, details)
    }
    let place =
      switch (count, examples.first) {
      case (1, let example?): " (\(example))"
      case (_, nil): " (\(count))"
      case (_, _?): " (\(count); `\(command)` lists them)"
      }
    let only = count == 1 ? examples.first.map(LogDetail.place) ?? [] : []
    log(.warning, heading + place, event, details + only.filter { !$0.isFile } + [.count(count)])
  }

  /// Tells why a command failed.
  func report(_ failure: Failure) {
    let code = LogDetail.exitCode(Int(failure.code.rawValue))
    if let heading = failure.heading {
      group(
        .error, heading: heading, count: failure.messages.count, examples: failure.messages, shown: 20,
        headingHasCount: true, .failed, [code])
    } else {
      for message in failure.messages { error(message, .failed, [code] + LogDetail.place(in: message)) }
    }
  }

  private func group(
    _ level: Logger.Level, heading: String, count: Int, examples: [String], shown: Int,
    headingHasCount: Bool = false, _ event: LoggedEvent, _ details: [LogDetail]
  ) {
    log(level, headingHasCount ? heading : "\(heading) (\(count))", event, details + [.count(count)])
    for example in examples.prefix(shown) {
      let place = LogDetail.place(in: example)
      log(
        level, example, event, (place.isEmpty ? details : details.filter { !$0.isFile }) + place,
        isMember: true)
    }
    let rest = count - min(shown, examples.count)
    if rest > 0 { log(level, "… and \(rest) more", event, details, isMember: true) }
  }

  private func log(
    _ level: Logger.Level, _ message: String, _ event: LoggedEvent, _ details: [LogDetail],
    isMember: Bool = false
  ) {
    var metadata: Logger.Metadata = [StandardErrorLog.eventKey: .string(event.rawValue)]
    for member in details.map(\.member) {
      metadata[member.name] = .stringConvertible(LogValue(json: member.value))
    }
    if isMember { metadata[StandardErrorLog.memberKey] = "true" }
    logger.log(level: level, "\(message)", metadata: metadata)
  }
}
