// Data on standard output: `print` ignores a full disk and a closed pipe, this doesn't.

internal import Glibc

/// Writes data to standard output or another open descriptor, buffered, every write checked. A reader that
/// closed its end shows as ``PublicationError/isClosedPipe``. For one task at a time.
package final class StreamWriter {
  private let number: Int32
  private let name: String
  private var buffer = WriteBuffer()

  /// `name` is what messages call it. The descriptor stays its owner's.
  package init(descriptor: Int32, name: String) {
    number = descriptor
    self.name = name
  }

  package static func standardOutput() -> StreamWriter {
    StreamWriter(descriptor: STDOUT_FILENO, name: "standard output")
  }

  package func write(_ bytes: Span<UInt8>) throws(PublicationError) {
    if buffer.add(bytes) { return }
    try flush()
    if !buffer.add(bytes) { try SystemCalls.write(bytes, to: number, path: name) }
  }

  package func write(_ text: String) throws(PublicationError) {
    try write(Array(text.utf8).span)
  }

  /// Writes what is waiting. Call it before the program ends.
  package func flush() throws(PublicationError) {
    let waiting = buffer.takeAll()
    try SystemCalls.write(waiting.span, to: number, path: name)
    buffer.reuse(waiting)
  }

  /// Writes what is waiting and closes the descriptor, which some file systems use to report a failed write.
  package func finish() throws(PublicationError) {
    try flush()
    try SystemCalls.close(number, path: name)
  }
}
