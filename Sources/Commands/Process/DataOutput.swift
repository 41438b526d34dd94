import Publication

/// Standard output, for data only: buffered, and every write checked, which `print` doesn't do.
///
/// A full disk is a ``OutputError``, exit code 74. A reader that closed the pipe ends the program as SIGPIPE does.
final class DataOutput {
  private let stream = StreamWriter.standardOutput()

  func write(_ text: String) throws(OutputError) {
    do { try stream.write(text) } catch { throw OutputError(reason: error) }
  }

  func write(_ bytes: [UInt8]) throws(OutputError) {
    do { try stream.write(bytes.span) } catch { throw OutputError(reason: error) }
  }

  /// Writes what is waiting. The program does it last, also after a command that failed.
  func flush() throws(OutputError) {
    do { try stream.flush() } catch { throw OutputError(reason: error) }
  }
}

/// Standard output could not be written to: apart from ``PublicationError``, since here a closed pipe is the end and no
/// failure.
struct OutputError: Error, Equatable {
  let reason: PublicationError

  /// The reader has gone.
  var isClosedPipe: Bool { reason.isClosedPipe }
}

extension OutputError: CustomStringConvertible {
  var description: String { "\(reason); the output is not complete" }
}
