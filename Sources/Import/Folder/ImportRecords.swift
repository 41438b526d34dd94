// The files that import keeps about itself: answers, sources, rejects (8.1.3 and 8.1.6).

internal import Basics
internal import CSV
internal import JobSuccess

/// Writes and reads the tables in `import/`.
package enum ImportRecords {
  static func answers(_ answers: [Answer]) -> [UInt8] {
    var writer = CSVWriter()
    for column in ["contract_id", "column", "value"] { writer.field(column) }
    writer.endRow()
    for answer in answers {
      writer.field(answer.contract)
      writer.field(answer.column)
      writer.field(answer.value)
      writer.endRow()
    }
    return writer.bytes
  }

  /// The answers of a file; nil where it can't be read.
  package static func answers(in bytes: [UInt8]) -> [Answer]? {
    guard let table = HandEdits.rows(bytes),
      Set(["contract_id", "column", "value"]).isSubset(of: table.header)
    else {
      return nil
    }
    return table.rows.map {
      Answer(contract: $0["contract_id"] ?? "", column: $0["column"] ?? "", value: $0["value"] ?? "")
    }
  }

  private static let sourceColumns = [
    "file", "source", "digest", "first_day", "last_day", "read", "of_a_contract", "not_of_a_contract",
    "rejected",
    "stored", "from", "encoding", "mapping", "rates",
  ]

  /// - Parameter readings: Of the sources, in their order.
  static func sources(_ sources: [SourceFile], _ readings: [SourceReading]) -> [UInt8] {
    var writer = CSVWriter()
    for column in sourceColumns { writer.field(column) }
    writer.endRow()
    for (source, reading) in sorted(sources, readings) {
      writer.field(source.name)
      writer.field(reading.source)
      writer.field(source.digest)
      writer.field(reading.firstDay?.description ?? "")
      writer.field(reading.lastDay?.description ?? "")
      writer.field(reading.counts.read)
      writer.field(reading.counts.ofContract)
      writer.field(reading.counts.notOfContract)
      writer.field(reading.counts.rejected)
      writer.field(source.storedName)
      writer.field(source.reading.source ?? "")
      writer.field(source.reading.encoding?.rawValue ?? "")
      writer.field(source.reading.storedMappingName ?? "")
      writer.field(reading.rates.joined(separator: ", "))
      writer.endRow()
    }
    return writer.bytes
  }

  /// A source as the manifest lists it: all that reading it again needs.
  struct StoredSource: Sendable {
    let name: String
    let digest: String
    /// The names of its copy and its mapping's in `import/sources/`.
    let stored: String
    let mapping: String?
    let from: String?
    let encoding: TextEncoding?

    init(_ source: SourceFile) {
      (name, digest, stored) = (source.name, source.digest, source.storedName)
      (mapping, from, encoding) = (
        source.reading.storedMappingName, source.reading.source, source.reading.encoding
      )
    }

    init(_ json: JSONValue) {
      let text = { (name: String) in json[name]?.string }
      (name, digest, stored) = (text("file") ?? "", text("digest") ?? "", text("stored") ?? "")
      (mapping, from) = (text("mapping"), text("from"))
      encoding = text("encoding").flatMap(TextEncoding.init)
    }

    var json: JSONValue {
      let members: [(String, String?)] = [
        ("file", name), ("digest", digest), ("stored", stored), ("from", from),
        ("encoding", encoding?.rawValue), ("mapping", mapping),
      ]
      return .object(members.compactMap { name, value in value.map { .init(name, .string($0)) } })
    }
  }

  /// Nil where no row was rejected.
  static func rejects(_ sources: [SourceFile], _ readings: [SourceReading]) -> [UInt8]? {
    guard readings.contains(where: { !$0.rejects.isEmpty }) else { return nil }
    var writer = CSVWriter()
    for column in ["file", "line", "column", "code", "message", "record"] { writer.field(column) }
    writer.endRow()
    for (source, reading) in sorted(sources, readings) {
      for reject in reading.rejects.sorted(by: { $0.line < $1.line }) {
        writer.field(source.name)
        writer.field(reject.line)
        writer.field(reject.column)
        writer.field(reject.code.rawValue)
        writer.field(reject.text)
        writer.textCell(Printable.text(utf8: reject.record))
        writer.endRow()
      }
    }
    return writer.bytes
  }

  /// By name, then digest.
  static func sorted(_ sources: [SourceFile], _ readings: [SourceReading]) -> [(SourceFile, SourceReading)] {
    zip(sources, readings).sorted { left, right in
      left.0.name == right.0.name ? left.0.digest < right.0.digest : precedes(left.0.name, right.0.name)
    }
  }
}

extension SourceFile.Reading {
  /// The name that the mapping's copy has in the folder.
  package var storedMappingName: String? {
    mapping.map {
      Identifiers.digest($0).prefix(12) + "-" + Printable.ascii(mappingName).map { $0 == "/" ? "_" : $0 }
    }
  }
}
