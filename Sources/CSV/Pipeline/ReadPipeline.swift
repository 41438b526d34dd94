// One file's way through several threads.
//
//     source ──chunk──▶ worker ──batch──▶ reorder buffer ──in order──▶ commit ──bytes──▶ digest ──memory──▶ source
//
// One task, the caller's, owns the pipeline and commits; workers and the digest are its child tasks. A batch is in one of
// these states, and each has one owner:
//
//     parsing      a worker has cut the chunk off the source, parses and decodes it
//     finished     it waits in the reorder buffer until all before it are committed
//     committing   the caller's task has it
//     digesting    it waits for the digest, or the digest's task has it; left out where no digest is asked for
//     free         the source has its memory back
//
// A stray quote can make the source cut in the wrong place. The batch before the cut then ends early, which is seen when it
// is committed: the source restarts where it ended, and every batch handed out before that is void. `restarts` counts
// this; a worker that knows of fewer restarts gets no chunk, and its "no more chunks" does not count.

/// Parses a file's chunks on several threads and commits their results in the file's order.
struct ReadPipeline<Output: Sendable> {
  private let source: ChunkSource
  private let rules: ChunkRules
  private let decode: @Sendable (inout RecordBatch) -> Output
  private let digest: ByteDigest?
  private let finished: ReorderBuffer<Output>

  /// The batch whose turn it is to be committed.
  private var nextSequence: Int
  private var restarts = 1
  /// Where the next batch begins: LFs before it, and bytes.
  private var line: Int
  private var offset: Int
  /// Records committed.
  private(set) var records = 0

  /// Workers that have not reported yet.
  private var running = 0
  private var isAtEnd = false
  /// Committed batches whose bytes wait for the digest, with where each begins in the file.
  private var undigested: [CommittedBatch] = []
  private var isDigesting = false

  /// A pipeline that begins behind the header.
  init(
    source: ChunkSource, behind first: FirstRecord, rules: ChunkRules,
    decode: @escaping @Sendable (inout RecordBatch) -> Output, digest: ByteDigest?
  ) {
    self.source = source
    self.rules = rules
    self.decode = decode
    self.digest = digest
    finished = ReorderBuffer()
    line = first.endLine
    offset = first.endOffset
    nextSequence = source.restart(at: first.endOffset)
  }

  /// Reads to the end of the file with up to `workers` threads, `commit` being called in the file's order.
  mutating func run<Failure: Error>(
    workers: Int,
    commit: (consuming Output, borrowing RecordBatch, BatchPosition) throws(Failure) -> Void
  ) async throws(CSVReadError<Failure>) {
    let result = await withTaskGroup(of: WorkerEvent.self) { group -> Result<Void, CSVReadError<Failure>> in
      defer { group.cancelAll() }
      startWorkers(&group, upTo: workers)
      while let event = await group.next() {
        if Task.isCancelled { return .failure(.cancelled) }
        if let error = receive(event) { return .failure(.file(error)) }
        startDigest(&group)
        // Before a batch is committed, so that no thread waits for that, unless there is only one.
        if workers > 1 { startWorkers(&group, upTo: workers) }
        while let batch = finished.take(nextSequence) {
          do throws(CSVReadError<Failure>) { try self.commit(batch, commit) } catch { return .failure(error) }
        }
        startDigest(&group)
        startWorkers(&group, upTo: workers)
      }
      return .success(())
    }
    try result.get()
  }

  /// Notes what a task reports. Returns what makes it impossible to go on.
  private mutating func receive(_ event: WorkerEvent) -> CSVError? {
    switch event {
    case .batch: running -= 1
    case .end(let restart):
      running -= 1
      if restart == restarts { isAtEnd = true }
    case .digested(var batch):
      source.recycle(&batch)
      isDigesting = false
    case .failed(let error): return error
    }
    return nil
  }

  /// Starts as many workers as there are threads for, unless too many batches wait.
  private mutating func startWorkers(_ group: inout TaskGroup<WorkerEvent>, upTo workers: Int) {
    let waiting = finished.count + undigested.count + (isDigesting ? 1 : 0)
    // One thread does one thing at a time: the digest takes the only place.
    let others = workers == 1 && isDigesting ? 1 : 0
    while running + others < workers && !isAtEnd && waiting <= workers {
      let (source, rules, decode, finished, restart) = (source, rules, decode, finished, restarts)
      group.addTask {
        finished.fill(from: source, restart: restart, limit: workers, rules: rules, decode: decode)
      }
      running += 1
    }
  }

  /// Starts the digest of the next committed batch, unless it has one.
  private mutating func startDigest(_ group: inout TaskGroup<WorkerEvent>) {
    guard let digest, !isDigesting, !undigested.isEmpty else { return }
    isDigesting = true
    let (next, source) = (undigested.removeFirst(), source)
    group.addTask {
      do throws(CSVError) {
        if next.batch.content == .text {
          digest(next.batch.bytes[..<next.batch.fileCount])
        } else {
          try source.reread(next.offset..<next.offset + next.batch.fileCount, digest)
        }
        return .digested(next.batch)
      } catch {
        return .failed(error)
      }
    }
  }

  /// Commits the batch whose turn it is. Where its records end before its chunk does, its successors are void, and the
  /// source starts again where they end.
  private mutating func commit<Failure: Error>(
    _ finished: consuming FinishedBatch<Output>,
    _ commit: (consuming Output, borrowing RecordBatch, BatchPosition) throws(Failure) -> Void
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
    guard digest != nil else { return source.recycle(&finished.batch) }
    undigested.append(CommittedBatch(batch: RecordBatch(), offset: start))
    swap(&undigested[undigested.count - 1].batch, &finished.batch)
  }
}

/// A committed batch whose bytes are still to be digested.
private struct CommittedBatch: Sendable {
  var batch: RecordBatch
  /// Where the batch begins in the file.
  var offset: Int
}
