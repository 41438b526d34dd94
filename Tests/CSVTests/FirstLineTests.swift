// What may stand before a header or in its place, and what may stand behind the last record.

import CSV
import Testing

struct FirstLineTests {
  @Test(arguments: ["sep=,\n", "SEP=,\r\n", "\u{FEFF}sep=,\n\n"], [1, 4096])
  func aLineThatDeclaresCommasIsLeftOut(line: String, blockSize: Int) async throws {
    let file = try ScratchFile(utf8(line + "a,b\n1,2\n"))
    let found = await read(file, Reading(blockSize: blockSize))
    #expect(found.header == [utf8("a"), utf8("b")])
    #expect(found.records.map(\.texts) == [[utf8("1"), utf8("2")]])
    #expect(found.records.map(\.line) == [line.hasSuffix("\n\n") ? 4 : 3])
  }

  @Test(arguments: [
    ("sep=;\na;b\n", 1, ";"), ("\nsep=\t\na\tb\n", 2, "\t"), ("a;b\n1;2\n", 1, ";"),
    ("a\tb\n1\t2\n", 1, "\t"),
    ("\"a\";\"b\"\n1;2\n", 1, ";"), ("a|b\n", 1, "|"), ("sep=,\na;b\n", 2, ";"),
  ])
  func otherSeparatorsAreErrors(text: String, line: Int, separator: String) async throws {
    let file = try ScratchFile(utf8(text))
    let error = CSVError.foreignSeparator(
      path: file.path, line: line, separator: utf8(separator)[0], isUTF8: true)
    #expect(await read(file).error == error)
  }

  @Test func aWindowsFileWithSemicolonsIsNoUTF8() async throws {
    let file = try ScratchFile(utf8("a;b\n1;M") + [0xFC] + utf8("ller\n"))
    #expect(
      await read(file).error
        == .foreignSeparator(path: file.path, line: 1, separator: UInt8(ascii: ";"), isUTF8: false))
  }

  /// Nothing else is taken for a separator's line or a separator.
  @Test(arguments: ["sep=\n1\n", "a;b,c\n1,2\n", "sep=,,\n1,2,3\n", "a\t\n1\n"])
  func whatOnlyLooksLikeOneIsAHeader(text: String) async throws {
    #expect(await read(try ScratchFile(utf8(text))).error == nil)
  }

  @Test func aRecordWithoutAValueIsNoHeader() async throws {
    let file = try ScratchFile(utf8(",,\n\"\", ,\na,b,c\n1,2,3\n"))
    let found = await read(file)
    #expect(found.header == [utf8("a"), utf8("b"), utf8("c")])
    #expect(found.records.map(\.line) == [4])
  }

  @Test(arguments: [
    (",,", true), ("\"\",\"\"", true), (" , \"\" ,\t", true), (",", true), (",,\" \"", false),
    ("\"\"\"\",", false),
    (",x", false), (",\0", false), ("\"\"\"\"\"\",", false), ("\",\",", false), (",\r,", false),
    ("\"\"x,", false),
  ])
  func recordsWithoutAValueAreBlank(record: String, isBlank: Bool) async throws {
    let file = try ScratchFile(utf8("a,b,c\n" + record + "\n"))
    var found: [Bool] = []
    do {
      _ = try await CSVReader(path: file.path).read(
        workers: 1, header: { (_: Header) throws(Never) in Projection(columnCount: 3, columns: [1]) },
        decode: { batch in batch.records.map { batch.isBlank($0) } },
        commit: { (blank: consuming [Bool], _: borrowing RecordBatch, _) throws(Never) in found += blank })
    } catch { Issue.record("\(error)") }
    #expect(found == [isBlank])
  }

  /// A byte 0x1A that ends the file is no part of the text, but of the file.
  @Test(arguments: ["a,b\n1,2\n", "a,b\n1,2", "a,b", ""], [1, 4096])
  func theEndMarkIsLeftOut(text: String, blockSize: Int) async throws {
    let plain = try ScratchFile(utf8(text))
    let marked = try ScratchFile(utf8(text) + [0x1A])
    let found = await read(marked, Reading(blockSize: blockSize))
    #expect(found.isAlike(await read(plain, Reading(blockSize: blockSize))))
    let inside = try ScratchFile(utf8("a\n\u{1A}\n"))
    #expect(await read(inside).records.map(\.texts) == [[[0x1A]]])
  }

  @Test(
    arguments: [
      ([0x1F, 0x8B, 8, 0], ForeignFormat.gzip), (utf8("BZh91AY"), .bzip2),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], .xz), ([0x28, 0xB5, 0x2F, 0xFD, 0], .zstandard),
      (utf8("PK\u{3}\u{4}....a.txt"), .zip), (utf8("PK\u{3}\u{4}....[Content_Types].xml"), .excelWorkbook),
      (utf8("PK\u{3}\u{4}..mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), .openDocument),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], .oldExcelWorkbook),
    ] as [([UInt8], ForeignFormat)])
  func filesThatAreNoTextAreErrors(bytes: [UInt8], format: ForeignFormat) async throws {
    let file = try ScratchFile(bytes)
    #expect(await read(file).error == .foreignFormat(path: file.path, format: format))
  }

  @Test func textsThatBeginAlikeAreRead() async throws {
    #expect(await read(try ScratchFile(utf8("BZhours,PK\n1,2\n"))).header == [utf8("BZhours"), utf8("PK")])
  }
}

struct FileTextTests {
  @Test func bytesAndLinesComeBack() async throws {
    let document = utf8("a,b\n" + (0..<30_000).map { "\($0),\"x\ny\"\n" }.joined())
    let file = try ScratchFile(document)
    var text: FileText?
    do {
      text = try await CSVReader(path: file.path).read(
        workers: 1, header: { (_: Header) throws(Never) in .positionsOnly }, decode: { _ in },
        commit: { (_: consuming Void, _: borrowing RecordBatch, _) throws(Never) in }
      ).text
    } catch { Issue.record("\(error)") }
    var reading = try #require(text)
    let records = await read(file).records
    let lines = try reading.lines(at: records.map(\.offset))
    #expect(lines == records.map(\.line))
    let before = reading.bytesRead
    for record in records {
      let bytes = try reading.bytes(at: record.offset, count: record.raw.count)
      #expect(bytes.elementsEqual(record.raw))
    }
    // In the file's order, blocks that overlap by less than a record.
    #expect(reading.bytesRead - before < document.count + document.count / 64 + (1 << 17))
    let last = try reading.bytes(at: document.count - 2, count: 100).count
    let beyond = try reading.bytes(at: document.count + 5, count: 1).count
    #expect(last == 2 && beyond == 0)
  }
}
