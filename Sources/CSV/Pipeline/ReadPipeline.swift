// How a file is read on several threads.
//
//     source ──chunk──▶ worker ──batch──▶ reorder buffer ──in order──▶ commit ──bytes──▶ digest ──memory──▶ source
//
// The caller's task owns the pipeline and commits. The workers and the digest are its child tasks. A batch is in one
// of these states, and has one owner:
//
//     parsing      a worker took the chunk from the source, parses and decodes it
//     finished     it waits in the reorder buffer until all batches before it are committed
//     committing   the caller's task has it
//     digesting    it waits for the digest, or the digest's task has it (only with a digest)
//     free         the source uses its memory again
//
// A stray quote can make the source cut in the wrong place. The batch before the cut then ends early, which is
// noticed when it is committed: the source restarts where the batch ended, and all batches after it are void.
// `restarts` counts the restarts. A worker that knows of fewer gets no chunk, and its report of the end of the file
// is ignored.

/// Parses the chunks of a file on several threads, and commits their results in the order of the file.
struct ReadPipeline<Output: Sendable> {
  private let source: ChunkSource
  private let rules: ChunkRules
  private let decode: @Sendable (inout RecordBatch) -> Output
  private let digest: ByteDigest?
  private let finished: ReorderBuffer<Output>

  /// The number of the next batch to commit.
  private var nextSequence: Int
  private var restarts: Int
  /// The number of LFs before the next batch.
  private var line: Int
  /// The offset of the next batch.
  private var offset: Int
  /// The number of committed records.
  private(set) var records = 0

  /// The number of workers that have not reported.
  private var running = 0
  private var isAtEnd = false
  /// Committed batches that wait for the digest.
  private var undigested: [CommittedBatch] = []
  private var isDigesting = false

  /// A pipeline that begins after the header.
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
    (nextSequence, restarts) = source.restart(at: first.endOffset)
  }

  /// Reads to the end of the file on up to `workers` threads, and calls `commit` in the order of the file.
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
        // With several threads, workers start before a batch is committed, so that no thread waits for the commit.
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

  /// Takes a task's report. Returns its error, if it has one.
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

  /// Starts workers until `workers` tasks run, unless too many batches wait.
  private mutating func startWorkers(_ group: inout TaskGroup<WorkerEvent>, upTo workers: Int) {
    let waiting = finished.count + undigested.count + (isDigesting ? 1 : 0)
    // With one thread, the digest and a worker don't run at the same time.
    let others = workers == 1 && isDigesting ? 1 : 0
    while running + others < workers && !isAtEnd && waiting <= workers {
      let (source, rules, decode, finished, restart) = (source, rules, decode, finished, restarts)
      group.addTask {
        finished.fill(from: source, restart: restart, limit: workers, rules: rules, decode: decode)
      }
      running += 1
    }
  }

  /// Starts the digest of the next committed batch, unless one is running.
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

  /// Commits a batch. If its records end before its chunk does, the batches after it are void, and the source
  /// restarts where the records end.
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
      (nextSequence, restarts) = source.restart(at: end, takesRecordAlone: true)
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
  /// The offset of the batch in the file.
  var offset: Int
}
