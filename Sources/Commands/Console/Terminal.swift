import Foundation
import Glibc

/// What stands at the end of standard output or standard error, and what may be written there.
struct Terminal: Equatable, Sendable {
  let isTerminal: Bool
  /// Columns; 80 where nobody knows.
  let width: Int
  let hasColor: Bool

  /// A file or a pipe: no colours, no progress.
  static let none = Terminal(isTerminal: false, width: 80, hasColor: false)

  /// Looks at an open descriptor. Colours need a terminal that isn't dumb, and neither NO_COLOR (https://no-color.org:
  /// present and not empty) nor `--no-color`.
  static func at(_ descriptor: Int32, noColor: Bool = false) -> Terminal {
    guard isatty(descriptor) == 1 else { return .none }
    let environment = ProcessInfo.processInfo.environment
    return Terminal(environment: environment, width: columns(of: descriptor), noColor: noColor)
  }

  static func standardOutput(noColor: Bool = false) -> Terminal { at(STDOUT_FILENO, noColor: noColor) }
  static func standardError(noColor: Bool = false) -> Terminal { at(STDERR_FILENO, noColor: noColor) }

  /// A terminal of a width, under an environment.
  init(environment: [String: String], width: Int?, noColor: Bool) {
    isTerminal = environment["TERM"] != "dumb"
    self.width = width ?? environment["COLUMNS"].flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil } ?? 80
    hasColor = isTerminal && !noColor && (environment["NO_COLOR"] ?? "").isEmpty
  }

  private init(isTerminal: Bool, width: Int, hasColor: Bool) {
    self.isTerminal = isTerminal
    self.width = width
    self.hasColor = hasColor
  }

  private static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// The text in a style, where the terminal has colours.
  func styled(_ text: String, _ style: Style) -> String {
    hasColor ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// The parameters of SGR, the escape sequence for colours; only those that any theme makes readable.
  enum Style: String, Sendable {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
  }
}
