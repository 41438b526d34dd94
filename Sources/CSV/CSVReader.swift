/// The first record of a file: the names of its columns.
package struct Header: Sendable {
  /// The names as they are in the file, without quotes around them.
  package let names: [[UInt8]]
  /// The physical line, counted from 1.
  package let line: Int
  /// Whether a line `sep=,` before it was left out.
  package var followsSeparatorLine = false
  /// The fields of the first records behind it, as they are, each with its line: where the header is no header, one of
  /// them may be.
  package var following: [(names: [[UInt8]], line: Int)] = []
}

/// The position of a batch in its file.
package struct BatchPosition: Sendable {
  /// The physical line, counted from 1, on which the batch begins. Add `Record.line` for the line of a record.
  package let firstLine: Int
  /// The offset of the batch's first byte.
  package let offset: Int
  /// The offset after its last byte.
  package let endOffset: Int
  /// The size of the file in bytes.
  package let fileSize: Int
}

/// The result of reading a file to its end, unchanged.
package struct ReadSummary: Sendable {
  /// The file's identity.
  package let identity: FileIdentity
  /// The bytes of the file, for reading some of them again.
  package let text: FileText
  /// Whether a byte 0x1A at the end of the file was left out.
  package let hadEndMark: Bool
  /// The number of records after the header, including those with faults.
  package let records: Int
}

/// Gets all bytes of a file, in pieces and in order.
package typealias ByteDigest = @Sendable (ArraySlice<UInt8>) -> Void

/// Reads a CSV file: the header first, then chunks on several threads, whose results come in the order of the file.
package struct CSVReader: Sendable {
  /// The path of the file.
  package var path: String
  /// The number of bytes of a read.
  package var blockSize = 512 << 10
  /// The most bytes of a record; a longer one has a fault (1.1).
  package var recordLimit = 1 << 20
  /// Whether a symbolic link at the path is followed; if not, it is `notRegular`.
  package var followsLink = true
  /// Whether libcsv parses every byte. It is slow, and for tests.
  package var usesReferenceParser = false

  /// A reader of the file at a path.
  package init(path: String) { self.path = path }

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - workers: The number of threads that parse at the same time.
  ///   - header: Is called once, and returns the needed columns.
  ///   - decode: Is called for every batch, on any thread. It may be called again for the same records after a stray quote,
  ///     so it must have no effect but its result.
  ///   - commit: Gets the results one by one, in the order of the file, each with its batch.
  ///   - digest: Gets every byte of the file once and in order, with the byte order mark and the header, on any thread.
  /// - Throws: `file` for an error of the file, `caller` for an error of `header` or `commit`, `cancelled` if the task is
  ///   cancelled. If the file changes while it is read, the error is `changedWhileRead`, whatever else is wrong.
  package func read<Output: Sendable, Failure: Error>(
    workers: Int,
    header: (Header) throws(Failure) -> Projection,
    decode: @escaping @Sendable (inout RecordBatch) -> Output,
    commit: (consuming Output, borrowing RecordBatch, BatchPosition) throws(Failure) -> Void,
    digest: ByteDigest? = nil
  ) async throws(CSVReadError<Failure>) -> ReadSummary {
    let source: ChunkSource
    do {
      source = try ChunkSource(
        path: path, blockSize: blockSize, recordLimit: recordLimit, followsLink: followsLink)
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
          projection: .positionsOnly, recordLimit: recordLimit, usesReferenceParser: usesReferenceParser))
      if let digest { try source.reread(0..<first.endOffset, digest) }
    } catch {
      throw .file(error)
    }
    let projection: Projection
    do { projection = try header(first.header) } catch { throw .caller(error) }
    let rules = ChunkRules(
      projection: projection, recordLimit: recordLimit, usesReferenceParser: usesReferenceParser)
    var pipeline = ReadPipeline(source: source, behind: first, rules: rules, decode: decode, digest: digest)
    try await pipeline.run(workers: workers, commit: commit)
    if source.hasEndMark { digest?([InputFile.endMark]) }
    return ReadSummary(
      identity: source.identity, text: source.text, hadEndMark: source.hasEndMark, records: pipeline.records)
  }
}
