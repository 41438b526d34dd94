internal import Basics
internal import Glibc

/// A finished file, as the manifest lists it.
package struct OutputFile: Equatable, Sendable {
  /// Its path in the run's folder, such as `scores.csv` or `profiles/5f1d….html`.
  package let path: String
  /// Its size.
  package let bytes: Int
  /// The number of records that the writer's caller counted; 0 for a file without records.
  package let rows: Int
  /// SHA-256 as 64 lower-case hexadecimal digits, as `sha256sum` prints it.
  package let sha256: String

  /// A file with these values.
  package init(path: String, bytes: Int, rows: Int, sha256: String) {
    self.path = path
    self.bytes = bytes
    self.rows = rows
    self.sha256 = sha256
  }
}

/// Writes a new file: buffers it, computes its SHA-256, and checks every write. ``StagedFolder/file(_:)`` makes it.
/// Use it from one task at a time.
package final class FileWriter {
  private var descriptor: Descriptor?
  private let path: String
  private let label: String
  /// The files that are synced together with this one; nil if it is synced by itself.
  private let others: PendingSyncs?
  private var buffer = WriteBuffer()
  private var digest = SHA256()
  private var bytes = 0
  /// How many of the bytes the system was asked to write to the disk already.
  private var started = 0
  private var rows = 0
  /// Whether nothing is written, only counted.
  private var isCounting = false

  /// Writing to the disk begins each time that this many bytes are there, so that the sync at the end waits for few.
  private static let portion = 8 << 20

  init(_ descriptor: consuming Descriptor, path: String, label: String, with others: PendingSyncs? = nil) {
    self.descriptor = consume descriptor
    self.path = path
    self.label = label
    self.others = others
  }

  /// Writes nothing, but says of a file what it would be: its size, its records and its digest.
  package init(counting path: String) {
    (self.path, label, others, isCounting) = (path, path, nil, true)
  }

  /// Adds bytes that complete `rows` records. Throws `failed` if a write fails or the file is finished.
  package func write(_ bytes: Span<UInt8>, rows: Int = 0) throws(PublicationError) {
    self.rows += rows
    if buffer.add(bytes) { return }
    try flush()
    if !buffer.add(bytes) { try put(bytes) }
  }

  /// Adds text as UTF-8 that completes `rows` records.
  package func write(_ text: String, rows: Int = 0) throws(PublicationError) {
    try write(Array(text.utf8).span, rows: rows)
  }

  /// Writes what is left in the buffer and closes the file. A file by itself is on the disk when this returns; a file
  /// of a run is when the run is published.
  package func finish() throws(PublicationError) -> OutputFile {
    try flush()
    if let descriptor = descriptor.take() {
      if others != nil { SystemCalls.startWriting(descriptor.number, started..<bytes) }
      let file = PendingSync(descriptor, path: label)
      if let others { try others.add(file) } else { try file.finish() }
    }
    return OutputFile(path: path, bytes: bytes, rows: rows, sha256: hexadecimal(digest.finish()))
  }

  private func flush() throws(PublicationError) {
    let waiting = buffer.takeAll()
    try put(waiting.span)
    buffer.reuse(waiting)
  }

  /// Writes bytes past the buffer.
  private func put(_ bytes: Span<UInt8>) throws(PublicationError) {
    guard bytes.count > 0 else { return }
    guard !isCounting else {
      digest.update(bytes)
      self.bytes += bytes.count
      return
    }
    guard let number = descriptor?.number else { throw .failed(.write, path: label, errno: EBADF) }
    digest.update(bytes)
    try SystemCalls.write(bytes, to: number, path: label)
    self.bytes += bytes.count
    guard self.bytes - started >= FileWriter.portion else { return }
    SystemCalls.startWriting(number, started..<self.bytes)
    started = self.bytes
  }
}

/// The bytes' SHA-256 as 64 lower-case hexadecimal digits.
package func sha256(_ bytes: Span<UInt8>) -> String {
  hexadecimal(SHA256.hash(bytes))
}

/// Collects small pieces, so that a file is written in large ones.
struct WriteBuffer: ~Copyable {
  /// 256 KiB: large enough that the system call costs little, small enough for the processor's cache.
  static let capacity = 1 << 18

  private var bytes: [UInt8] = []

  /// Adds the bytes if they fit. If it returns false, call ``takeAll()`` first, or write them directly.
  mutating func add(_ piece: Span<UInt8>) -> Bool {
    guard bytes.count + piece.count <= WriteBuffer.capacity else { return false }
    if bytes.capacity < WriteBuffer.capacity { bytes.reserveCapacity(WriteBuffer.capacity) }
    unsafe piece.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    return true
  }

  /// Returns the collected bytes and empties the buffer.
  mutating func takeAll() -> [UInt8] {
    let waiting = bytes
    bytes = []
    return waiting
  }

  /// Gives back the memory that ``takeAll()`` returned.
  mutating func reuse(_ memory: consuming [UInt8]) {
    memory.removeAll(keepingCapacity: true)
    bytes = memory
  }
}
