import CSV
import Synchronization

/// Reads the files of a folder one after the other and keeps the account of them.
struct FolderReader {
  private let folder: String
  private let options: ReadingOptions
  private let progress: (ReadingProgress) -> Void
  private var accounts: [ExportFile: FileStatistics] = [:]
  /// What single records can be read again from.
  private(set) var sources: [ExportFile: SourceFile] = [:]
  private var bytesDone = 0
  private var rejected = 0

  init(folder: String, options: ReadingOptions, progress: @escaping (ReadingProgress) -> Void) {
    self.folder = folder
    self.options = options
    self.progress = progress
  }

  /// Reads one file, or reads it again: then the account of the earlier reading is void. An optional one that isn't there
  /// is no file at all. `expect` gets the first batch's rows and,
  /// judged by them, how many the whole file will have, to make room for. `commit` gets each batch's rows in the file's
  /// order, and adds to their refusals and warnings.
  mutating func read<Decoder: RecordDecoder>(
    _ file: ExportFile, _ decoder: Decoder,
    expect: ([Decoder.Row], Int) -> Void = { _, _ in },
    commit: (inout Decoded<Decoder.Row>, borrowing RecordBatch) -> Void
  ) async throws(ExportsError) {
    var reader = CSVReader(path: folder + "/" + file.rawValue)
    if let blockSize = options.blockSize { reader.blockSize = blockSize }
    reader.usesPlainPath = options.usesPlainPath
    let layout = SharedLayout()
    if let earlier = accounts.removeValue(forKey: file) {
      bytesDone -= earlier.report.bytes
      rejected -= earlier.rejects.count
    }
    var account = FileStatistics(file, warningExamples: options.warningExamples)
    let digest = FileDigest()
    let feed: ByteDigest = { digest.update($0) }
    do throws(CSVReadError<ReadingStop>) {
      let summary = try await reader.read(
        workers: options.workers,
        header: { (header: Header) throws(ReadingStop) -> Projection in
          let found = Layout(try ReadingStop.wrap(header, of: file))
          layout.set(found)
          account.begin(found)
          return found.projection
        },
        decode: { batch in layout.get().map { decoder.decode(batch, $0) } ?? Decoded() },
        commit: {
          (decoded: consuming Decoded<Decoder.Row>, batch: borrowing RecordBatch, position)
            throws(ReadingStop) in
          if account.report.records == 0 { expect(decoded.rows, expectedRows(decoded.rows.count, position)) }
          commit(&decoded, batch)
          account.add(decoded, batch, position)
          guard rejected + account.rejects.count <= RejectLimit.mostListed else { throw .tooManyRejects }
          progress(
            ReadingProgress(file: file, bytes: position.endOffset, allBytes: bytesDone + position.endOffset))
        },
        digest: options.digests ? feed : nil)
      if let earlier = sources[file], earlier.identity != summary.identity {
        throw .file(.changedWhileRead(path: reader.path))
      }
      if let found = layout.get() {
        sources[file] = SourceFile(path: reader.path, identity: summary.identity, header: found.header)
      }
      account.finish(bytes: summary.identity.size, sha256: options.digests ? digest.finish() : nil)
    } catch {
      switch error {
      case .file(.missing) where !file.isRequired: return
      case .file(let error): throw .file(error, file)
      case .cancelled: throw .cancelled
      case .caller(.header(let fault, let line)): throw .header(fault, path: reader.path, line: line)
      case .caller(.tooManyRejects):
        accounts[file] = account
        throw .tooManyRejects(report, options.maxRejects, stoppedEarly: true)
      }
    }
    accounts[file] = account
    bytesDone += account.report.bytes
    rejected += account.rejects.count
  }

  /// How many rows a file will have whose first batch has so many; a little more, since growing costs a copy.
  private func expectedRows(_ rows: Int, _ position: BatchPosition) -> Int {
    let bytes = max(1, position.endOffset - position.offset)
    return rows + Int(Double(rows) * 1.02 * Double(position.fileSize - position.endOffset) / Double(bytes))
  }

  /// Whether a file was there.
  func has(_ file: ExportFile) -> Bool {
    accounts[file] != nil
  }

  /// Takes note of feedback that is superseded, which is known only when all is read.
  mutating func setSuperseded(_ count: Int) {
    accounts[.feedback]?.setSuperseded(count)
  }

  /// The account of all files read so far.
  var report: ReadingReport {
    let sorted = accounts.values.sorted { $0.report.file < $1.report.file }
    return ReadingReport(files: sorted.map(\.report), rejects: sorted.flatMap(\.rejects))
  }

  /// Fails where more records were rejected than the limit allows.
  func checkLimit() throws(ExportsError) {
    let report = report
    if options.maxRejects.isExceeded(rejected: report.rejects.count, records: report.records) {
      throw .tooManyRejects(report, options.maxRejects, stoppedEarly: false)
    }
  }
}

/// Why reading a file is given up in the middle.
private enum ReadingStop: Error {
  case header(HeaderFault, line: Int)
  case tooManyRejects

  static func wrap(_ header: Header, of file: ExportFile) throws(ReadingStop) -> ExportHeader {
    do {
      return try ExportHeader(header.names, of: file)
    } catch {
      throw .header(error, line: header.line)
    }
  }
}

/// A file's layout, known to the threads that decode as soon as the header is read.
private final class SharedLayout: Sendable {
  private let layout = Mutex<Layout?>(nil)

  func get() -> Layout? {
    layout.withLock { $0 }
  }

  func set(_ layout: Layout) {
    self.layout.withLock { $0 = layout }
  }
}
