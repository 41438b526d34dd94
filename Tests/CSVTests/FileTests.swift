// Whole files: what opens, what does not, what changes meanwhile, and records that are too long or never end.

import CSV
import Foundation
import Support
import Synchronization
import Testing

struct OpeningTests {
  @Test func aMissingFileIsAnError() async {
    let path = "/no-such-folder/file.csv"
    #expect(await read(path).error == .missing(path: path))
    #expect(await read(path + "/below").error == .missing(path: path + "/below"))
  }

  @Test func aFileInPlaceOfAFolderIsAnError() async throws {
    let file = try ScratchFile(utf8("a,b\n"))
    let path = file.path + "/file.csv"
    let error = await read(path).error
    withExtendedLifetime(file) { #expect(error == .notInFolder(path: path)) }
  }

  @Test func aFolderIsRefused() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    #expect(await read(path).error == .notRegular(path: path, kind: .folder))
  }

  @Test func aPipeIsRefusedWithoutWaiting() async throws {
    let folder = try TemporaryFolder()
    try folder.makePipe("pipe")
    let path = folder.path(of: "pipe")
    #expect(await read(path).error == .notRegular(path: path, kind: .pipe))
  }

  @Test func aLinkIsFollowedOnlyWhereItMayBe() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a,b\n1,2\n", to: "file")
    try folder.makeLink("link", to: "file")
    let path = folder.path(of: "link")
    #expect(await read(path).error == nil)
    #expect(throws: CSVError.notRegular(path: path, kind: .other)) {
      try ChunkSource(path: path, blockSize: 1024, recordLimit: 1024, followsLink: false)
    }
    _ = try ChunkSource(path: folder.path(of: "file"), blockSize: 1024, recordLimit: 1024, followsLink: false)
  }

  @Test(arguments: ["", "\u{FEFF}", "\n \t\r\n\n"])
  func aFileWithoutRecordsIsAnError(text: String) async throws {
    let file = try ScratchFile(utf8(text))
    #expect(await read(file).error == .empty(path: file.path))
  }

  @Test(arguments: ForeignEncoding.allCases, [false, true])
  func foreignEncodingsAreRecognised(encoding: ForeignEncoding, hasMark: Bool) async throws {
    let width = [.utf16LittleEndian, .utf16BigEndian].contains(encoding) ? 2 : 4
    let isLittle = [.utf16LittleEndian, .utf32LittleEndian].contains(encoding)
    var bytes: [UInt8] = []
    for scalar in ((hasMark ? "\u{FEFF}" : "") + "id,name\n").unicodeScalars {
      let unit = (0..<width).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * UInt32($0))) }
      bytes += isLittle ? unit : unit.reversed()
    }
    let file = try ScratchFile(bytes)
    #expect(await read(file).error == .foreignEncoding(path: file.path, encoding: encoding))
  }

  @Test func encodingsHaveTheirIconvNames() {
    #expect(ForeignEncoding.allCases.map(\.iconvName) == ["UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"])
  }

  @Test func aByteOrderMarkIsSkipped() async throws {
    let file = try ScratchFile(utf8("\u{FEFF}\"a\",b\r\n1,2\r\n"))
    let document = await read(file)
    #expect(document.header == [utf8("a"), utf8("b")])
    #expect(document.records.map(\.offset) == [10])
    #expect(document.records.map(\.line) == [2])
  }

  @Test func aHeaderAloneHasNoRecords() async throws {
    for text in ["a,b", "a,b\n", "a,b\r\n\n  \n"] {
      let document = await read(try ScratchFile(utf8(text)))
      #expect(document == ReadDocument(header: [utf8("a"), utf8("b")]))
    }
  }

  @Test(arguments: [
    ("\n\na\"b\n1\n", RecordFault.strayQuote, 3), ("a\rb\n", .loneCarriageReturn, 1),
  ])
  func aFaultyHeaderIsAnError(text: String, fault: RecordFault, line: Int) async throws {
    let file = try ScratchFile(utf8(text))
    #expect(await read(file).error == .header(path: file.path, line: line, fault: fault))
  }
}

struct ChangeTests {
  /// Calls `change` after the header was read.
  private func read(_ file: ScratchFile, while change: () throws -> Void) async -> CSVError? {
    do {
      _ = try await CSVReader(path: file.path).read(
        workers: 1,
        header: { (header: Header) throws(Never) in
          do { try change() } catch { Issue.record(error) }
          return Projection(allOf: header.names.count)
        }, decode: { _ in }, commit: { (_: consuming Void, _: borrowing RecordBatch, _) throws(Never) in })
      return nil
    } catch {
      guard case .file(let error) = error else { return nil }
      return error
    }
  }

