import Basics
import CSV
import Foundation
import Ingestion
import Reporting
import Support
import Testing

/// rejects.csv and `jss validate --json` are written piece by piece, however many records are rejected.
struct RejectsTableTests {
  /// A report on contracts of which `count` are rejected, each with many bytes that are no UTF-8.
  private func report(_ count: Int) async throws -> ReadingReport {
    let folder = try TemporaryFolder()
    var bytes = Array("contract_id,freelancer_id,client_id,status,started_on,ended_on,earnings\n".utf8)
    for number in 0..<count {
      bytes += Array("c\(number),".utf8) + [UInt8](repeating: 0xE9, count: 900) + Array(",\"x\"\n".utf8)
    }
    try folder.write(bytes, to: "contracts.csv")
    try folder.write(Array("feedback_id,contract_id,author,kind,submitted_at\n".utf8), to: "feedback.csv")
    var options = ReadingOptions(workers: 2)
    options.maxRejects = .count(.max)
    return try await readExports(folder: folder.path, options: options).report
  }

  /// All rows come, in order, and the largest piece is as large for many records as for few.
  @Test func piecesDoNotGrowWithTheRejects() async throws {
    var largest: [Int] = []
    for count in [300, 900] {
      let report = try await report(count)
      var (pieces, rows): ([[UInt8]], Int) = ([], 0)
      try await RejectsTable.write(report.rejects, workers: 2) { bytes, count in
        pieces.append(bytes)
        rows += count
      }
      #expect(rows == count)
      let found = CSV.rows(of: Array(pieces.joined()))
      let table = try #require(found)
      #expect(table.count == count + 1)
      #expect(
        table.dropFirst().map { String(decoding: $0[1], as: UTF8.self) } == (2...count + 1).map(String.init))
      let record = try #require(table.last?.last)
      #expect(
        String(decoding: record, as: UTF8.self)
          == "c\(count - 1)," + String(repeating: "\\xE9", count: 900) + ",\"x\"")
      largest.append(pieces.map(\.count).max() ?? 0)
    }
    #expect(largest[1] < largest[0] + 1000)
  }

  @Test func theJSONIsOneDocumentInPieces() async throws {
    let report = try await report(300)
    var pieces: [[UInt8]] = []
    try ReadingJSON.write(report) { pieces.append($0) }
    #expect((pieces.map(\.count).max() ?? 0) < 1 << 18)
    let document = try #require(JSONValue(Array(pieces.joined())))
    #expect(document["rejects"]?.array?.count == 300)
    #expect(document["rejects"]?.array?.last?["line"]?.integer == 301)
    #expect(document["files"]?.array?.first?["rejected"]?.integer == 300)
    #expect(document["warnings"]?.array?.isEmpty == true)
    let none = try await self.report(0)
    pieces = []
    try ReadingJSON.write(none) { pieces.append($0) }
    #expect(JSONValue(Array(pieces.joined()))?["rejects"]?.array?.isEmpty == true)
  }
}
