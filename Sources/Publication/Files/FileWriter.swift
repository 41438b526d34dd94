// One output file of a run on its way: buffered, digested, every write checked.

internal import Basics
internal import Crypto
internal import Glibc

/// A written file, as the manifest lists it.
package struct OutputFile: Equatable, Sendable {
  /// Its place in the run's folder, as `scores.csv` or `profiles/5f1d….html`.
  package let path: String
  package let bytes: Int
  /// The number of records that the writer's caller counted; 0 for what has none.
  package let rows: Int
  /// SHA-256 in lower-case hexadecimal, as `sha256sum` prints it.
  package let sha256: String

  package init(path: String, bytes: Int, rows: Int, sha256: String) {
    self.path = path
    self.bytes = bytes
    self.rows = rows
    self.sha256 = sha256
  }
}

/// Writes a new file of a run; made by ``StagedFolder/file(_:)``. For one task at a time.
package final class FileWriter {
  private var descriptor: Descriptor?
  private let path: String
  private let label: String
  /// With which others it is waited for; nil where it is by itself.
  private let others: PendingSyncs?
  private var buffer = WriteBuffer()
  private var digest = SHA256()
  private var bytes = 0
  /// How many of them are on their way to the disk.
  private var started = 0
  private var rows = 0

  /// So many bytes are sent on their way together: a large file is nearly all on the disk when it is finished.
  private static let portion = 8 << 20

  init(_ descriptor: consuming Descriptor, path: String, label: String, with others: PendingSyncs? = nil) {
    self.descriptor = consume descriptor
    self.path = path
    self.label = label
    self.others = others
  }

  /// Adds bytes that end `rows` records.
  package func write(_ bytes: Span<UInt8>, rows: Int = 0) throws(PublicationError) {
    self.rows += rows
    if buffer.add(bytes) { return }
    try flush()
    if !buffer.add(bytes) { try put(bytes) }
  }

  /// Adds text as UTF-8 that ends `rows` records.
  package func write(_ text: String, rows: Int = 0) throws(PublicationError) {
    try write(Array(text.utf8).span, rows: rows)
  }

  /// Writes what is left. Nothing can be written after. The file is on the disk then; that of a run is when the run is
  /// published.
  package func finish() throws(PublicationError) -> OutputFile {
    try flush()
    if let descriptor = descriptor.take() {
      if others != nil { SystemCalls.startWriting(descriptor.number, started..<bytes) }
      let file = PendingSync(descriptor, path: label)
      if let others { try others.add(file) } else { try file.finish() }
    }
    return OutputFile(path: path, bytes: bytes, rows: rows, sha256: hexadecimal(digest.finalize()))
  }

  private func flush() throws(PublicationError) {
    let waiting = buffer.takeAll()
    try put(waiting.span)
    buffer.reuse(waiting)
  }

  private func put(_ bytes: Span<UInt8>) throws(PublicationError) {
    guard bytes.count > 0 else { return }
    guard let number = descriptor?.number else { throw .failed(.write, path: label, errno: EBADF) }
    unsafe bytes.withUnsafeBytes { unsafe digest.update(bufferPointer: $0) }
    try SystemCalls.write(bytes, to: number, path: label)
    self.bytes += bytes.count
    guard self.bytes - started >= FileWriter.portion else { return }
    SystemCalls.startWriting(number, started..<self.bytes)
    started = self.bytes
  }
}

/// The bytes' SHA-256 in lower-case hexadecimal.
package func sha256(_ bytes: Span<UInt8>) -> String {
  var digest = SHA256()
  unsafe bytes.withUnsafeBytes { unsafe digest.update(bufferPointer: $0) }
  return hexadecimal(digest.finalize())
}
