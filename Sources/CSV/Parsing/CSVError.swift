// Why a file could not be read to its end. Faults of single records are values (`RecordFault`), not errors.

/// A file that cannot be read, or not to its end. Lines and columns are 1-based.
package enum CSVError: Error, Hashable, Sendable {
  /// Nothing stands at the path.
  case missing(path: String)
  /// The file could not be opened; `code` is the system's `errno`.
  case unreadable(path: String, code: Int32)
  /// The path names something that is no regular file.
  case notRegular(path: String, kind: FileKind)
  /// Reading failed at a byte offset; `code` is the system's `errno`.
  case readFailed(path: String, offset: Int, code: Int32)
  /// The file is not the one that was opened, or was written to meanwhile.
  case changedWhileRead(path: String)
  /// The text is UTF-16 or UTF-32.
  case foreignEncoding(path: String, encoding: ForeignEncoding)
  /// The file holds no record at all.
  case empty(path: String)
  /// The header record itself is at fault.
  case header(path: String, line: Int, fault: RecordFault)
  /// A quoted field never ends: the physical line its record starts on, and the place of the field in it.
  case unterminatedQuote(path: String, line: Int, column: Int)
  /// libcsv could not get the memory for a field.
  case outOfMemory(path: String)
}

/// What a path names that cannot be read as a file of records.
package enum FileKind: Hashable, Sendable {
  case folder, pipe, other
}

/// A text encoding that is recognised in order to say how to mend the file.
package enum ForeignEncoding: String, Sendable, CaseIterable {
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case utf32LittleEndian = "UTF-32LE"
  case utf32BigEndian = "UTF-32BE"

  /// The encoding that a file's first bytes show, by a byte order mark or by where the NUL bytes of its first
  /// characters stand; nil for UTF-8.
  init?(firstBytes: [UInt8]) {
    let first = firstBytes.prefix(4).map { $0 == 0 }
    switch firstBytes.prefix(4) {
    case [0xFF, 0xFE, 0, 0]: self = .utf32LittleEndian
    case [0, 0, 0xFE, 0xFF]: self = .utf32BigEndian
    case let bytes where bytes.starts(with: [0xFF, 0xFE]): self = .utf16LittleEndian
    case let bytes where bytes.starts(with: [0xFE, 0xFF]): self = .utf16BigEndian
    default:
      switch first {
      case [false, true, true, true]: self = .utf32LittleEndian
      case [true, true, true, false]: self = .utf32BigEndian
      case [false, true, false, true], [false, true]: self = .utf16LittleEndian
      case [true, false, true, false], [true, false]: self = .utf16BigEndian
      default: return nil
      }
    }
  }

  /// The name that `iconv -f` takes. With a byte order mark at the file's start iconv keeps it, and so does not
  /// disturb the reader, which drops it.
  package var iconvName: String { rawValue }
}

/// Why reading a file with callbacks ended early: the file's fault, the caller's own, or a cancelled task.
package enum CSVReadError<Caller: Error>: Error {
  case file(CSVError)
  case caller(Caller)
  case cancelled
}
