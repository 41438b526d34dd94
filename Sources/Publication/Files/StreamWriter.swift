internal import Glibc

/// Writes data to standard output or another open descriptor. It is buffered, and every write is checked, because
/// `print` ignores a full disk and a closed pipe. If the reader closed the pipe, the error has
/// ``PublicationError/isClosedPipe``. Use it from one task at a time.
package final class StreamWriter {
  private let number: Int32
  private let name: String
  private var buffer = WriteBuffer()

  /// Messages call the stream `name`. The caller keeps the descriptor and closes it, unless ``finish()`` does.
  package init(descriptor: Int32, name: String) {
    number = descriptor
    self.name = name
  }

  /// A writer for standard output.
  package static func standardOutput() -> StreamWriter {
    StreamWriter(descriptor: STDOUT_FILENO, name: "standard output")
  }

  /// Adds bytes.
  package func write(_ bytes: Span<UInt8>) throws(PublicationError) {
    if buffer.add(bytes) { return }
    try flush()
    if !buffer.add(bytes) { try SystemCalls.write(bytes, to: number, path: name) }
  }

  /// Adds text as UTF-8.
  package func write(_ text: String) throws(PublicationError) {
    try write(Array(text.utf8).span)
  }

  /// Writes what is in the buffer. Call it before the program ends.
  package func flush() throws(PublicationError) {
    let waiting = buffer.takeAll()
    try SystemCalls.write(waiting.span, to: number, path: name)
    buffer.reuse(waiting)
  }

  /// Writes what is in the buffer and closes the descriptor; some file systems report a failed write only then.
  package func finish() throws(PublicationError) {
    try flush()
    try SystemCalls.close(number, path: name)
  }
}
