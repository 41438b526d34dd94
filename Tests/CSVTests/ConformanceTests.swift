// Documents collected from other readers' tests, where that collection is at hand.

import CSV
import Foundation
import Testing

private struct ConformanceCase: Decodable {
  var id: String
  var input_b64: Data
  var expect_rows: [[String]]

  /// Where the specification (1.1) decides otherwise than the collection: blanks around unquoted values are dropped,
  /// a stray quote, a lone CR and a quote that never ends are faults.
  static let trimmed: [String: [[String]]] = [
    "papaparse/core/Whitespace at edges of unquoted field": [["a", "b", "c"]],
    "papaparse/core/Quoted field with whitespace around quotes": [["A", "B", "C"]],
    "cpython/test_read_quoting/43": [["a\nb", "7"]],
  ]
  static let faulty: Set<String> = [
    "papaparse/core/Unquoted field with quotes at end of field",
    "papaparse/core/Misplaced quotes in data, not as opening quotes",
    "cpython/test_read_eol/15", "cpython/test_read_eof/6", "cpython/test_read_eof/7",
  ]

  /// Nil for a document at fault.
  var expected: [[[UInt8]]]? {
    if Self.faulty.contains(id) { return nil }
    return (Self.trimmed[id] ?? expect_rows).map { $0.map { Array($0.utf8) } }
  }

  static let path: String = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let shared = ProcessInfo.processInfo.environment["JSS_SHARED"].map { URL(filePath: $0) }
    return (shared ?? root.deletingLastPathComponent().appending(path: "shared"))
      .appending(path: "csv-conformance/cases.jsonl").path
  }()

  static var isAvailable: Bool { FileManager.default.isReadableFile(atPath: path) }

  static func all() throws -> [ConformanceCase] {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    return try lines.map { try JSONDecoder().decode(ConformanceCase.self, from: Data($0.utf8)) }
  }
}

@Suite(.enabled(if: ConformanceCase.isAvailable))
struct ConformanceTests {
  @Test func agreesInMemory() throws {
    let cases = try ConformanceCase.all()
    #expect(cases.count == 60)
    for sample in cases {
      #expect(rows(of: Array(sample.input_b64)) == sample.expected, "\(sample.id)")
    }
  }

  /// Rows with more or fewer fields than the first are at fault in a file, and have no texts.
  @Test(arguments: [1, 2], [false, true])
  func agreesInAFile(workers: Int, usesPlainPath: Bool) async throws {
    for sample in try ConformanceCase.all() {
      let file = try ScratchFile(Array(sample.input_b64))
      let model = modelDocument(Array(sample.input_b64))
      for blockSize in Array(1...64) + [4096] {
        let found = await read(
          file, Reading(blockSize: blockSize, usesPlainPath: usesPlainPath, workers: workers))
        #expect(found.isAlike(model), "\(sample.id), blocks of \(blockSize)")
        if let expected = sample.expected, let header = expected.first {
          #expect(found.header == header, "\(sample.id)")
          let whole = zip(expected.dropFirst(), found.records).filter { $0.0.count == header.count }
          #expect(whole.allSatisfy { $0 == $1.texts }, "\(sample.id), blocks of \(blockSize)")
          #expect(found.records.count == expected.count - 1, "\(sample.id), blocks of \(blockSize)")
        }
      }
    }
  }
}
