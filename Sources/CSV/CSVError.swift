internal import Glibc

/// Why a file could not be read to its end. Lines and columns are counted from 1. Faults of single records are values
/// (``RecordFault``), not errors.
package enum CSVError: Error, Hashable, Sendable {
  /// There is no file at the path.
  case missing(path: String)
  /// A part of the path that should be a folder is none, such as a file that is given for the folder it is in.
  case notInFolder(path: String)
  /// The file could not be opened; `code` is the system's `errno`.
  case unreadable(path: String, code: Int32)
  /// The path is not that of a regular file.
  case notRegular(path: String, kind: FileKind)
  /// Reading failed at a byte offset; `code` is the system's `errno`.
  case readFailed(path: String, offset: Int, code: Int32)
  /// The file was replaced or written to while it was read.
  case changedWhileRead(path: String)
  /// The text is UTF-16 or UTF-32.
  case foreignEncoding(path: String, encoding: ForeignEncoding)
  /// The file is no text, but packed or a workbook.
  case foreignFormat(path: String, format: ForeignFormat)
  /// Values are separated by another byte than a comma: the first line says so (`sep=;`), or the header is a single
  /// field with that byte in it. `isUTF8` is whether the beginning of the file is.
  case foreignSeparator(path: String, line: Int, separator: UInt8, isUTF8: Bool)
  /// The file has no records.
  case empty(path: String)
  /// The header record has a fault.
  case header(path: String, line: Int, fault: RecordFault)
  /// A quoted field never ends. `line` is the physical line on which its record begins, `column` the number of the
  /// field.
  case unterminatedQuote(path: String, line: Int, column: Int)
  /// libcsv could not allocate memory for a field.
  case outOfMemory(path: String)
}

extension CSVError {
  /// Whether the process, or the system, has as many open files as it may have: the file itself may be in order.
  package var isLimitOfOpenFiles: Bool {
    if case .unreadable(_, let code) = self { code == EMFILE || code == ENFILE } else { false }
  }

  /// What to do about it.
  package static var openFilesAdvice: String {
    "too many files are open; raise the limit, as with ulimit -n 1024, or use fewer --threads"
  }
}

/// What is at a path instead of a regular file.
package enum FileKind: Hashable, Sendable {
  case folder, pipe, other
}

/// A text encoding that can't be read, but is recognised, so that a message can say how to convert the file.
package enum ForeignEncoding: String, Sendable, CaseIterable {
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case utf32LittleEndian = "UTF-32LE"
  case utf32BigEndian = "UTF-32BE"

  /// The encoding of a file with these first bytes, by its byte order mark or by the positions of the NUL bytes in
  /// its first characters; nil for UTF-8.
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

  /// The name of the encoding for `iconv -f`. By these names iconv keeps a byte order mark, which the reader drops.
  package var iconvName: String { rawValue }
}

/// Why reading a file with callbacks ended early: an error of the file, an error of a callback, or a cancelled task.
package enum CSVReadError<Caller: Error>: Error {
  case file(CSVError)
  case caller(Caller)
  case cancelled
}
