// Single records with all their fields: the header, records that are fetched by their offset in the file, and small
// documents.

/// The header record and where it ends.
struct FirstRecord {
  let header: Header
  /// The offset in the file of the next record.
  let endOffset: Int
  /// The number of LFs before the next record.
  let endLine: Int

  /// Reads the first record of a source that gave no chunk before; a line `sep=,` and records without a value are left
  /// out. Throws `empty`, `header`, `foreignSeparator` or `unterminatedQuote`.
  init(of source: ChunkSource, rules: ChunkRules) throws(CSVError) {
    let path = source.path
    var line = 0
    var restart = 0
    var followsSeparatorLine = false
    while var batch = try source.next(restart: restart) {
      guard batch.parse(rules) else { throw .outOfMemory(path: path) }
      if let column = batch.openColumn {
        throw .unterminatedQuote(path: path, line: line + 1, column: column)
      }
      for index in batch.records.indices where !batch.isBlank(batch.records[index]) {
        let record = batch.records[index]
        let raw = batch.rawText(of: record)
        let recordLine = line + Int(record.line) + 1
        if !followsSeparatorLine, let separator = declaredSeparator(raw) {
          guard separator == Byte.comma else {
            throw .foreignSeparator(
              path: path, line: recordLine, separator: separator, isUTF8: try source.beginsAsUTF8())
          }
          followsSeparatorLine = true
          continue
        }
        let names = record.fault == nil ? try allFields(of: raw, path: path) : nil
        if let separator = foreignSeparator(raw, names, record.fault) {
          throw .foreignSeparator(
            path: path, line: recordLine, separator: separator, isUTF8: try source.beginsAsUTF8())
        }
        guard let names else {
          throw .header(path: path, line: recordLine, fault: record.fault ?? .strayQuote)
        }
        header = Header(
          names: names, line: recordLine, followsSeparatorLine: followsSeparatorLine,
          following: try records(of: batch, behind: index, firstLine: line, path: path))
        let rest = batch.bytes[raw.endIndex..<max(raw.endIndex, batch.count)]
        let lineEnd = rest.prefix { $0 == Byte.carriageReturn }.count + 1
        endOffset = batch.offset + raw.endIndex + min(lineEnd, rest.count)
        endLine = recordLine + raw.count { $0 == Byte.lineFeed }
        source.recycle(&batch)
        return
      }
      line += batch.lines
      if batch.fileCount < batch.chunkFileCount {
        restart = source.restart(at: batch.offset + batch.fileCount, takesRecordAlone: true).restarts
      }
      source.recycle(&batch)
    }
    throw .empty(path: path)
  }
}

/// The byte that a line such as `sep=;` says is between values; nil for any other line.
private func declaredSeparator(_ line: ArraySlice<UInt8>) -> UInt8? {
  guard line.count == 5, let separator = line.last else { return nil }
  return line.dropLast().map { $0 | 0x20 } == Array("sep=".utf8).map { $0 | 0x20 } ? separator : nil
}

/// The byte that is between the names of a header which has no commas for that; nil where there is none.
private func foreignSeparator(_ raw: ArraySlice<UInt8>, _ names: [[UInt8]]?, _ fault: RecordFault?) -> UInt8?
{
  let text: ArraySlice<UInt8>
  if let names {
    guard names.count == 1 else { return nil }
    text = names[0][...]
  } else {
    // A quote behind a closing one, as in "a";"b".
    guard fault == .strayQuote, !raw.contains(Byte.comma) else { return nil }
    text = raw
  }
  return [UInt8(ascii: ";"), Byte.tab, UInt8(ascii: "|")].first { text.contains($0) }
}

/// The fields of the first few records behind one, without those that have a fault.
private func records(of batch: RecordBatch, behind index: Int, firstLine: Int, path: String) throws(CSVError)
  -> [(names: [[UInt8]], line: Int)]
{
  var found: [(names: [[UInt8]], line: Int)] = []
  for record in batch.records[(index + 1)...].prefix(5) where record.fault == nil {
    if let names = try allFields(of: batch.rawText(of: record), path: path) {
      found.append((names, firstLine + Int(record.line) + 1))
    }
  }
  return found
}

/// Reads single records of a file that was read before. Long texts are not held in memory; the few that are needed
/// are fetched by the offset of their record.
package struct RecordFetcher: Sendable {
  private let file: InputFile
  private let columnCount: Int
  private let recordLimit: Int

  /// Opens the file again, whose header has `columnCount` columns. Throws `changedWhileRead` if its identity is
  /// another.
  package init(path: String, identity: FileIdentity, columnCount: Int, recordLimit: Int = 1 << 20)
    throws(CSVError)
  {
    self.columnCount = columnCount
    file = try InputFile(path: path)
    self.recordLimit = recordLimit
    guard file.identity == identity else { throw .changedWhileRead(path: path) }
  }

  /// All fields, unescaped, of the record at an offset of the file; nil if the record has a fault, is too long, or
  /// isn't there.
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

/// All fields of one record, unescaped; nil if the record has a fault. `raw` is the record without its line end.
///
/// - Parameter columnCount: The number of fields, if the caller knows it. Otherwise the record is parsed with one more than
///   it has commas, and again if the parser finds another number because a comma is quoted.
func allFields(of raw: ArraySlice<UInt8>, columnCount: Int? = nil, path: String) throws(CSVError)
  -> [[UInt8]]?
{
  var columnCount = columnCount ?? raw.count { $0 == Byte.comma } + 1
  while true {
    var batch = RecordBatch()
    batch.bytes = Array(raw)
    batch.begin(.text, offset: 0, count: raw.count, chunkFileCount: raw.count)
    batch.hasQuote = true
    batch.endsFile = true
    let rules = ChunkRules(
      projection: Projection(allOf: columnCount), recordLimit: raw.count, usesReferenceParser: false)
    guard batch.parse(rules) else { throw .outOfMemory(path: path) }
    guard let record = batch.records.first else { return nil }
    switch record.fault {
    case nil: return batch.texts(of: record)
    case .fieldCount(let found, _) where found != columnCount: columnCount = Int(found)
    default: return nil
    }
  }
}

/// All fields, unescaped, of all records of a document in memory; nil if a record has a fault or a quote is not
/// closed.
package func rows(of document: [UInt8]) -> [[[UInt8]]]? {
  var batch = RecordBatch()
  batch.bytes = document
  batch.begin(.text, offset: 0, count: document.count, chunkFileCount: document.count)
  batch.hasQuote = true
  batch.endsFile = true
  let rules = ChunkRules(projection: .positionsOnly, recordLimit: document.count, usesReferenceParser: false)
  guard batch.parse(rules), batch.fileCount == document.count else { return nil }
  var rows: [[[UInt8]]] = []
  for record in batch.records {
    guard record.fault == nil, let row = try? allFields(of: batch.rawText(of: record), path: "") else {
      return nil
    }
    rows.append(row)
  }
  return rows
}
