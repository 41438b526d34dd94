import Glibc

/// Standard output, for data only: buffered, and every write checked, which `print` doesn't do.
///
/// A full disk is an ``OutputError``, exit code 74. A reader that closed the pipe ends the program as SIGPIPE does.
final class DataOutput {
  private var waiting: [UInt8] = []
  private static let capacity = 1 << 16

  func write(_ text: String) throws(OutputError) {
    waiting.append(contentsOf: text.utf8)
    if waiting.count >= DataOutput.capacity { try flush() }
  }

  func write(_ bytes: [UInt8]) throws(OutputError) {
    waiting.append(contentsOf: bytes)
    if waiting.count >= DataOutput.capacity { try flush() }
  }

  /// Writes what is waiting. A command that has not failed calls it last.
  func flush() throws(OutputError) {
    while !waiting.isEmpty {
      let written = unsafe Glibc.write(STDOUT_FILENO, waiting, waiting.count)
      if written > 0 {
        waiting.removeFirst(written)
      } else if written == 0 || errno != EINTR {
        waiting = []
        throw OutputError(errno: written == 0 ? EIO : errno)
      }
    }
  }
}

/// Standard output could not be written to.
struct OutputError: Error, Equatable {
  let errno: Int32

  /// The reader has gone, which is no failure of the program.
  var isClosedPipe: Bool { errno == EPIPE }
}

extension OutputError: CustomStringConvertible {
  var description: String {
    let reason = unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "error \(errno)"
    return "standard output can't be written to: \(reason); the output is not complete"
  }
}
