// The parts that cut a file: where records end, and how often a well-formed file is cut rightly at once.

import Testing

@testable import CSV

struct ScanTests {
  /// Every text over an alphabet of what matters, against libcsv: where its first record ends.
  @Test func scannerAgreesWithLibcsv() throws {
    let alphabet: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x20, 0x78]
    var text = [UInt8](repeating: 0, count: 6)
    for number in 0..<46_656 {
      var rest = number
      for index in text.indices {
        text[index] = alphabet[rest % 6]
        rest /= 6
      }
      let document = text + [0x0A]
      var batch = RecordBatch()
      batch.bytes = document
      batch.begin(.text, offset: 0, count: document.count, chunkFileCount: document.count)
      let parsed = batch.parse(ChunkRules(projection: .placesOnly, recordLimit: 100, usesPlainPath: true))
      #expect(parsed)

      var scanner = RecordScanner()
      let split = number % 8
      var end = scanner.scan(document, 0..<min(split, document.count))
      if end == nil { end = scanner.scan(document, min(split, document.count)..<document.count) }
      let record = batch.records.first { $0.line == 0 }
      guard let end else {
        #expect(scanner.isInsideQuotes && record == nil, "\(document)")
        continue
      }
      #expect(scanner.isBlank == (record == nil), "\(document)")
      #expect(scanner.hasStrayQuote == (record?.fault == .strayQuote), "\(document)")
      if let record {
        let contentEnd = Int(record.start + record.count)
        #expect(document[contentEnd..<end].allSatisfy { $0 == 0x0A || $0 == 0x0D }, "\(document)")
        #expect(document[end - 1] == 0x0A && end - contentEnd <= 2, "\(document)")
      }
    }
  }

  /// Without stray quotes every chunk ends with a record, and chunks follow one another.
  @Test(arguments: [1, 5, 64, 1000])
  func cutsAtRecords(blockSize: Int) throws {
    let document = utf8("a,b\n" + String(repeating: "1,\"x\ny, \"\"z\"\"\"\r\n\n2,3\n", count: 50))
    let file = try ScratchFile(document)
    let source = try ChunkSource(path: file.path, blockSize: blockSize, recordLimit: 1 << 20)
    var offset = 0
    var lines = 0
    while var batch = try source.next(restart: 0) {
      #expect(batch.offset == offset)
      let rules = ChunkRules(projection: .placesOnly, recordLimit: 1 << 20, usesPlainPath: false)
      let isParsed = batch.parse(rules)
      #expect(isParsed)
      #expect(batch.fileCount == batch.chunkFileCount)
      #expect(batch.hasQuote || !batch.bytes[..<batch.count].contains(0x22))
      offset += batch.fileCount
      lines += batch.lines
      source.recycle(&batch)
    }
    #expect(offset == document.count)
    #expect(lines == document.count { $0 == 0x0A })
  }

  /// Bytes from 128 up are no separators, and what stands behind the end is not looked at.
  @Test func findsBytesAtEveryPlace() {
    for length in 0...80 {
      for place in 0..<length {
        var bytes = [UInt8](repeating: 0xAC, count: length + readablePadding)
        bytes[place] = 0x22
        unsafe bytes.withUnsafeBufferPointer { bytes in
          guard let base = bytes.baseAddress else { return }
          let scan = unsafe ByteScan(base: base)
          #expect(unsafe scan.firstQuoteOrLineFeed(from: 0, to: length) == place)
          #expect(unsafe scan.first(0x22, from: 0, to: length) == place)
          #expect(unsafe scan.count(0x22, from: 0, to: length) == 1)
          #expect(unsafe scan.separators(at: 0, end: length) == (place < 64 ? 1 << UInt64(place) : 0))
        }
      }
    }
  }
}
