// Chunks are parsed in any order and count in the file's order. What is done waits on the desk until its turn.

import Synchronization

/// What a worker reports.
enum WorkerEvent: Sendable {
  /// A batch lies on the desk.
  case batch
  /// A batch's bytes are digested, and its memory can be used again.
  case digested(RecordBatch)
  /// There is no chunk, as far as one knows who knows of this many restarts.
  case end(restart: Int)
  case failed(CSVError)
}

/// A batch that was parsed and decoded. Without an output, the file is at fault.
struct Finished<Output: Sendable>: Sendable {
  var batch: RecordBatch
  var output: Output?
}

/// Where workers lay down what they have done.
final class ReorderBuffer<Output: Sendable>: Sendable {
  private struct State: Sendable {
    var finished: [Int: Finished<Output>] = [:]
    /// Whether who takes batches up is at one now, and will come again by itself.
    var isCommitting = false
  }

  private let state = Mutex(State())
  /// More batches than this must not wait.
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
  }

  /// How many batches wait.
  var count: Int { state.withLock { $0.finished.count } }

  /// Takes up the batch with a sequence number, and throws away all before it: they are void.
  func take(_ sequence: Int) -> Finished<Output>? {
    state.withLock { state in
      for key in state.finished.keys where key < sequence { state.finished[key] = nil }
      let taken = state.finished.removeValue(forKey: sequence)
      state.isCommitting = taken != nil
      return taken
    }
  }

  /// A worker's turn: a chunk from the source to the desk, and more as long as nobody would start another worker, since a
  /// batch is just being committed.
  func work(
    on source: ChunkSource, restart: Int, rules: ChunkRules, decode: @Sendable (inout RecordBatch) -> Output
  ) -> WorkerEvent {
    do {
      while true {
        guard var batch = try source.next(restart: restart) else { return .end(restart: restart) }
        guard batch.parse(rules) else { return .failed(.outOfMemory(path: source.path)) }
        let output = batch.openColumn == nil ? decode(&batch) : nil
        if !put(&batch, output) { return .batch }
      }
    } catch {
      return .failed(error)
    }
  }

  /// Lays down a batch. Returns whether to go on with another.
  private func put(_ batch: inout RecordBatch, _ output: Output?) -> Bool {
    state.withLock { state in
      let sequence = batch.sequence
      state.finished[sequence] = Finished(batch: RecordBatch(), output: output)
      if var place = state.finished.removeValue(forKey: sequence) {
        swap(&place.batch, &batch)
        state.finished[sequence] = place
      }
      return state.isCommitting && state.finished.count < limit
    }
  }
}

/// How far a file's batches are committed.
struct CommitCursor {
  let source: ChunkSource
  /// The batch whose turn it is.
  private(set) var nextSequence: Int
  private(set) var restarts: Int
  /// Where the next batch begins: LFs before it, and bytes.
  private var line: Int
  private var offset: Int
  private(set) var records = 0
  var isAtEnd = false

  /// Starts reading behind the header.
  init(source: ChunkSource, behind first: FirstRecord) {
    self.source = source
    line = first.endLine
    offset = first.endOffset
    restarts = 1
    nextSequence = source.restart(at: first.endOffset)
  }

  /// Commits the batch whose turn it is. Where its records end before its chunk does, its successors are void, and the
  /// source starts again where they end.
  mutating func commit<Output: Sendable, Failure: Error>(
    _ finished: consuming Finished<Output>,
    _ commit: (consuming Output, borrowing RecordBatch, BatchPosition) throws(Failure) -> Void,
    _ lane: inout DigestLane?
  ) throws(CSVReadError<Failure>) {
    guard let output = finished.output else {
      throw .file(
        .unterminatedQuote(path: source.path, line: line + 1, column: finished.batch.openColumn ?? 1))
    }
    let start = offset
    let end = offset + finished.batch.fileCount
    let position = BatchPosition(
      firstLine: line + 1, offset: offset, endOffset: end, fileSize: source.identity.size)
    do { try commit(output, finished.batch, position) } catch { throw .caller(error) }

    records += finished.batch.records.count
    line += finished.batch.lines
    offset = end
    nextSequence += 1
    if finished.batch.fileCount < finished.batch.chunkFileCount {
      nextSequence = source.restart(at: end)
      restarts += 1
      isAtEnd = false
    }
    if lane == nil { source.recycle(&finished.batch) } else { lane?.add(&finished.batch, at: start) }
  }
}
