// Cuts a file into chunks that end where records end. A line end is the end of a record if the number of quotes
// before it is even. Counting quotes is quick, and right unless a quote is stray. After a stray quote a cut may be
// wrong. The parser notices it, because the records of the chunk then end before the chunk does, and the source
// restarts where they end. The first chunk from there is one record alone, whose end a state machine finds: so each
// restart is followed by progress.

import Synchronization

/// Gives the chunks of a file, in the order of the file, to any thread.
package final class ChunkSource: Sendable {
  /// The file's identity when it was opened.
  package var identity: FileIdentity { file.identity }
  /// Whether a byte 0x1A at the end of the file is left out.
  var hasEndMark: Bool { file.hasEndMark }
  /// The bytes of the file, which stays open as long as somebody has them.
  var text: FileText { FileText(file) }
  /// The offset of the text: 3 after a byte order mark, else 0.
  let textOffset: Int
  let path: String

  private let file: InputFile
  private let blockSize: Int
  private let recordLimit: Int
  private let state: Mutex<State>
  private let restarts = Atomic<Int>(0)

  /// Opens a file. `blockSize` is the number of bytes of a read, `recordLimit` the length of the longest allowed
  /// record. Throws if the file can't be opened, isn't UTF-8, or is a link that shall not be followed.
  package init(path: String, blockSize: Int, recordLimit: Int, followsLink: Bool = true) throws(CSVError) {
    self.path = path
    self.blockSize = max(1, blockSize)
    self.recordLimit = recordLimit
    let file = try InputFile(path: path, followsLink: followsLink)
    var first = [UInt8](repeating: 0, count: 8)
    var count = 0
    while count < first.count {
      let got = try file.read(into: &first, at: count, count: first.count - count, offset: count)
      if got == 0 { break }
      count += got
    }
    first.removeLast(first.count - count)
    if let encoding = ForeignEncoding(firstBytes: first) {
      throw .foreignEncoding(path: path, encoding: encoding)
    }
    if let format = try ForeignFormat(of: file, firstBytes: first) {
      throw .foreignFormat(path: path, format: format)
    }
    textOffset = first.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    state = Mutex(State(buffer: ChunkBuffer(offset: textOffset)))
    self.file = file
  }

  private struct State {
    var buffer: ChunkBuffer
    var isAtEnd = false
    /// The number of chunks so far.
    var sequence = 0
    /// Whether the next chunk is the next record alone.
    var takesRecordAlone = false
    /// Batches whose memory can be used again.
    var spare: [RecordBatch] = []
  }

  /// The next chunk, as a batch that is not parsed; nil at the end of the file. `restart` is the number of restarts
  /// that the caller knows of; if there were more, this returns nil too.
  func next(restart: Int) throws(CSVError) -> RecordBatch? {
    try state.withLock { state throws(CSVError) in
      guard restarts.load(ordering: .relaxed) == restart, var batch = try nextChunk(&state, restart: restart)
      else {
        return nil
      }
      batch.sequence = state.sequence
      state.sequence += 1
      return batch
    }
  }

  /// Continues at another offset of the file, where a record begins.
  ///
  /// - Parameter takesRecordAlone: Whether the first chunk from there is one record, as after a wrong cut.
  /// - Returns: The sequence number of the first chunk from there, and the number of restarts; all chunks with lower
  ///   numbers that are not committed are void.
  func restart(at offset: Int, takesRecordAlone: Bool = false) -> (sequence: Int, restarts: Int) {
    // Before the lock is taken, so that a thread that is skipping a long record stops: it may be no record.
    let count = restarts.add(1, ordering: .relaxed).newValue
    return state.withLock { state in
      state.buffer.restart(at: offset)
      state.isAtEnd = false
      state.takesRecordAlone = takesRecordAlone
      return (state.sequence, count)
    }
  }

  /// Takes a batch back, to use its memory again.
  func recycle(_ batch: inout RecordBatch) {
    state.withLock { state in
      state.spare.append(RecordBatch())
      swap(&state.spare[state.spare.count - 1], &batch)
    }
  }

  /// Reads a range of the file again, and passes it to `use` in blocks.
  func reread(_ range: Range<Int>, _ use: (ArraySlice<UInt8>) -> Void) throws(CSVError) {
    var block = [UInt8](repeating: 0, count: min(range.count, 1 << 16))
    var offset = range.lowerBound
    while offset < range.upperBound {
      let count = min(block.count, range.upperBound - offset)
      let got = try file.read(into: &block, at: 0, count: count, offset: offset)
      guard got > 0 else { throw .changedWhileRead(path: path) }
      use(block[..<got])
      offset += got
    }
  }

  /// `changedWhileRead` if the file changed since it was opened; else nil.
  func change() -> CSVError? {
    file.isUnchanged ? nil : .changedWhileRead(path: path)
  }

  /// Whether the first 64 KiB are UTF-8, whatever is read at a time.
  func beginsAsUTF8() throws(CSVError) -> Bool {
    let most = 1 << 16
    var text = text
    var bytes = try text.bytes(at: 0, count: most)
    if bytes.count == most {
      // The last character may be cut in two.
      while let last = bytes.last, last >= 0x80, bytes.count > most - 4 { bytes.removeLast() }
    }
    return String(validating: bytes, as: UTF8.self) != nil
  }

  private func nextChunk(_ state: inout State, restart: Int) throws(CSVError) -> RecordBatch? {
    if state.takesRecordAlone {
      state.takesRecordAlone = false
      return try firstRecordAlone(&state, restart: restart)
    }
    while true {
      if let cut = state.buffer.findCut() { return chunk(upTo: cut, &state) }
      if state.isAtEnd {
        if state.buffer.filled == 0 { return nil }
        if !state.buffer.isInsideQuotes { return chunk(upTo: state.buffer.filled, &state) }
        return try firstRecordAlone(&state, restart: restart)
      }
      // Two bytes more for the line end.
      if state.buffer.filled > recordLimit + 2 { return try firstRecordAlone(&state, restart: restart) }
      try readBlock(&state)
    }
  }

  /// Reads a block behind the bytes of the buffer.
  private func readBlock(_ state: inout State) throws(CSVError) {
    state.buffer.reserve(blockSize)
    let got = try file.read(
      into: &state.buffer.bytes, at: state.buffer.filled, count: blockSize,
      offset: state.buffer.offset + state.buffer.filled)
    state.buffer.filled += got
    state.isAtEnd = got == 0
  }

  /// A batch with the first bytes of the buffer.
  private func chunk(upTo cut: Int, _ state: inout State) -> RecordBatch {
    var batch = state.spare.popLast() ?? RecordBatch()
    let isRest = cut == state.buffer.filled
    state.buffer.move(upTo: cut, to: &batch)
    batch.endsFile = state.isAtEnd && isRest
    return batch
  }

  /// A batch with the next record alone; nil at the end of the file. By its quotes the record is too long or never ends,
  /// perhaps because one of them is stray, or a cut before it was wrong. A record that is too long is skipped, and the
  /// batch has its beginning.
  private func firstRecordAlone(_ state: inout State, restart: Int) throws(CSVError) -> RecordBatch? {
    var scanner = RecordScanner()
    var scanned = 0
    while true {
      if let end = scanner.scan(state.buffer.bytes, scanned..<state.buffer.filled) {
        var batch = chunk(upTo: end, &state)
        batch.hasQuote = true
        state.buffer.startCounting()
        return batch
      }
      scanned = state.buffer.filled
      if state.isAtEnd || scanned > recordLimit + 2 { break }
      try readBlock(&state)
    }
    if scanned == 0 { return nil }
    let head = Array(state.buffer.bytes[..<min(1000, recordLimit, state.buffer.filled)])
    let start = state.buffer.offset
    var offset = start + state.buffer.filled
    var end: Int?
    while !state.isAtEnd && end == nil {
      guard restarts.load(ordering: .relaxed) == restart else { return nil }
      state.buffer.filled = 0
      state.buffer.reserve(blockSize)
      let got = try file.read(into: &state.buffer.bytes, at: 0, count: blockSize, offset: offset)
      state.buffer.filled = got
      state.isAtEnd = got == 0
      end = scanner.scan(state.buffer.bytes, 0..<got)
      offset += end ?? got
    }
    if end == nil && !scanner.isInsideQuotes && state.buffer.filled == offset - start {
      var batch = chunk(upTo: state.buffer.filled, &state)
      batch.hasQuote = true
      return batch
    }
    state.buffer.resume(at: offset, droppingFirst: end ?? state.buffer.filled)
    var batch = state.spare.popLast() ?? RecordBatch()
    batch.bytes = head
    batch.begin(
      end == nil && scanner.isInsideQuotes ? .unterminatedQuote(column: scanner.column) : .skipped,
      offset: start, count: head.count, chunkFileCount: offset - start)
    batch.lines = scanner.lines
    if !scanner.isBlank {
      batch.records = [
        Record(
          start: 0, count: UInt32(head.count), line: 0, firstField: 0,
          fault: scanner.hasStrayQuote ? .strayQuote : .recordTooLong)
      ]
    }
    return batch
  }
}
