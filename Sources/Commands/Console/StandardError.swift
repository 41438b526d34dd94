import Foundation
import Synchronization

/// Standard error, which messages and the progress line share: a message takes the line's place, not its end.
final class StandardError: Sendable {
  static let shared = StandardError()

  private let progressIsShown = Mutex(false)

  /// Writes a message and its line end. A failure to write is ignored: there is nowhere to report it.
  func write(line: String) {
    progressIsShown.withLock { isShown in
      let clear = isShown ? StandardError.clearLine : ""
      isShown = false
      put(clear + line + "\n")
    }
  }

  /// Shows a progress line in place of the one before. Only where standard error is a terminal.
  func show(progress: String) {
    progressIsShown.withLock { isShown in
      isShown = true
      put(StandardError.clearLine + progress)
    }
  }

  func clearProgress() {
    progressIsShown.withLock { isShown in
      if isShown { put(StandardError.clearLine) }
      isShown = false
    }
  }

  private static let clearLine = "\r\u{1B}[K"

  private func put(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
