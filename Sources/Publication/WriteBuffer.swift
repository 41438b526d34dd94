// Gathers small pieces, so that a file is written in large ones.

struct WriteBuffer: ~Copyable {
  /// A write this large costs the system call little and stays in the processor's cache.
  static let capacity = 1 << 18

  private var bytes: [UInt8] = []

  /// Takes the bytes if they fit; false asks for ``takeAll()`` first, or to write them as they are.
  mutating func add(_ piece: Span<UInt8>) -> Bool {
    guard bytes.count + piece.count <= WriteBuffer.capacity else { return false }
    if bytes.capacity < WriteBuffer.capacity { bytes.reserveCapacity(WriteBuffer.capacity) }
    unsafe piece.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    return true
  }

  /// The bytes waiting, which are no longer here after.
  mutating func takeAll() -> [UInt8] {
    let waiting = bytes
    bytes = []
    return waiting
  }

  /// Gives the memory back that ``takeAll()`` took.
  mutating func reuse(_ memory: consuming [UInt8]) {
    memory.removeAll(keepingCapacity: true)
    bytes = memory
  }
}
