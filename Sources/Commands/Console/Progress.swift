import Reporting
import Synchronization

/// Shows how far reading has come, on a terminal's standard error, once it takes longer than a second; clears itself.
///
/// Any thread may report: whichever finds that the line is due writes it, so that no thread of its own is needed.
final class Progress: Sendable {
  private struct State {
    var done = 0
    var nextShow: ContinuousClock.Instant
  }

  private let label: String
  private let total: Int
  private let terminal: Terminal
  private let start: ContinuousClock.Instant
  private let state: Mutex<State>

  /// `total` bytes are to be read. Where standard error is no terminal nothing is shown, and nobody asks how many.
  init(_ label: String, total: @autoclosure () -> Int, terminal: Terminal) {
    self.label = label
    self.total = terminal.isTerminal ? total() : 0
    self.terminal = terminal
    start = .now
    state = Mutex(State(nextShow: start + .seconds(1)))
  }

  /// So many bytes more have been read.
  func advance(by bytes: Int) {
    guard terminal.isTerminal else { return }
    let now = ContinuousClock.now
    let due: Int? = state.withLock { state in
      state.done += bytes
      guard now >= state.nextShow else { return nil }
      state.nextShow = now + .milliseconds(200)
      return state.done
    }
    guard let due else { return }
    let line = ProgressLine(label: label, done: due, total: total, elapsed: now - start)
    StandardError.shared.show(progress: line.text(width: terminal.width))
  }

  /// So many bytes have been read by now.
  func reach(_ bytes: Int) {
    advance(by: bytes - state.withLock { $0.done })
  }

  /// Reading is over.
  func finish() {
    if terminal.isTerminal { StandardError.shared.clearProgress() }
  }
}

/// `reading  42%  231 of 550 MB  610 MB/s  1 s left`
struct ProgressLine {
  let label: String
  let done: Int
  let total: Int
  let elapsed: Duration

  /// The line, cut to the terminal's width less one, so that it never wraps.
  func text(width: Int) -> String {
    let seconds = max(
      0.001, Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18)
    let rate = Double(done) / seconds
    let share = total > 0 ? min(100, done * 100 / total) : 100
    let left = rate > 0 ? Int((Double(max(0, total - done)) / rate).rounded(.up)) : 0
    let parts = [
      label, "\(share)%", "\(megabytes(Double(done))) of \(megabytes(Double(total))) MB",
      "\(megabytes(rate)) MB/s",
      time(left) + " left",
    ]
    return String(parts.joined(separator: "  ").prefix(max(0, width - 1)))
  }

  private func megabytes(_ bytes: Double) -> Int {
    Int((bytes / 1_000_000).rounded())
  }

  private func time(_ seconds: Int) -> String {
    seconds < 120 ? "\(seconds) s" : "\(seconds / 60) min"
  }
}
