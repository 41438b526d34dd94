// Finding bytes, finding the end of a record, and cutting a file into chunks.

import CByteScan
import Support
import Testing

@testable import CSV

struct ScanTests {
  /// The end of the first record of every text of six characters over a small alphabet, against libcsv.
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
      let parsed = batch.parse(
        ChunkRules(projection: .positionsOnly, recordLimit: 100, usesReferenceParser: true))
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

  /// Without stray quotes every chunk ends with a record, and chunks follow one another without gaps.
  @Test(arguments: [1, 5, 64, 1000])
  func chunksEndWithRecords(blockSize: Int) throws {
    let document = utf8("a,b\n" + String(repeating: "1,\"x\ny, \"\"z\"\"\"\r\n\n2,3\n", count: 50))
    let file = try ScratchFile(document)
    let source = try ChunkSource(path: file.path, blockSize: blockSize, recordLimit: 1 << 20)
    var offset = 0
    var lines = 0
    while var batch = try source.next(restart: 0) {
      #expect(batch.offset == offset)
      let rules = ChunkRules(projection: .positionsOnly, recordLimit: 1 << 20, usesReferenceParser: false)
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

  /// Bytes above 127 are no separators, and bytes from `end` on are not reported.
  @Test func bytesAreFoundAtEveryIndex() {
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

  /// This processor's vector instructions against the plain versions, on random bytes: any, of a small alphabet, and
  /// letters with a few others among them.
  @Test(arguments: 0..<12 as Range<UInt64>)
  func vectorsAgreeWithPlainVersions(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet: [UInt8] = utf8(",\"\r\nxyz 12") + [0, 0x80, 0xAC, 0xFF]
    for _ in 0..<300 {
      let letterRate = [0, 50, 97][Int(seed % 3)]
      let bytes = (0..<160).map { _ -> UInt8 in
        if random.chance(letterRate) { return UInt8(ascii: "a") + UInt8(random.below(20)) }
        return seed % 3 == 0 ? UInt8(random.below(256)) : random.pick(of: alphabet)
      }
      let (start, count) = (random.below(17), random.below(80))
      var copies = [[UInt8]](repeating: [UInt8](repeating: 7, count: 160), count: 2)
      let byte = random.pick(of: alphabet)
      unsafe bytes.withUnsafeBufferPointer { bytes in
        guard let from = unsafe bytes.baseAddress.map({ unsafe $0 + start }) else { return }
        #expect(unsafe bytescan_separators(from) == bytescan_separators_scalar(from))
        #expect(unsafe bytescan_matches(from, byte) == bytescan_matches_scalar(from, byte))
        #expect(unsafe bytescan_are_ascii(from) == bytescan_are_ascii_scalar(from))
        let isPlain = unsafe bytescan_copy_plain(&copies[0], from, count)
        #expect(unsafe isPlain == bytescan_copy_plain_scalar(&copies[1], from, count))
        if isPlain { #expect(copies[0] == copies[1]) }
        #expect(copies[0][count...].allSatisfy { $0 == 7 })
      }
    }
  }
}
