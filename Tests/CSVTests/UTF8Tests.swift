import Support
import Testing

@testable import CSV

/// Which texts are invalid UTF-8, against the standard library's validation of the whole text.
@Suite struct UTF8Tests {
  /// Every stretch of such pieces: at any place among eight bytes, cut anywhere, next to each other.
  @Test(arguments: 0..<4)
  func invalidUTF8IsFoundAsTheStandardLibraryDoes(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces: [[UInt8]] =
      ["a", "bcdefghij", "é", "中", "😀", "é中😀"].map { Array($0.utf8) } + [
        [0xFF], [0xC3], [0xE4, 0xB8], [0xF0, 0x9F, 0x98], [0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80],
      ]
    for _ in 0..<4000 {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        let valid = Int.random(in: 0..<12, using: &generator) > 0
        text += pieces[Int.random(in: valid ? 0..<6 : 6..<pieces.count, using: &generator)]
      }
      var batch = RecordBatch()
      batch.bytes = text
      batch.begin(.text, offset: 0, count: text.count, chunkFileCount: text.count)
      batch.endsFile = true
      let isParsed = batch.parse(
        ChunkRules(projection: .positionsOnly, recordLimit: 1000, usesReferenceParser: false))
      try #require(isParsed)
      let isValid = batch.records.allSatisfy { $0.fault != .invalidUTF8 }
      #expect(isValid == (String(validating: text, as: UTF8.self) != nil), "\(text)")
    }
  }
}
