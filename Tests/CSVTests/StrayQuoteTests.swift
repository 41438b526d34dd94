// Records with a stray quote (1.1): the rest of the record is cut leniently, and all of it is at fault.

import Testing

@testable import CSV

struct StrayQuoteTests {
  private static let document = utf8("k,l\n1,\"a,\nb\"\n22,c d\n\"\"\"q\"\"\",\r\n\n3,\"x\n\ny\"\n4,5\n")

  /// One quote too many at every place, at every chunk size, against the model. Where the model says that it closes, the
  /// file is read to its end.
  @Test(arguments: [1, 3])
  func aStrayQuoteAnywhereReadsAsTheModelDoes(workers: Int) async throws {
    for place in 4...Self.document.count {
      var document = Self.document
      document.insert(UInt8(ascii: "\""), at: place)
      let file = try ScratchFile(document)
      let model = modelDocument(document)
      for blockSize in 1...document.count where blockSize % 3 == 1 || blockSize < 10 {
        let found = await read(file, Reading(blockSize: blockSize, workers: workers))
        #expect(found.isAlike(model), "quote at \(place), blocks of \(blockSize)")
      }
    }
  }

  /// Each record that begins with a stray quote, where it ends, and the record behind it.
  @Test(arguments: [
    // A quote inside an unquoted field is a character of it.
    "a\"b,c\n", "a\"b\"c,\"d\"\n", "a\",\n", "a \"b\n",
    // After a closing quote, text up to the next comma belongs to the field, also with quotes in it.
    "\"a\"b,c\n", "\"a\" b\"c,d\n", "\"a\" \"b\n", "\"a\"\"b\"c\n",
    // A field that begins with a quote is quoted, line ends and all.
    "a\"b,\"c\nd\"\n", "a\"b, \"c\n\"\"d\n\" ,e\r\n", "\"a\"b,\"\n,\"x,\"\n\"\n", "a\"b,\"c\n\",d\"e\n",
    // A carriage return alone ends a field, as everywhere.
    "a\"b\r\"c\nd\"\n",
  ])
  func theRestOfARecordIsCutLeniently(record: String) async throws {
    for blockSize in [1, 2, 3, 5, 7, 4096] {
      for usesReferenceParser in [false, true] {
        let file = try ScratchFile(utf8("k,l\n" + record + "1,2\n"))
        let found = await read(
          file, Reading(blockSize: blockSize, usesReferenceParser: usesReferenceParser, workers: 2))
        #expect(found.records.map(\.fault) == [.strayQuote, nil], "blocks of \(blockSize)")
        #expect(found.records.first?.raw == utf8(String(record.dropLast())))
        #expect(found.records.last?.texts == [utf8("1"), utf8("2")])
      }
    }
  }

  /// A line inside of a comment is no record, whatever is before it.
  @Test func noRecordIsSmuggledIn() async throws {
    let file = try ScratchFile(utf8("id,comment,stars\nb1,x\"y,\"nice\nb2,smuggled,5\n\"\nb3,fine,4\n"))
    for blockSize in [1, 8, 30, 4096] {
      let found = await read(file, Reading(blockSize: blockSize, workers: 2))
      #expect(found.records.map(\.line) == [2, 5])
      #expect(found.records.map(\.fault) == [.strayQuote, nil])
    }
  }

  /// Only a quote that never closes is fatal.
  @Test func aQuoteThatNeverClosesIsFatalAlsoAfterAStrayOne() async throws {
    let file = try ScratchFile(utf8("k,l\n1,2\n3\"4,\"5\n6,7\n"))
    for blockSize in [1, 3, 6, 4096] {
      let found = await read(file, Reading(blockSize: blockSize, workers: 2))
      #expect(found.error == .unterminatedQuote(path: file.path, line: 3, column: 2))
    }
  }

  /// A header with a stray quote is fatal as a whole, also where it goes on in the next line.
  @Test(arguments: [1, 2, 5, 4096])
  func aHeaderWithAStrayQuoteIsFatalAsAWhole(blockSize: Int) async throws {
    let file = try ScratchFile(utf8("\na\"b,\"c\nd,e\"\n1,2\n"))
    let found = await read(file, Reading(blockSize: blockSize, workers: 2))
    #expect(found.error == .header(path: file.path, line: 2, fault: .strayQuote))
  }

  /// However many stray quotes there are, and wherever the cuts between chunks are wrong because of them, about as much is
  /// read as the file has.
  @Test(arguments: [1000, 4000])
  func theWorkGrowsWithTheFile(count: Int) async throws {
    let record = "a\"b,\"c\nd\"\n" + "1,2\n" + "a\"b,\"c\nd\",e\"f\n"
    let document = utf8("k,l\n" + String(repeating: record, count: count))
    let file = try ScratchFile(document)
    let source = try withExtendedLifetime(file) {
      try ChunkSource(path: file.path, blockSize: 512, recordLimit: 1 << 20)
    }
    var (restart, chunks, parsed) = (0, 0, 0)
    let rules = ChunkRules(projection: .positionsOnly, recordLimit: 1 << 20, usesReferenceParser: false)
    while var batch = try source.next(restart: restart) {
      let isParsed = batch.parse(rules)
      #expect(isParsed)
      chunks += 1
      parsed += batch.chunkFileCount
      if batch.fileCount < batch.chunkFileCount {
        restart = source.restart(at: batch.offset + batch.fileCount, takesRecordAlone: true).restarts
      }
    }
    #expect(parsed < document.count * 2)
    #expect(chunks < document.count / 64)
  }
}
