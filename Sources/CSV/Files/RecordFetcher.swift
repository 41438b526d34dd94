// Long texts stay in the file; the few that are shown are fetched by their record's offset.

/// Reads single records of a file that was read before.
package struct RecordFetcher: Sendable {
  private let file: InputFile
  private let recordLimit: Int

  /// Opens the file again; throws `changedWhileRead` if it is not the one that was read.
  package init(path: String, identity: FileIdentity, recordLimit: Int = 1 << 20) throws(CSVError) {
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
    var room = 4096
    while filled <= recordLimit + 2 {
      bytes.append(contentsOf: repeatElement(0, count: filled + room - bytes.count))
      let got = try file.read(into: &bytes, at: filled, count: room, offset: offset + filled)
      let end = scanner.scan(bytes, filled..<filled + got)
      if end != nil || got == 0 {
        guard !scanner.hasStrayQuote, !scanner.isInsideQuotes, !scanner.isBlank else { return nil }
        let text = bytes[..<(end ?? filled)]
        return text.count > recordLimit + 2 ? nil : try allFields(of: text, path: file.path)
      }
      filled += got
      room = max(room, filled)
    }
    return nil
  }
}
