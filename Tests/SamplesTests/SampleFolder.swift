import Foundation
import JobSuccess
import Samples

/// A made market in memory: each file's bytes.
func made(_ market: SampleMarket) async -> [SampleFile: [UInt8]] {
  var files: [SampleFile: [UInt8]] = [:]
  await market.write { file, block in files[file, default: []] += block }
  return files
}

/// A plain reader for what the generator writes: records of fields, quotes taken away, nothing checked.
func records(_ bytes: [UInt8]) -> [[String]] {
  var records: [[String]] = []
  var record: [String] = []
  var field: [UInt8] = []
  var isQuoted = false
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\"") where isQuoted && index < bytes.count && bytes[index] == byte:
      field.append(byte)
      index += 1
    case UInt8(ascii: "\""): isQuoted.toggle()
    case UInt8(ascii: ",") where !isQuoted, UInt8(ascii: "\n") where !isQuoted:
      record.append(String(decoding: field, as: UTF8.self))
      field = []
      if byte == UInt8(ascii: "\n") {
        records.append(record)
        record = []
      }
    default: field.append(byte)
    }
  }
  return records
}

/// The records of a file by column, the header left out.
func table(_ bytes: [UInt8]?) -> [[String: String]] {
  let rows = records(bytes ?? [])
  guard let header = rows.first else { return [] }
  return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
}

/// The folder of the repository that holds the committed sample.
let sampleFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "SampleData")
