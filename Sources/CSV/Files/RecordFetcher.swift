// Long texts stay in the file; the few that are shown are fetched by their record's offset.

/// Reads single records of a file that was read before.
package struct RecordFetcher: Sendable {
  private let file: InputFile
  private let columnCount: Int
  private let recordLimit: Int

  /// Opens the file again, whose header has `columnCount` columns; throws `changedWhileRead` if it is not the one that
  /// was read.
  package init(path: String, identity: FileIdentity, columnCount: Int, recordLimit: Int = 1 << 20)
    throws(CSVError)
  {
    self.columnCount = columnCount
    file = try InputFile(path: path)
    self.recordLimit = recordLimit
    guard file.identity == identity else { throw .changedWhileRead(path: path) }
  }

  /// All fields, unescaped, of the record that begins at a byte offset; nil if that record is at fault, too long, or
  /// not there.
  package func fields(at offset: Int) throws(CSVError) -> [[UInt8]]? {
    var bytes: [UInt8] = []
    var filled = 0
    var scanner = RecordScanner()
    var blockSize = 4096
    while filled <= recordLimit + 2 {
      bytes.append(contentsOf: repeatElement(0, count: filled + blockSize - bytes.count))
      let got = try file.read(into: &bytes, at: filled, count: blockSize, offset: offset + filled)
      let end = scanner.scan(bytes, filled..<filled + got)
      if end != nil || got == 0 {
        guard !scanner.hasStrayQuote, !scanner.isInsideQuotes, !scanner.isBlank else { return nil }
        let text = bytes[..<(end ?? filled)]
        return text.count > recordLimit + 2
          ? nil : try allFields(of: text, columnCount: columnCount, path: file.path)
      }
      filled += got
      blockSize = max(blockSize, filled)
    }
    return nil
  }
}
