/// The bytes of a file that was read, by their offsets. The file stays open as long as a copy of this is there, so that
/// what is read later is of the same file, also where another one has its path by then.
package struct FileText: Sendable {
  private let file: InputFile
  private let blockSize: Int

  // The bytes that were read last: records that are asked for in the order of the file are near each other.
  private var block: [UInt8] = []
  private var blockOffset = 0

  /// How many bytes were read from the file.
  package private(set) var bytesRead = 0

  init(_ file: InputFile, blockSize: Int = 1 << 16) {
    self.file = file
    self.blockSize = blockSize
  }

  /// `count` bytes from an offset on; fewer at the end of the file. Throws `readFailed`, and `changedWhileRead` where the
  /// file was written to since it was opened.
  package mutating func bytes(at offset: Int, count: Int) throws(CSVError) -> ArraySlice<UInt8> {
    if offset < blockOffset || offset + count > blockOffset + block.count {
      try readBlock(at: offset, atLeast: count)
    }
    let start = min(offset - blockOffset, block.count)
    return block[start..<min(start + count, block.count)]
  }

  /// The physical lines, from 1, of ascending offsets at which records begin.
  package mutating func lines(at offsets: [Int]) throws(CSVError) -> [Int] {
    var (line, position) = (1, 0)
    var lines: [Int] = []
    for offset in offsets {
      while position < offset {
        let bytes = try bytes(at: position, count: min(blockSize, offset - position))
        guard !bytes.isEmpty else { throw .changedWhileRead(path: file.path) }
        line += bytes.count { $0 == Byte.lineFeed }
        position += bytes.count
      }
      lines.append(line)
    }
    return lines
  }

  private mutating func readBlock(at offset: Int, atLeast count: Int) throws(CSVError) {
    guard file.holdsWhatItHeld else { throw .changedWhileRead(path: file.path) }
    let wanted = max(blockSize, count)
    if block.count < wanted { block += [UInt8](repeating: 0, count: wanted - block.count) }
    var filled = 0
    while filled < wanted {
      let got = try file.read(into: &block, at: filled, count: wanted - filled, offset: offset + filled)
      if got == 0 { break }
      filled += got
    }
    block.removeLast(block.count - filled)
    blockOffset = offset
    bytesRead += filled
  }
}
