/// What standard output or standard error leads to, and what may be written there.
package struct Terminal: Equatable, Sendable {
  package let isTerminal: Bool
  /// In columns; 80 where it is unknown.
  package let width: Int
  package let hasColor: Bool

  /// A file or a pipe: no colours, no progress.
  package static let none = Terminal(isTerminal: false, width: 80, hasColor: false)

  /// A terminal of a width, under an environment. Colours need a terminal that isn't dumb, and neither NO_COLOR
  /// (https://no-color.org: present and not empty) nor `--no-color`.
  package init(environment: [String: String], width: Int?, noColor: Bool) {
    isTerminal = environment["TERM"] != "dumb"
    self.width = width ?? environment["COLUMNS"].flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil } ?? 80
    hasColor = isTerminal && !noColor && (environment["NO_COLOR"] ?? "").isEmpty
  }

  private init(isTerminal: Bool, width: Int, hasColor: Bool) {
    self.isTerminal = isTerminal
    self.width = width
    self.hasColor = hasColor
  }

  /// The text in a style, where the terminal has colours.
  package func styled(_ text: String, _ style: Style) -> String {
    hasColor ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// The parameters of SGR, the escape sequence for colours; only those that any theme makes readable.
  package enum Style: String, Sendable {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
  }
}
