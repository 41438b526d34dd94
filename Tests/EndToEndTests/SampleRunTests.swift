import Foundation
import Support
import Testing

/// Reports/sample is a run over SampleData, byte for byte. `make record` writes it anew.
@Suite("The run over the sample (6.1)")
struct SampleRunTests {
  private static let recorded = Project.path("Reports/sample")

  @Test("the same bytes in every file but run.json's times")
  func sameBytes() throws {
    let out = try TemporaryFolder()
    let outcome = try ProgramRunner.run(
      ["run", "SampleData", "--as-of", "2024-08-31", "--pages", "21", "--out", out.path + "/out"],
      folder: Project.root.path)
    #expect(outcome.exitCode == 0)
    let latest = out.path + "/out/latest"
    if Project.isRecording { try record(latest) }
    #expect(try Project.files(below: latest) == Project.files(below: Self.recorded))
    for file in try Project.files(below: Self.recorded) {
      let (made, kept) = (try contents(latest + "/" + file), try contents(Self.recorded + "/" + file))
      #expect(made == kept, "\(file)")
    }
  }

  /// A file's bytes; of run.json, without what names times and memory.
  private func contents(_ path: String) throws -> Data {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    guard path.hasSuffix("/run.json"),
      var manifest = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    else { return data }
    for name in ["started", "finished", "milliseconds", "peak_memory_bytes"] {
      #expect(manifest.removeValue(forKey: name) != nil)
    }
    return try JSONSerialization.data(withJSONObject: manifest, options: [.sortedKeys, .prettyPrinted])
  }

  private func record(_ latest: String) throws {
    try? FileManager.default.removeItem(atPath: Self.recorded)
    let run = URL(fileURLWithPath: latest).resolvingSymlinksInPath()
    try FileManager.default.copyItem(at: run, to: URL(fileURLWithPath: Self.recorded))
    for name in ["", "/"] + (try Project.files(below: Self.recorded)).map({ "/" + $0 }) {
      let isFolder = name.count < 2
      try FileManager.default.setAttributes(
        [.posixPermissions: isFolder ? 0o755 : 0o644], ofItemAtPath: Self.recorded + name)
    }
  }

  @Test("the same again is published already; --force gives the same bytes")
  func again() throws {
    let out = try TemporaryFolder()
    let arguments = [
      "run", Project.path("SampleData"), "--as-of", "2024-08-31", "--pages", "9", "--out", out.path + "/out",
    ]
    #expect(try ProgramRunner.run(arguments).exitCode == 0)
    let runs = try FileManager.default.contentsOfDirectory(atPath: out.path + "/out/runs").sorted()
    let scores = try contents(out.path + "/out/latest/scores.csv")
    let second = try ProgramRunner.run(arguments)
    #expect(second.exitCode == 0)
    #expect(second.standardError.contains("already published"))
    let forced = try ProgramRunner.run(arguments + ["--force", "--threads", "1"])
    #expect(forced.exitCode == 0)
    #expect(try contents(out.path + "/out/latest/scores.csv") == scores)
    #expect(try FileManager.default.contentsOfDirectory(atPath: out.path + "/out/runs").sorted() == runs)
  }

  @Test("a small market gets a page for each profile, and the run says what it did")
  func everyPage() throws {
    let out = try TemporaryFolder()
    func run(_ day: String, _ arguments: String...) throws -> String {
      try ProgramRunner.run(
        ["run", Project.path("SampleData"), "--as-of", day, "--out", out.path + "/out"] + arguments
      ).standardError
    }
    let first = try run("2024-08-30", "--pages", "0")
    let second = try run("2024-08-31")
    let rows = try String(decoding: contents(out.path + "/out/latest/scores.csv"), as: UTF8.self)
      .split(separator: "\n").dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let pages = try FileManager.default.contentsOfDirectory(atPath: out.path + "/out/latest/profiles")
    #expect(pages.count == rows.count && rows.count <= 200)
    let scores = rows.compactMap { Int($0[3]) }
    let mean = (Double(scores.reduce(0, +)) / Double(scores.count) * 100).rounded() / 100
    #expect(first.contains("scored ") && !first.contains("since the last run"))
    #expect(
      second.contains("scored \(scores.count) of \(rows.count) profiles, mean \(mean); since the last run "))
    #expect(second.contains("open \(out.path)/out/latest/index.html\n"))
  }

  @Test("too many rejects publish nothing, and leave their rows in failed")
  func tooManyRejects() throws {
    let out = try TemporaryFolder()
    let outcome = try ProgramRunner.run([
      "run", Project.path("SampleData/broken/malformed-date"), "--as-of", "2024-08-31", "--out",
      out.path + "/out",
    ])
    #expect(outcome.exitCode == 65)
    #expect(outcome.standardError.contains("failed/rejects.csv"))
    #expect(try Project.files(below: out.path + "/out").contains("failed/rejects.csv"))
    #expect(!FileManager.default.fileExists(atPath: out.path + "/out/latest"))
  }
}
