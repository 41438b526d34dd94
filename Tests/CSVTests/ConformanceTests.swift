// Documents of the kinds that readers disagree about: our own, and a collection from other readers' tests where
// JSS_CONFORMANCE names its file. A run without it says that the collection was left out.

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

  static let path = ProcessInfo.processInfo.environment["JSS_CONFORMANCE"]

  static func all() throws -> [DocumentCase] {
    let lines = try String(contentsOfFile: path ?? "", encoding: .utf8).split(separator: "\n")
    return try lines.map { line in
      let found = try JSONDecoder().decode(ConformanceCase.self, from: Data(line.utf8))
      return DocumentCase(found.id, input: Array(found.input_b64), expected: found.expected)
    }
  }
}

struct ConformanceTests {
  @Test(arguments: DocumentCase.own)
  func eachDocumentReadsAsExpected(_ document: DocumentCase) async throws {
    #expect(rows(of: document.input) == document.expected)
    try await holdsInAFile(document)
  }

  @Test(.enabled(if: ConformanceCase.path != nil, "JSS_CONFORMANCE names no cases.jsonl"))
  func theConformanceCollectionReadsAsExpected() async throws {
    let cases = try ConformanceCase.all()
    #expect(cases.count == 60)
    for document in cases {
      #expect(rows(of: document.input) == document.expected, "\(document.name)")
      try await holdsInAFile(document)
    }
  }

  /// Every way to read a file gives what the document holds, wherever blocks end. Rows with more or fewer fields than the
  /// first are at fault in a file, and have no texts.
  private func holdsInAFile(_ document: DocumentCase) async throws {
    let file = try ScratchFile(document.input)
    let model = modelDocument(document.input)
    for (workers, usesReferenceParser) in [(1, false), (1, true), (2, false), (2, true)] {
      for blockSize in Array(1...64) + [4096] {
        let found = await read(
          file, Reading(blockSize: blockSize, usesReferenceParser: usesReferenceParser, workers: workers))
        #expect(found.isAlike(model), "\(document.name), blocks of \(blockSize)")
        // In a file, records without a value are no header (1.1).
        let rows = document.expected?.drop { $0.allSatisfy(\.isEmpty) }
        if let expected = rows, let header = expected.first {
          #expect(found.header == header, "\(document.name)")
          let whole = zip(expected.dropFirst(), found.records).filter { $0.0.count == header.count }
          #expect(whole.allSatisfy { $0 == $1.texts }, "\(document.name), blocks of \(blockSize)")
          #expect(found.records.count == expected.count - 1, "\(document.name), blocks of \(blockSize)")
        }
      }
    }
  }
}
