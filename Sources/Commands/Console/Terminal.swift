import Foundation
import Glibc
import Reporting

extension Terminal {
  /// What an open descriptor leads to.
  static func at(_ descriptor: Int32, noColor: Bool = false) -> Terminal {
    guard isatty(descriptor) == 1 else { return .none }
    let environment = ProcessInfo.processInfo.environment
    return Terminal(environment: environment, width: columns(of: descriptor), noColor: noColor)
  }

  static func standardOutput(noColor: Bool = false) -> Terminal { at(STDOUT_FILENO, noColor: noColor) }
  static func standardError(noColor: Bool = false) -> Terminal { at(STDERR_FILENO, noColor: noColor) }

  private static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