  @Test func aFileThatGrowsIsAnError() async throws {
    let file = try ScratchFile(utf8("a,b\n1,2\n"))
    let error = await read(file) {
      let handle = try FileHandle(forWritingTo: URL(filePath: file.path))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("3,4\n".utf8))
    }
    #expect(error == .changedWhileRead(path: file.path))
  }

  /// The rest is an open quote: that the file changed is what counts.
  @Test func aFileThatShrinksIsAnError() async throws {
    let file = try ScratchFile(utf8("a,b\n1,\"2\"\n"))
    let error = await read(file) {
      try FileHandle(forWritingTo: URL(filePath: file.path)).truncate(atOffset: 7)
    }
    #expect(error == .changedWhileRead(path: file.path))
  }

  @Test func aReplacedFileIsAnError() async throws {
    let file = try ScratchFile(utf8("a,b\n1,2\n"))
    let error = await read(file) {
      try Data("a,b\n1,2\n".utf8).write(to: URL(filePath: file.path), options: .atomic)
    }
    #expect(error == .changedWhileRead(path: file.path))
  }

  @Test func anUnchangedFileIsRead() async throws {
    let file = try ScratchFile(utf8("a,b\n1,2\n"))
    #expect(await read(file) {} == nil)
  }
}

struct LongRecordTests {
  private static let mebibyte = 1 << 20

  /// A field of 2 MB is at fault; its neighbours are read, and lines go on.
  @Test(arguments: [70_000, 512 << 10, 4 << 20], ["\"", ""])
  func aTooLongRecordIsAFaultAndItsNeighboursAreRead(blockSize: Int, quote: String) async throws {
    let lineEnd = quote.isEmpty ? "" : "\n"
    let long = String(repeating: "x" + lineEnd, count: 2_000_000 / (1 + lineEnd.utf8.count))
    let file = try ScratchFile(utf8("a,b\n1,2\n3,\(quote)\(long)\(quote)\n4,5\n"))
    let document = await read(file, Reading(blockSize: blockSize, workers: 2))
    #expect(document.records.map(\.fault) == [nil, .recordTooLong, nil])
    #expect(document.records.map(\.line) == [2, 3, quote.isEmpty ? 4 : 1_000_004])
    #expect(document.records.map(\.offset) == [4, 8, 8 + 2 + 2_000_000 + 2 * quote.utf8.count + 1])
    #expect(document.records[1].raw == Array(utf8("3,\(quote)\(long)").prefix(200)))
    #expect(document.error == nil)
  }

  /// The limit itself is allowed; the line end does not count.
  @Test(arguments: ["\n", "\r\n", ""], [64 << 10, 3 << 20])
  func theLongestAllowedRecordHasNoFault(lineEnd: String, blockSize: Int) async throws {
    for (count, fault) in [(Self.mebibyte, nil), (Self.mebibyte + 1, RecordFault.recordTooLong)] {
      let file = try ScratchFile(utf8("a\n" + String(repeating: "x", count: count) + lineEnd))
      let document = await read(file, Reading(blockSize: blockSize))
      #expect(document.records.map(\.fault) == [fault])
    }
  }

  /// A quote that is opened by mistake and closed far away: the fault is the stray quote and not the length.
  @Test func aStrayQuoteFarAwayIsReportedInPlaceOfTheLength() async throws {
    let filler = String(repeating: "1,2\n", count: 500_000)
    let file = try ScratchFile(utf8("a,b\n1,\"2\n" + filler + "3,\"4\n5,6\n"))
    let document = await read(file, Reading(workers: 2))
    #expect(document.records.map(\.fault) == [.strayQuote, nil])
    #expect(document.records.map(\.line) == [2, 500_004])
  }

  @Test func aLongBlankLineIsNoRecord() async throws {
    let file = try ScratchFile(utf8("a\n" + String(repeating: " ", count: 2_000_000) + "\r\nx\n"))
    let document = await read(file)
    #expect(document.records.map(\.line) == [3])
  }

  @Test(arguments: [1, 3, 64, 512 << 10])
  func anOpenQuoteIsReportedWithLineAndColumn(blockSize: Int) async throws {
    let file = try ScratchFile(utf8("a,b\n1,2\n\n3,\"4\n5,6\n"))
    let document = await read(file, Reading(blockSize: blockSize, workers: 2))
    #expect(document.error == .unterminatedQuote(path: file.path, line: 4, column: 2))
  }

