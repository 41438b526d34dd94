// A file from its first byte to its last: the header, then chunks on several threads, their results in the file's order.

/// The first record of a file: the names of its columns.
package struct Header: Sendable {
  /// The names as they stand, without the quotes around them.
  package let names: [[UInt8]]
  /// The physical line, counted from 1.
  package let line: Int
}

/// Where a batch stands in its file.
package struct BatchPosition: Sendable {
  /// The physical line, counted from 1, to which `Record.line` is to be added.
  package let firstLine: Int
  /// Bytes from the file's start to the batch's, and to its end.
  package let offset: Int
  package let endOffset: Int
  /// Bytes of the whole file.
  package let fileSize: Int
}

/// A file that was read to its end and did not change meanwhile.
package struct ReadSummary: Sendable {
  package let identity: FileIdentity
  /// Records behind the header, those at fault included.
  package let records: Int
}

/// Takes the bytes of a file, piece by piece and in order.
package typealias ByteDigest = @Sendable (ArraySlice<UInt8>) -> Void

/// Reads one file of records.
package struct CSVReader: Sendable {
  package var path: String
  /// Bytes read at a time.
  package var blockSize = 512 << 10
  /// Bytes; a longer record is at fault (1.1).
  package var recordLimit = 1 << 20
  /// Whether libcsv alone parses, byte by byte: slow, for tests.
  package var usesPlainPath = false

  package init(path: String) { self.path = path }

  /// Reads the file.
  ///
  /// `header` is called once and says which columns are needed. `decode` is then called for every batch of records, on
  /// up to `workers` threads at once, and again where a stray quote moved the borders of chunks, so it must not have
  /// any effect but its output. `commit` gets the outputs one by one in the file's order, each with its batch. `digest`, if there is one,
  /// gets every byte of the file once and in order, a byte order mark and the header included, on whatever thread.
  /// A file that changes before it is read to its end is an error, whatever else is wrong with it.
  package func read<Output: Sendable, Failure: Error>(
    workers: Int,
    header: (Header) throws(Failure) -> Projection,
    decode: @escaping @Sendable (inout RecordBatch) -> Output,
    commit: (consuming Output, borrowing RecordBatch, BatchPosition) throws(Failure) -> Void,
    digest: ByteDigest? = nil
  ) async throws(CSVReadError<Failure>) -> ReadSummary {
    let source: ChunkSource
    do {
      source = try ChunkSource(path: path, blockSize: blockSize, recordLimit: recordLimit)
    } catch {
      throw .file(error)
    }
    do throws(CSVReadError<Failure>) {
      let summary = try await read(
        source, workers: workers, header: header, decode: decode, commit: commit, digest: digest)
      if let change = source.change() { throw .file(change) }
      return summary
    } catch {
      if case .file = error, let change = source.change() { throw .file(change) }
      throw error
    }
  }

  private func read<Output: Sendable, Failure: Error>(
    _ source: ChunkSource,
    workers: Int,
    header: (Header) throws(Failure) -> Projection,
    decode: @escaping @Sendable (inout RecordBatch) -> Output,
    commit: (consuming Output, borrowing RecordBatch, BatchPosition) throws(Failure) -> Void,
    digest: ByteDigest?
  ) async throws(CSVReadError<Failure>) -> ReadSummary {
    let first: FirstRecord
    do {
      first = try FirstRecord(
        of: source,
        rules: ChunkRules(
          projection: .placesOnly, recordLimit: recordLimit, usesPlainPath: usesPlainPath))
      if let digest { try source.reread(0..<first.endOffset, digest) }
    } catch {
      throw .file(error)
    }
    let projection: Projection
    do { projection = try header(first.header) } catch { throw .caller(error) }
    let rules = ChunkRules(projection: projection, recordLimit: recordLimit, usesPlainPath: usesPlainPath)
    var pipeline = ReadPipeline(source: source, behind: first, rules: rules, decode: decode, digest: digest)
    try await pipeline.run(workers: workers, commit: commit)
    return ReadSummary(identity: source.identity, records: pipeline.records)
  }
}
