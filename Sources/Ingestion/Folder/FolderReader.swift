import Basics
import CSV
import FoundationEssentials
import Synchronization

/// Reads the files of a folder one after the other and keeps statistics of them.
struct FolderReader {
  private let folder: String
  private let options: ReadingOptions
  private let progress: (ReadingProgress) -> Void
  private var statistics: [ExportFile: FileStatistics] = [:]
  /// The files that were read, for reading single records again.
  private(set) var sources: [ExportFile: SourceFile] = [:]
  private var bytesDone = 0
  /// How many rejected records of the files read so far are listed.
  private var listed = 0

  init(folder: String, options: ReadingOptions, progress: @escaping (ReadingProgress) -> Void) {
    self.folder = folder
    self.options = options
    self.progress = progress
  }

  /// Reads one file, or reads it again: then the statistics of the earlier reading are dropped. Does nothing where an
  /// optional file is missing.
  ///
  /// - Parameters:
  ///   - expect: Called once, with the first batch's rows and an estimate of how many rows the whole file has, before
  ///     `commit`.
  ///   - commit: Called with each batch in the file's order; it may add refusals and warnings.
  mutating func read<Decoder: RecordDecoder>(
    _ file: ExportFile, _ decoder: Decoder,
    expect: ([Decoder.Row], Int) -> Void = { _, _ in },
    commit: (inout Decoded<Decoder.Row>, borrowing RecordBatch) -> Void
  ) async throws(ExportsError) {
    let named = file == .observedScores ? options.observedScores : nil
    var reader = CSVReader(path: named ?? folder + "/" + file.rawValue)
    if let blockSize = options.blockSize { reader.blockSize = blockSize }
    reader.usesReferenceParser = options.usesReferenceParser
    let layout = SharedLayout()
    if let earlier = statistics.removeValue(forKey: file) {
      bytesDone -= earlier.report.bytes
      listed -= earlier.listed
    }
    var current = FileStatistics(file, warningExamples: options.warningExamples)
    let digest = FileDigest()
    let feed: ByteDigest = { digest.update($0) }
    do throws(CSVReadError<ReadingStop>) {
      let summary = try await reader.read(
        workers: options.workers,
        header: { (header: Header) throws(ReadingStop) -> Projection in
          let found = Layout(try ReadingStop.wrap(header, of: file))
          layout.set(found)
          current.begin(found, followsSeparatorLine: header.followsSeparatorLine)
          return found.projection
        },
        decode: { batch in layout.get().map { decoder.decode(batch, $0) } ?? Decoded() },
        commit: {
          (decoded: consuming Decoded<Decoder.Row>, batch: borrowing RecordBatch, position)
            throws(ReadingStop) in
          if current.report.records == 0 { expect(decoded.rows, expectedRows(decoded.rows.count, position)) }
          commit(&decoded, batch)
          current.add(decoded, batch, position, listing: options.mostListed - listed - current.listed)
          progress(
            ReadingProgress(file: file, bytes: position.endOffset, allBytes: bytesDone + position.endOffset))
        },
        digest: options.digests ? feed : nil)
      if let earlier = sources[file], earlier.identity != summary.identity {
        throw .file(.changedWhileRead(path: reader.path))
      }
      if let found = layout.get() {
        sources[file] = SourceFile(
          path: reader.path, identity: summary.identity, text: summary.text, header: found.header)
      }
      current.finish(summary, sha256: options.digests ? digest.finish() : nil)
    } catch {
      switch error {
      case .file(.missing) where !file.isRequired && named == nil: return
      case .file(let error): throw .file(error, file)
      case .cancelled: throw .cancelled
      case .caller(.header(let issue, let line)): throw .header(issue, path: reader.path, line: line)
      }
    }
    statistics[file] = current
    bytesDone += current.report.bytes
    listed += current.listed
  }

  /// An estimate of a file's rows from those of its first batch; 2% too high, since growing an array costs a copy.
  private func expectedRows(_ rows: Int, _ position: BatchPosition) -> Int {
    let bytes = max(1, position.endOffset - position.offset)
    return rows + Int(Double(rows) * 1.02 * Double(position.fileSize - position.endOffset) / Double(bytes))
  }

  /// Sets the number of superseded feedback, which is known only after everything is read.
  mutating func setSuperseded(_ count: Int) {
    statistics[.feedback]?.setSuperseded(count)
  }

  /// The report on all files read so far.
  var report: ReadingReport {
    let sorted = statistics.values.sorted { $0.report.file < $1.report.file }
    return ReadingReport(
      files: sorted.map(\.report), rejects: RejectedRecords(sorted.compactMap(\.rejects)))
  }

  /// Fails where more records were rejected than the limit allows.
  func checkLimit() throws(ExportsError) {
    let (rejected, records) = statistics.values.reduce((0, 0)) {
      ($0.0 + $1.report.rejected, $0.1 + $1.report.records)
    }
    if options.maxRejects.isExceeded(rejected: rejected, records: records) {
      throw .tooManyRejects(report, options.maxRejects)
    }
  }

  /// Finds what was probably meant by the first few unknown identifiers of a code, in the order of rejects.csv. Each is
  /// compared with all that are known: so it is done for few.
  mutating func findNearest(toUnknown code: IssueCode, among known: IdentifierList) {
    var left = options.warningExamples
    for file in statistics.keys.sorted() where left > 0 {
      left -= statistics[file]?.findNearest(toUnknown: code, among: known, atMost: left) ?? 0
    }
  }

  /// Adds warnings that were found after a file was read.
  mutating func add(_ group: WarningGroup, to file: ExportFile) {
    statistics[file]?.add(group)
  }
}

/// Why reading a file stops before its end.
private enum ReadingStop: Error {
  case header(HeaderIssue, line: Int)

  static func wrap(_ header: Header, of file: ExportFile) throws(ReadingStop) -> ExportHeader {
    do {
      return try ExportHeader(header.names, of: file)
    } catch {
      throw .header(laterHeader(behind: header, of: file) ?? error, line: header.line)
    }
  }

  /// The issue that a later record looks like the header: it has more of the file's columns, and half of the required ones.
  private static func laterHeader(behind header: Header, of file: ExportFile) -> HeaderIssue? {
    let found = ExportHeader.knownColumns(in: header.names, of: file)
    let required = file.columns.count { $0.isRequired }
    return header.following.first { record in
      let other = ExportHeader.knownColumns(in: record.names, of: file)
      return other.all > found.all && other.required * 2 >= required
    }.map { .isAt(line: $0.line) }
  }
}

/// The SHA-256 of a file, fed in pieces, on any thread.
private final class FileDigest: Sendable {
  private let hash = Mutex(SHA256())

  func update(_ bytes: ArraySlice<UInt8>) {
    hash.withLock { $0.update(bytes.span) }
  }

  /// The digest in hexadecimal, as `sha256sum` prints it.
  func finish() -> String {
    hexadecimal(hash.withLock { $0.finish() })
  }
}

/// A file's layout, which the decoding threads use once the header is read.
private final class SharedLayout: Sendable {
  private let layout = Mutex<Layout?>(nil)

  func get() -> Layout? {
    layout.withLock { $0 }
  }

  func set(_ layout: Layout) {
    self.layout.withLock { $0 = layout }
  }
}
