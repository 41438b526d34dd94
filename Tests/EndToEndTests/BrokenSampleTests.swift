import Foundation
import Support
import Testing

/// SampleData/broken holds one folder a kind of fault: what the program says of each is written down beside it.
@Suite("Faulty exports (1.5)")
struct BrokenSampleTests {
  private static let folder = Project.path("SampleData/broken")
  private static let names = try? FileManager.default.contentsOfDirectory(atPath: folder).filter {
    !$0.contains(".")
  }.sorted()

  @Test("each kind of fault gets its code, its place and its words", arguments: names ?? [])
  func message(name: String) throws {
    let outcome = try ProgramRunner.run(["validate", name], folder: Self.folder)
    let said = """
      exit \(outcome.exitCode.map(String.init) ?? "by a signal")

      standard output:
      \(outcome.standardOutput)
      standard error:
      \(outcome.standardError)
      """
    let expected = URL(fileURLWithPath: "\(Self.folder)/\(name)/expected.txt")
    if Project.isRecording { try Data(said.utf8).write(to: expected) }
    #expect(try said == String(contentsOf: expected, encoding: .utf8))
    try compare(outcome, with: Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/\(name)/expected.json")))
  }

  /// What was written down before there was a program: exit code, and the places and codes of the rejects.
  private func compare(_ outcome: ProgramRunner.Outcome, with json: Data) throws {
    let expected = try JSONDecoder().decode(Expected.self, from: json)
    #expect(outcome.exitCode == expected.exit)
    let rows = outcome.standardOutput.split(separator: "\r\n").flatMap { $0.split(separator: "\n") }
      .dropFirst()
    for reject in expected.rejects ?? [] {
      let beginning = "\(reject.file),\(reject.line),\(reject.column),\(reject.code),"
      #expect(rows.contains { $0.hasPrefix(beginning) })
    }
    if let fatal = expected.fatal { #expect(outcome.standardError.contains(fatal.file)) }
    for code in expected.warnings ?? [:] { #expect(outcome.standardError.contains("(\(code.value))")) }
  }

  private struct Expected: Decodable {
    var exit: Int32
    var rejects: [Reject]?
    var fatal: Fatal?
    var warnings: [String: Int]?

    struct Reject: Decodable {
      var file: String
      var line: Int
      var column: String
      var code: String
    }

    struct Fatal: Decodable {
      var file: String
    }
  }

  @Test("what can't be read at all says so: no folder, a file for a folder")
  func noInput() throws {
    for input in ["nowhere", Project.path("README.md")] {
      let outcome = try ProgramRunner.run(["score", input])
      #expect(outcome.exitCode == 66)
      #expect(outcome.standardError.contains("contracts.csv"))
    }
  }
}
