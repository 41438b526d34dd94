// Random documents full of what is awkward: every way of reading them, at every chunk size, gives the same records as
// the plain model.

import CSV
import Support
import Testing

private let pieces: [[UInt8]] =
  [
    "a", "bc", "1234", "some longer text that fills more than one word", ",", ",", ",", ",", "\n", "\n",
    "\r\n",
    " ", "\t", "ä", "\u{1F600}", "\0", ",\"quoted\",", ",\"with \"\"doubled\"\" quotes\",",
    ",\"a,b\nc\r\nd\",",
    ",\"\",", ", \"x\" ,", "\"\"",
  ].map(utf8)
private let faults: [[UInt8]] = [
  utf8("\""), utf8("\r"), [0xFF], [0xC3], utf8("x\"y"), utf8("\"x\"y"), utf8("\"x\"y,\"z\n"),
  utf8("a\"b,\"c\nd\"\n"),
  utf8("\"a\"b\"c,\"d,\n\"\"\n"),
]

/// `faultRate` of 1000 pieces are faults.
private func randomDocument(pieces count: Int, faultRate: Int, _ generator: inout SeededGenerator) -> [UInt8]
{
  var document = utf8("a,b,c\n")
  for _ in 0..<count {
    let isFault = Int.random(in: 0..<1000, using: &generator) < faultRate
    let piece = isFault ? faults.randomElement(using: &generator) : pieces.randomElement(using: &generator)
    document += piece ?? []
  }
  return document
}

struct RandomTests {
  /// Short documents, at small chunk sizes and with a small limit of a record's length.
  @Test(arguments: 0..<8)
  func randomDocumentsReadAsTheModelInAnyBlocks(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    for round in 0..<100 {
      let faultRate = [0, 10, 50, 200].randomElement(using: &generator) ?? 0
      let document = randomDocument(
        pieces: Int.random(in: 0...60, using: &generator), faultRate: faultRate, &generator)
      let limit = [1 << 20, 20, 60].randomElement(using: &generator) ?? 20
      let columns = [nil, [1], [2, 0], []].randomElement(using: &generator) ?? nil
      let model = modelDocument(document, recordLimit: limit, wanted: columns)
      let file = try ScratchFile(document)
      for _ in 0..<6 {
        let reading = Reading(
          blockSize: Int.random(in: 1...80, using: &generator), recordLimit: limit,
          usesReferenceParser: Bool.random(using: &generator),
          workers: Int.random(in: 1...3, using: &generator),
          columns: columns)
        let found = await read(file, reading)
        guard found.isAlike(model) else {
          Issue.record(
            "seed \(seed), round \(round), \(reading): \(String(decoding: document, as: UTF8.self))")
          return
        }
      }
    }
  }

  /// Many records, short way against libcsv alone.
  @Test(arguments: 0..<4)
  func theFastPathReadsAsLibcsvAlone(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: 1000 + seed)
    let document = randomDocument(pieces: 400_000, faultRate: Int(seed % 2) * 4, &generator)
    let file = try ScratchFile(document)
    let short = await read(
      file, Reading(blockSize: Int.random(in: 5000...300_000, using: &generator), workers: 2))
    let plain = await read(
      file,
      Reading(
        blockSize: Int.random(in: 5000...300_000, using: &generator), usesReferenceParser: true, workers: 2))
    #expect(short.records.count > 10_000 || short.error != nil)
    #expect(short == plain)
    #expect(short.isAlike(modelDocument(document)))
  }
}
