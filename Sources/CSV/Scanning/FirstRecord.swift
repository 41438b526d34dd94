// Single records with all their fields: the header, and records that are fetched by their place in the file.

/// The header record and where it ends.
struct FirstRecord {
  let header: Header
  /// Bytes, and LFs, up to the next record.
  let endOffset: Int
  let endLine: Int

  /// Reads the first record of a source that nothing was taken from.
  init(of source: ChunkSource, rules: ChunkRules) throws(CSVError) {
    var line = 0
    while var batch = try source.next(restart: 0) {
      guard batch.parse(rules) else { throw .outOfMemory(path: source.path) }
      if let column = batch.openColumn {
        throw .unterminatedQuote(path: source.path, line: line + 1, column: column)
      }
      guard let record = batch.records.first else {
        line += batch.lines
        source.recycle(&batch)
        continue
      }
      line += Int(record.line)
      let raw = batch.rawText(of: record)
      guard record.fault == nil, let names = try allFields(of: raw, path: source.path) else {
        throw .header(path: source.path, line: line + 1, fault: record.fault ?? .strayQuote)
      }
      header = Header(names: names, line: line + 1)
      let rest = batch.bytes[raw.endIndex..<max(raw.endIndex, batch.count)]
      let lineEnd = rest.prefix { $0 == Byte.carriageReturn }.count + 1
      endOffset = batch.offset + raw.endIndex + min(lineEnd, rest.count)
      endLine = line + raw.count { $0 == Byte.lineFeed } + 1
      source.recycle(&batch)
      return
    }
    throw .empty(path: source.path)
  }
}

/// All fields of one record's raw text, unescaped; nil if the record is at fault.
///
/// - Parameter columnCount: How many fields the record has, where the caller knows. Otherwise one more than it has commas,
///   which is wrong only where a comma is quoted; the parser then says how many there are, and parses once more.
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
      projection: Projection(allOf: columnCount), recordLimit: raw.count, usesPlainPath: false)
    guard batch.parse(rules) else { throw .outOfMemory(path: path) }
    guard let record = batch.records.first else { return nil }
    switch record.fault {
    case nil: return batch.texts(of: record)
    case .fieldCount(let found, _) where found != columnCount: columnCount = Int(found)
    default: return nil
    }
  }
}

/// All records of a small document in memory, with all their fields, unescaped; nil if a record is at fault or a quote
/// stays open.
package func rows(of document: [UInt8]) -> [[[UInt8]]]? {
  var batch = RecordBatch()
  batch.bytes = document
  batch.begin(.text, offset: 0, count: document.count, chunkFileCount: document.count)
  batch.hasQuote = true
  batch.endsFile = true
  let rules = ChunkRules(projection: .placesOnly, recordLimit: document.count, usesPlainPath: false)
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
