import Basics
import Logging
import Reporting

/// Where swift-log's messages go: standard error, whatever a library's default would be.
struct StandardErrorLog: LogHandler {
  let format: LogFormat
  let terminal: Terminal
  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata = [:]

  /// Marks a message that belongs to a heading.
  static let memberKey = "in_group"
  /// What the message is about.
  static let eventKey = "event"

  init(format: LogFormat, terminal: Terminal) {
    self.format = format
    self.terminal = terminal
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let metadata = metadata.merging(event.metadata ?? [:]) { $1 }
    StandardError.shared.write(line: line(event.level, "\(event.message)", metadata))
  }

  func line(_ level: Logger.Level, _ message: String, _ metadata: Logger.Metadata) -> String {
    switch format {
    case .text: text(level, message, isMember: metadata[StandardErrorLog.memberKey] != nil)
    case .json: json(level, message, metadata)
    }
  }

  private func text(_ level: Logger.Level, _ message: String, isMember: Bool) -> String {
    let message = Printable.line(message)
    guard !isMember else { return "  " + message }
    return switch level {
    case .critical, .error: terminal.styled("error:", .red) + " " + message
    case .warning: terminal.styled("warning:", .yellow) + " " + message
    default: message
    }
  }

  private func json(_ level: Logger.Level, _ message: String, _ metadata: Logger.Metadata) -> String {
    let apart = [StandardErrorLog.memberKey, StandardErrorLog.eventKey]
    let details = metadata.filter { !apart.contains($0.key) }.sorted { $0.key < $1.key }
    let event = metadata[StandardErrorLog.eventKey].map { "\($0)" } ?? LoggedEvent.message.rawValue
    let members: [JSONValue.Member] = [
      .init("time", .string(Clock.timestamp)), .init("level", .string(level.rawValue)),
      .init("event", .string(event)), .init("message", .string(message)),
    ]
    return JSONWriter.text(.object(members + details.map { .init($0.key, value($0.value)) }))
  }

  /// A value of our own as what it is; of a library as its text.
  private func value(_ value: Logger.Metadata.Value) -> JSONValue {
    if case .stringConvertible(let ours as LogValue) = value { return ours.json }
    return .string("\(value)")
  }
}
