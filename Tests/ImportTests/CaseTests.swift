import Foundation
import Support
import Testing

@testable import Import

/// Whole folders from made-up downloads, byte for byte (8.1). `make record` writes them anew.
@Suite struct ImportCaseTests {
  @Test(arguments: ImportCase.all)
  func folderIsAsRecorded(_ example: ImportCase) throws {
    let result = try example.build()
    var texts = result.texts
    texts["said.txt"] = (result.lines(into: "mydata") + result.warnings).joined(separator: "\n") + "\n"
    if Project.isRecording {
      try? FileManager.default.removeItem(atPath: example.expected)
      for (path, text) in texts {
        let url = URL(fileURLWithPath: example.expected + "/" + path)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
      }
    }
    #expect(try Project.files(below: example.expected) == texts.keys.sorted())
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
      #expect(try String(contentsOfFile: example.expected + "/" + path, encoding: .utf8) == text, "\(path)")
    }
  }

  /// Any order of files, and any file given again under another name: the same bytes.
  @Test(arguments: ImportCase.all)
  func orderAndRepetitionDoNotMatter(_ example: ImportCase) throws {
    let sources = try example.sources()
    let expected = try example.build().texts
    var random = SeededGenerator(seed: 8)
    for _ in 0..<4 {
      let again = sources.map { SourceFile(name: "~" + $0.name, bytes: $0.bytes, reading: $0.reading) }
      let shuffled = (sources + again).shuffled(using: &random)
      let result = try ImportResult(ImportInput(sources: shuffled, answers: [], me: "ada"))
      #expect(result.texts == expected)
    }
  }

  /// What import writes is an input that chapter 1 takes whole: nothing is left out in silence.
  @Test(arguments: ImportCase.all)
  func rowsOfEachFileAddUp(_ example: ImportCase) throws {
    for line in try example.build().rows("import/sources.csv") {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      let counts = cells[5...8].compactMap { Int($0) }
      #expect(counts.count == 4 && counts[0] == counts[1] + counts[2] + counts[3], "\(line)")
    }
  }
}
