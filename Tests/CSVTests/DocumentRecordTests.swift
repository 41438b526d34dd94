import Support
import Testing

@testable import CSV

/// Records of a document in memory, against all of it as one piece.
@Suite struct DocumentRecordTests {
  private func records(_ text: String, pieceSize: Int) -> [String] {
    let records = DocumentRecords(of: Array(text.utf8), Projection(allOf: 2), pieceSize: pieceSize)
    var found: [String] = []
    do {
      try records.forEach(from: 0, line: 1) { batch, line in
        for record in batch.records {
          let texts =
            record.fault == nil ? batch.texts(of: record).map { String(decoding: $0, as: UTF8.self) } : []
          found.append("\(line + Int(record.line)) \(record.fault?.code.description ?? "") \(texts)")
        }
      }
    } catch {
      found.append("open at \(error.line)")
    }
    return found
  }

  @Test func piecesGiveWhatTheWholeGives() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<300 {
      var text = ""
      for _ in 0..<random.int(1...12) {
        text +=
          random.pick("a,b", "\"x\ny\",2", "\"q\"\"q\",", "a", ",", "st\"ray,1", "\"a\"b,c", "é,ü", "")
          + random.pick("\n", "\r\n")
      }
      if random.chance(20) { text += "\"open,1\n2" }
      let whole = records(text, pieceSize: .max / 4)
      for size in [1, 3, 8] { #expect(records(text, pieceSize: size) == whole, "\(text.debugDescription)") }
    }
  }

  @Test func theLineOfAnOpenQuoteIsNamed() {
    #expect(records("a,b\n\"c\nd\",e\nf,\"g\n\n", pieceSize: 1).last == "open at 4")
  }
}
