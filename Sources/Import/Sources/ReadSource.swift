// A file to what it says: which source it is, by its header or shape, never by its name (8.1.1).

internal import Basics
internal import CSV
internal import Ingestion
internal import JobSuccess

/// Reads files. Names of all files are in one table.
struct SourceReader {
  var names = NameTable()
  /// The freelancer_id where an export does not name one.
  let me: String

  init(me: String) { self.me = me }

  /// What a file says. Throws why it is not taken in.
  mutating func read(_ file: SourceFile) throws(SourceRefusal) -> SourceReading {
    try refuseForeign(file.bytes)
    if let mapping = try mapping(of: file.reading) {
      return try read(file, by: mapping)
    }
    let named = file.reading.source.flatMap { name in KnownSource.all.first { $0.name == name } }
    if let mapping = named?.mapping?.mapping { return try read(file, by: mapping) }
    let text = try SourceText.decode(file.bytes, file.reading.encoding)
    let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    if named != nil || first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      return try JSONSource(text: text, me: me).read(as: named?.name)
    }
    let table = SeparatedText(text: text)
    let candidates = table.candidates()
    for source in BuiltInMapping.all {
      guard let header = try? TableHeader(candidates, source.mapping) else { continue }
      return try read(table, header, source.mapping)
    }
    throw unrecognised(candidates)
  }

  private mutating func read(
    _ file: SourceFile, by mapping: Mapping
  ) throws(SourceRefusal) -> SourceReading {
    let text = try SourceText.decode(file.bytes, file.reading.encoding ?? mapping.format.encoding)
    let table = SeparatedText(text: text)
    let separators = mapping.format.separator.map { [$0] } ?? Separator.allCases
    let header = try TableHeader(table.candidates(separators), mapping)
    return try read(table, header, mapping)
  }

  private mutating func read(
    _ table: SeparatedText, _ header: TableHeader, _ mapping: Mapping
  ) throws(SourceRefusal) -> SourceReading {
    var reader = TableReader(mapping: mapping, header: header, me: me, names: names)
    let reading = try reader.read(table)
    names = reader.names
    return reading
  }

  private func mapping(of reading: SourceFile.Reading) throws(SourceRefusal) -> Mapping? {
    guard let bytes = reading.mapping else { return nil }
    do {
      return try MappingFile.parse(bytes, file: reading.mappingName)
    } catch {
      throw SourceRefusal(
        "its mapping can't be used: " + error.messages.joined(separator: "\n  "))
    }
  }

  /// Refuses what is no text, with the way to text.
  private func refuseForeign(_ bytes: [UInt8]) throws(SourceRefusal) {
    if bytes.isEmpty { throw SourceRefusal("the file is empty; download it again") }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw SourceRefusal(
        "this is a workbook, as XLSX; save it as CSV UTF-8 (a transaction report can be had as CSV from the platform)"
      )
    }
    if bytes.starts(with: Array("%PDF".utf8)) {
      throw SourceRefusal(
        "this is a PDF, such as an invoice; download the transaction report as CSV, which has all invoices in it"
      )
    }
    if bytes.starts(with: [0x1F, 0x8B]) {
      throw SourceRefusal("this is packed by gzip; unpack it: gunzip FILE")
    }
    if bytes.starts(with: Array("PAR1".utf8)) {
      throw SourceRefusal(
        "this is Parquet; write CSV from it, as with DuckDB: COPY (FROM 'FILE') TO 'FILE.csv'")
    }
  }

  /// Why a table is no source: the source that it is nearest to, and the names that are missing.
  private func unrecognised(_ candidates: [FoundHeader]) -> SourceRefusal {
    var nearest: (refusal: SourceRefusal, found: Int)?
    for source in BuiltInMapping.all {
      do {
        _ = try TableHeader(candidates, source.mapping)
      } catch {
        let found = TableHeader.mostFound(candidates, source.mapping)
        if found > max(1, nearest?.found ?? 0) { nearest = (error, found) }
      }
    }
    let names = KnownSource.all.map(\.name).joined(separator: ", ")
    return nearest?.refusal
      ?? SourceRefusal(
        "no source has such a header or shape; the sources are \(names) (`jss import --list`); for another table give a "
          + "mapping: --map FILE.yaml")
  }
}