  @Test func anOpenQuoteOfManyMegabytesIsReported() async throws {
    let file = try ScratchFile(utf8("a,b\n1,2\n3,\"4\n" + String(repeating: "5,6\n", count: 2_000_000)))
    let document = await read(file, Reading(workers: 2))
    #expect(document.error == .unterminatedQuote(path: file.path, line: 3, column: 2))
  }

  @Test func nulBytesAreReadAndInvalidUTF8IsAFault() async throws {
    let file = try ScratchFile(
      utf8("a,b\n\0,x\0y\n") + [0xFF, 0x2C, 0x0A] + utf8("\"\0\",\"\"\n1\r,2\n1,2\r\n"))
    let document = await read(file)
    #expect(document.records.map(\.fault) == [nil, .invalidUTF8, nil, .loneCarriageReturn, nil])
    #expect(document.records.map(\.texts) == [[[0], [120, 0, 121]], [], [[0], []], [], [[49], [50]]])
  }
}

struct ReaderTests {
  /// The digest gets the file as it is, whatever was stepped over or read twice.
  @Test(arguments: [1, 7, 4096])
  func theDigestGetsEveryByteOnceAndInOrder(blockSize: Int) async throws {
    let bytes = utf8(
      "\u{FEFF}\na,b\n1,\"2\n\"\n\"x\"y,\n\"z\n\",1\n" + String(repeating: "l", count: 300) + "\n5,6")
    let file = try ScratchFile(bytes)
    var reader = CSVReader(path: file.path)
    reader.blockSize = blockSize
    reader.recordLimit = 50
    let seen = Seen()
    do {
      let summary = try await reader.read(
        workers: 2, header: { (_: Header) throws(Never) in Projection(allOf: 2) }, decode: { _ in },
        commit: { (_: consuming Void, _: borrowing RecordBatch, _) throws(Never) in },
        digest: { bytes in seen.bytes.withLock { $0 += bytes } })
      #expect(summary.records == 5)
      #expect(summary.identity.size == bytes.count)
    } catch { Issue.record("\(error)") }
    #expect(seen.bytes.withLock { $0 } == bytes)
  }

  private final class Seen: Sendable {
    let bytes = Mutex<[UInt8]>([])
  }

  private struct Refusal: Error, Equatable { var code = 7 }

  @Test func errorsOfCallbacksAreThrown() async throws {
    let file = try ScratchFile(utf8("a\n1\n2\n"))
    await #expect {
      try await CSVReader(path: file.path).read(
        workers: 1, header: { (_: Header) throws(Refusal) in throw Refusal() }, decode: { _ in },
        commit: { (_: consuming Void, _: borrowing RecordBatch, _) throws(Refusal) in })
    } throws: { error in
      if case CSVReadError<Refusal>.caller(let refusal) = error { refusal == Refusal() } else { false }
    }
  }

  @Test func aCancelledTaskStopsReading() async throws {
    let file = try ScratchFile(utf8("a\n" + String(repeating: "1\n", count: 10_000)))
    let task = Task {
      var reader = CSVReader(path: file.path)
      reader.blockSize = 2
      _ = try await reader.read(
        workers: 2, header: { (_: Header) throws(Never) in Projection(allOf: 1) }, decode: { _ in },
        commit: { (_: consuming Void, _: borrowing RecordBatch, _) throws(Never) in
          unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
        })
    }
    await #expect {
      try await task.value
    } throws: { error in
      if case CSVReadError<Never>.cancelled = error { true } else { false }
    }
  }

  @Test func recordsAreFetchedByTheirOffset() async throws {
    let long = String(repeating: "long \"\"text\"\"\n", count: 3000)
    let file = try ScratchFile(utf8("a,b\n1,\"\(long)\"\r\n2,x\"\n3,4"))
    let document = await read(file)
    var identity: FileIdentity?
    do {
      identity = try await CSVReader(path: file.path).read(
        workers: 1, header: { (_: Header) throws(Never) in Projection(allOf: 2) }, decode: { _ in },
        commit: { (_: consuming Void, _: borrowing RecordBatch, _) throws(Never) in }
      ).identity
    } catch { Issue.record("\(error)") }
    let fetcher = try RecordFetcher(path: file.path, identity: #require(identity), columnCount: 2)
    #expect(
      try document.records.map { try fetcher.fields(at: $0.offset) } == [
        [utf8("1"), utf8(long.replacing("\"\"", with: "\""))], nil, [utf8("3"), utf8("4")],
      ])
    try Data("a,b\n".utf8).write(to: URL(filePath: file.path))
    #expect(throws: CSVError.changedWhileRead(path: file.path)) {
      _ = try RecordFetcher(path: file.path, identity: #require(identity), columnCount: 2)
    }
  }
}
