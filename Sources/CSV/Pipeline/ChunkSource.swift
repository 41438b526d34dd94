// A file, cut into chunks that end where records end. Quotes decide whether a line end ends a record: they are counted,
// which is quick and right as long as no quote is stray. After a stray quote a cut may be wrong; whoever parses the
// chunk sees it, because its records then end before the chunk does, and restarts the source where they end.

import Synchronization

/// Hands out a file's chunks in the file's order, to any thread.
package final class ChunkSource: Sendable {
  /// The file as it was on opening.
  package var identity: FileIdentity { file.identity }
  /// Where the text begins: behind a byte order mark, if there is one.
  let textOffset: Int
  let path: String

  private let file: InputFile
  private let blockSize: Int
  private let recordLimit: Int
  private let state: Mutex<State>
  private let restarts = Atomic<Int>(0)

  /// Opens a file. `blockSize` is how many bytes are read at a time.
  package init(path: String, blockSize: Int, recordLimit: Int) throws(CSVError) {
    self.path = path
    self.blockSize = max(1, blockSize)
    self.recordLimit = recordLimit
    let file = try InputFile(path: path)
    var first = [UInt8](repeating: 0, count: 4)
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
    textOffset = first.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    state = Mutex(State(buffer: ChunkBuffer(offset: textOffset)))
    self.file = file
  }

  private struct State {
    var buffer: ChunkBuffer
    var isAtEnd = false
    /// Chunks handed out.
    var sequence = 0
    var spare: [RecordBatch] = []
  }

  /// The next chunk, in a batch that is not parsed yet; nil at the end of the file. `restart` is how many restarts the
  /// caller knows of; where there were more, it gets nil, too.
  func next(restart: Int) throws(CSVError) -> RecordBatch? {
    try state.withLock { state throws(CSVError) in
      guard restarts.load(ordering: .relaxed) == restart, var batch = try next(&state, restart) else {
        return nil
      }
      batch.sequence = state.sequence
      state.sequence += 1
      return batch
    }
  }

  /// Goes on reading from another file offset, where a record begins. Returns the sequence number of the first chunk
  /// from there; chunks handed out before are void.
  func restart(at offset: Int) -> Int {
    // Told before the lock is free: what is stepped over just now may be no record.
    restarts.add(1, ordering: .relaxed)
    return state.withLock { state in
      state.buffer.restart(at: offset)
      state.isAtEnd = false
      return state.sequence
    }
  }

  /// Takes a batch back, for its memory to be used again.
  func recycle(_ batch: inout RecordBatch) {
    state.withLock { state in
      state.spare.append(RecordBatch())
      swap(&state.spare[state.spare.count - 1], &batch)
    }
  }

  /// Reads the bytes of a file range once more, in blocks.
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

  /// `changedWhileRead`, unless the file is still the one that was opened.
  func change() -> CSVError? {
    file.isUnchanged ? nil : .changedWhileRead(path: path)
  }

  private func next(_ state: inout State, _ restart: Int) throws(CSVError) -> RecordBatch? {
    while true {
      if let cut = state.buffer.findCut() { return handOut(cut, &state) }
      if state.isAtEnd {
        if state.buffer.filled == 0 { return nil }
        if !state.buffer.isInsideQuotes { return handOut(state.buffer.filled, &state) }
        return try firstRecord(&state, restart)
      }
      // Two bytes for the line end.
      if state.buffer.filled > recordLimit + 2 { return try firstRecord(&state, restart) }
      state.buffer.reserve(blockSize)
      let got = try file.read(
        into: &state.buffer.bytes, at: state.buffer.filled, count: blockSize,
        offset: state.buffer.offset + state.buffer.filled)
      state.buffer.filled += got
      state.isAtEnd = got == 0
    }
  }

  private func handOut(_ cut: Int, _ state: inout State) -> RecordBatch {
    var batch = state.spare.popLast() ?? RecordBatch()
    let isRest = cut == state.buffer.filled
    state.buffer.handOut(cut, in: &batch)
    batch.endsFile = state.isAtEnd && isRest
    return batch
  }

  /// The first record of the buffer, which quotes say is too long or never ends; a stray quote may be to blame.
  private func firstRecord(_ state: inout State, _ restart: Int) throws(CSVError) -> RecordBatch? {
    var scanner = RecordScanner()
    if let end = scanner.scan(state.buffer.bytes, 0..<state.buffer.filled) {
      let batch = handOut(end, &state)
      state.buffer.startCounting()
      return batch
    }
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
      return handOut(state.buffer.filled, &state)
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
