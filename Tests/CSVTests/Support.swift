// Files to read, documents to read them as, and what was read.

import CSV
import Support

/// A file in a temporary folder.
final class ScratchFile {
  let path: String

  private let folder: TemporaryFolder

  init(_ bytes: [UInt8]) throws {
    folder = try TemporaryFolder()
    path = try folder.write(bytes, to: "file.csv")
  }
}

/// A record as it was read: what every way of reading must agree on.
struct ReadRecord: Equatable, Sendable {
  var line: Int
  var offset: Int
  /// At most 200 bytes, and no more than may be in a record.
  var raw: [UInt8]
  var fault: RecordFault?
  var texts: [[UInt8]]
}

struct ReadDocument: Equatable {
  var header: [[UInt8]] = []
  var records: [ReadRecord] = []
  var error: CSVError?
}

struct Reading {
  var blockSize = 512 << 10
  var recordLimit = 1 << 20
  var usesReferenceParser = false
  var workers = 1
  /// The file columns that are wanted; nil for all.
  var columns: [Int]?
}

/// Reads a file through the driver, and keeps it meanwhile.
func read(_ file: ScratchFile, _ reading: Reading = Reading()) async -> ReadDocument {
  let document = await read(file.path, reading)
  return withExtendedLifetime(file) { document }
}

/// Reads a file through the driver.
func read(_ path: String, _ reading: Reading = Reading()) async -> ReadDocument {
  var reader = CSVReader(path: path)
  reader.blockSize = reading.blockSize
  reader.recordLimit = reading.recordLimit
  reader.usesReferenceParser = reading.usesReferenceParser
  var document = ReadDocument()
  do {
    _ = try await reader.read(
      workers: reading.workers,
      header: { (header: Header) throws(Never) in
        document.header = header.names
        let columns = reading.columns ?? Array(header.names.indices)
        return Projection(columnCount: header.names.count, columns: columns)
      },
      decode: { batch in
        batch.records.map { record in
          ReadRecord(
            line: Int(record.line), offset: batch.fileOffset(of: record),
            raw: Array(batch.rawText(of: record).prefix(min(200, reading.recordLimit))), fault: record.fault,
            texts: record.fault == nil ? batch.texts(of: record) : [])
        }
      },
      commit: { (records: consuming [ReadRecord], _: borrowing RecordBatch, position) throws(Never) in
        for var record in records {
          record.line += position.firstLine
          document.records.append(record)
        }
      })
  } catch {
    switch error {
    case .file(let error): document.error = error
    case .cancelled: break
    }
  }
  return document
}

func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }

extension ReadDocument {
  /// Equal but for the path in the error.
  func isAlike(_ other: ReadDocument) -> Bool {
    header == other.header && records == other.records && error?.withoutPath == other.error?.withoutPath
  }
}

extension CSVError {
  var withoutPath: CSVError {
    switch self {
    case .missing: .missing(path: "")
    case .notInFolder: .notInFolder(path: "")
    case .foreignFormat(_, let format): .foreignFormat(path: "", format: format)
    case .foreignSeparator(_, let line, let separator, let isUTF8):
      .foreignSeparator(path: "", line: line, separator: separator, isUTF8: isUTF8)
    case .unreadable(_, let code): .unreadable(path: "", code: code)
    case .notRegular(_, let kind): .notRegular(path: "", kind: kind)
    case .readFailed(_, let offset, let code): .readFailed(path: "", offset: offset, code: code)
    case .changedWhileRead: .changedWhileRead(path: "")
    case .foreignEncoding(_, let encoding): .foreignEncoding(path: "", encoding: encoding)
    case .empty: .empty(path: "")
    case .header(_, let line, let fault): .header(path: "", line: line, fault: fault)
    case .unterminatedQuote(_, let line, let column): .unterminatedQuote(path: "", line: line, column: column)
    case .outOfMemory: .outOfMemory(path: "")
    }
  }
}
