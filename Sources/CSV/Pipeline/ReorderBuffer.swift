import Synchronization

/// What a task of the pipeline reports.
enum WorkerEvent: Sendable {
  /// A batch is in the reorder buffer.
  case batch
  /// The bytes of a batch are digested. Its memory can be used again.
  case digested(RecordBatch)
  /// There is no further chunk, for a worker that knows of this number of restarts.
  case end(restart: Int)
  /// The file can't be read further.
  case failed(CSVError)
}

/// A parsed batch with its decoded output. The output is nil if the file ends in an open quote.
struct FinishedBatch<Output: Sendable>: Sendable {
  var batch: RecordBatch
  var output: Output?
}

/// Finished batches by their number. Workers add them in any order, and the caller's task takes them in the order of
/// the file.
final class ReorderBuffer<Output: Sendable>: Sendable {
  private struct State: Sendable {
    var finished: [Int: FinishedBatch<Output>] = [:]
    /// Whether a batch is being committed. The next batch is then taken without a worker's report.
    var isCommitting = false
  }

  private let state = Mutex(State())

  /// The number of waiting batches.
  var count: Int { state.withLock { $0.finished.count } }

  /// Removes and returns the batch with a number; nil if it isn't there. Removes all batches with lower numbers,
  /// which are void.
  func take(_ sequence: Int) -> FinishedBatch<Output>? {
    state.withLock { state in
      for key in state.finished.keys where key < sequence { state.finished[key] = nil }
      let taken = state.finished.removeValue(forKey: sequence)
      state.isCommitting = taken != nil
      return taken
    }
  }

  /// The work of a worker: parses a chunk of the source into the buffer. While a batch is being committed it parses
  /// further chunks, because no worker is started then, until `limit` batches wait.
  func fill(
    from source: ChunkSource, restart: Int, limit: Int, rules: ChunkRules,
    decode: @Sendable (inout RecordBatch) -> Output
  ) -> WorkerEvent {
    do {
      while true {
        guard var batch = try source.next(restart: restart) else { return .end(restart: restart) }
        guard batch.parse(rules) else { return .failed(.outOfMemory(path: source.path)) }
        let output = batch.openColumn == nil ? decode(&batch) : nil
        if !put(&batch, output, limit: limit) { return .batch }
      }
    } catch {
      return .failed(error)
    }
  }

  /// Adds a batch. Returns whether the worker should parse another.
  private func put(_ batch: inout RecordBatch, _ output: Output?, limit: Int) -> Bool {
    state.withLock { state in
      let sequence = batch.sequence
      state.finished[sequence] = FinishedBatch(batch: RecordBatch(), output: output)
      if var entry = state.finished.removeValue(forKey: sequence) {
        swap(&entry.batch, &batch)
        state.finished[sequence] = entry
      }
      return state.isCommitting && state.finished.count < limit
    }
  }
}
