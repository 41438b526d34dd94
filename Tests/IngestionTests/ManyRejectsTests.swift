import CSV
import JobSuccess
import Support
import Testing

@testable import Ingestion

/// Files of which all records are rejected: what is listed, and what that costs, as counts at two sizes.
@Suite struct ManyRejectsTests {
  private let header = "contract_id,freelancer_id,client_id,status,started_on,ended_on,earnings\n"

  /// A folder whose contracts are all rejected; each second one for a value, the others for bytes that are no UTF-8.
  private func folder(_ count: Int) throws -> InputFolder {
    var bytes = Array(header.utf8)
    for number in 0..<count {
      bytes += Array("c\(number),f1,k1,ended,2025-01-10,2025-03-31,".utf8)
      bytes += number % 2 == 0 ? Array("x\n".utf8) : [UInt8](repeating: 0xFF, count: 400) + [0x0A]
    }
    return try InputFolder([.contracts: bytes, .feedback: Array(text(.feedback, []).utf8)])
  }

  /// The first records in reading order are listed, whatever the blocks; all are counted.
  @Test(arguments: [1, 2], [64, 1000, 1 << 19])
  func theFirstInReadingOrderAreListed(workers: Int, blockSize: Int) async throws {
    let folder = try folder(20)
    try folder.write(Array((text(.feedback, []) + "x\ny\n").utf8), to: .feedback)
    try folder.write(Array("contract_id,paid_on,amount\nnone,2025-01-10,5\nx\n".utf8), to: .payments)
    var options = ReadingOptions(workers: workers)
    options.blockSize = blockSize
    options.maxRejects = .count(.max)
    options.mostListed = 21
    let (_, report) = try await readExports(folder: folder.path, options: options)
    // Contracts are read first, then payments, then feedback.
    #expect(report.rows.map(\.finding.line) == Array(2...21) + [2])
    #expect(report.rows.last?.finding.file == .payments)
    #expect(report.rejected == 24 && report.rejects.listed == 21)
    #expect(report.files.map(\.rejected) == [20, 2, 2])
    options.maxRejects = .standard
    do throws(ExportsError) {
      _ = try await readExports(folder: folder.path, options: options)
      Issue.record("too many are allowed")
    } catch {
      #expect(error.message.contains("24 of 24 records were rejected; allowed: 2, the larger of 1% and"))
      #expect(error.message.contains("`jss validate` lists the first 21"))
    }
  }

  /// The message reads as many records again as there are faults; the rows read each byte of the file about once.
  @Test func whatIsReadAgainGrowsWithTheFileAlone() async throws {
    var read: [Int] = []
    for count in [400, 800] {
      let folder = try folder(count)
      let (_, report) = try await folder.read()
      let size = try #require(report.files.first).bytes
      var cursor = report.rejects.cursor()
      while try cursor.next() != nil {}
      #expect(cursor.bytesRead <= size * 2)
      read.append(cursor.bytesRead)
      #expect(RejectsMessage(report, .strict).firstOfEachCode.count == 2)
      #expect(
        RejectsMessage(report, .strict).firstOfEachCode.map { $0.prefix(60) } == [
          "\(count / 2) malformed_number: contracts.csv:2:7: not a plain number: \"x\"".prefix(60),
          "\(count / 2) invalid_utf8: contracts.csv:3: the record is not UTF-8; allowed".prefix(60),
        ])
    }
    #expect(read[1] <= read[0] * 3)
  }

  /// What is kept of a rejected record are few bytes, whatever its length.
  @Test func aRejectedRecordTakesFewBytes() async throws {
    let (_, report) = try await folder(2).read()
    #expect(report.rows.map(\.rawRecord.count) == [38, 437])
    var list = RejectList()
    for number in 0..<10_000 {
      list.append(
        ListedReject(
          offset: number * 991, line: number, count: 990, code: .invalidUTF8, column: nil, allowed: 0,
          day: nil,
          value: []))
    }
    #expect(list.byteCount < 11 * list.count)
  }

  /// Records come back as they were, one after the other and one by one.
  @Test func recordsComeBack() {
    var generator = SeededGenerator(seed: 3)
    var (list, records): (RejectList, [ListedReject]) = (RejectList(), [])
    var (offset, line) = (3, 2)
    for _ in 0..<1500 {
      let record = ListedReject(
        offset: offset, line: line, count: Int.random(in: 0...1000, using: &generator),
        code: IssueCode.allCases.randomElement(using: &generator) ?? .fieldCount,
        column: Bool.random(using: &generator) ? nil : Int.random(in: 0...18, using: &generator),
        allowed: Int.random(in: 0...20_000, using: &generator),
        day: Bool.random(using: &generator)
          ? nil : Day(number: Int32.random(in: 0...84_000, using: &generator)),
        value: [UInt8](repeating: 0xFF, count: Int.random(in: 0...100, using: &generator))[...])
      list.append(record)
      records.append(record)
      offset += Int.random(in: 1...1 << 40, using: &generator)
      line += Int.random(in: 0...70_000, using: &generator)
    }
    var reader = RejectList.Reader()
    let areEqual = records.allSatisfy { reader.next(in: list) == $0 }
    #expect(areEqual)
    for _ in 0..<300 {
      let index = Int.random(in: 0..<list.count, using: &generator)
      reader.move(to: index, in: list)
      let record = reader.next(in: list)
      #expect(record == records[index])
      #expect(reader.index == index + 1)
    }
  }
}
