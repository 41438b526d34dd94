// Chunks are parsed in any order and committed in the file's order. A parsed batch waits here until its turn.

import Synchronization

/// What a task of the pipeline reports.
enum WorkerEvent: Sendable {
  /// A batch is in the reorder buffer.
  case batch
  /// A batch's bytes are digested, and its memory can be used again.
  case digested(RecordBatch)
  /// There is no further chunk, for a worker that knows of this many restarts.
  case end(restart: Int)
  case failed(CSVError)
}

/// A batch that was parsed and decoded. Without an output, the file is at fault.
struct FinishedBatch<Output: Sendable>: Sendable {
  var batch: RecordBatch
  var output: Output?
}

/// Finished batches by their place in the file, shared by the workers and the task that commits.
final class ReorderBuffer<Output: Sendable>: Sendable {
  private struct State: Sendable {
    var finished: [Int: FinishedBatch<Output>] = [:]
    /// Whether a batch is being committed just now: the next one is then taken without a worker's report.
    var isCommitting = false
  }

  private let state = Mutex(State())

  /// How many batches wait.
  var count: Int { state.withLock { $0.finished.count } }

  /// Removes and returns the batch with a sequence number, and drops all before it, which are void.
  func take(_ sequence: Int) -> FinishedBatch<Output>? {
    state.withLock { state in
      for key in state.finished.keys where key < sequence { state.finished[key] = nil }
      let taken = state.finished.removeValue(forKey: sequence)
      state.isCommitting = taken != nil
      return taken
    }
  }

  /// A worker's turn: parses a chunk of the source into the buffer, and more of them while a batch is being committed,
  /// since nobody would start another worker then. At most `limit` batches wait.
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

  /// Adds a batch. Returns whether to go on with another.
  private func put(_ batch: inout RecordBatch, _ output: Output?, limit: Int) -> Bool {
    state.withLock { state in
      let sequence = batch.sequence
      state.finished[sequence] = FinishedBatch(batch: RecordBatch(), output: output)
      if var place = state.finished.removeValue(forKey: sequence) {
        swap(&place.batch, &batch)
        state.finished[sequence] = place
      }
      return state.isCommitting && state.finished.count < limit
    }
  }
}
