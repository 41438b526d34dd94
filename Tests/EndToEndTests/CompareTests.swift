import Foundation
import Support
import Testing

/// `jss compare`: what differs between two runs of the sample.
@Suite("jss compare")
struct CompareTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ day: String, _ arguments: String..., out: String = "out") throws -> String {
    let outcome = try ProgramRunner.run(
      ["run", Project.path("SampleData"), "--as-of", day, "--out", "\(folder.path)/\(out)", "--pages", "0"]
        + arguments)
    #expect(outcome.exitCode == 0)
    return URL(fileURLWithPath: "\(folder.path)/\(out)/latest").resolvingSymlinksInPath().path
  }

  private func scores(_ run: String) throws -> [String: String] {
    let rows = try String(contentsOfFile: run + "/scores.csv", encoding: .utf8).split(separator: "\n")
      .dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0[1], $0[3]) })
  }

  @Test("every score that differs is listed, the furthest first, and nothing else")
  func differences() throws {
    let (first, second) = try (run("2024-08-20"), run("2024-08-31"))
    let (before, after) = try (scores(first), scores(second))
    let text = try ProgramRunner.run(["compare", first, folder.path + "/out", "--limit", "1000"])
    #expect(text.exitCode == 0)
    let csv = try ProgramRunner.run(["compare", first, second, "--format", "csv"]).standardOutput
    let rows = csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows[0] == ["table", "profile_id", "contract_id", "column", "before", "after"])
    let found = rows.filter { $0[0] == "scores" && $0[3] == "jss" }
    let expected = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
    #expect(Set(found.map { $0[1] }) == expected && !expected.isEmpty)
    for row in found {
      #expect(row[4] == before[row[1]] ?? "" && row[5] == after[row[1]] ?? "")
      #expect(text.standardOutput.contains("\n\(row[1]) "))
    }
    #expect(rows.contains { $0[0] == "outcomes" && $0[3] == "outcome" })
    let json = try ProgramRunner.run(["compare", first, second, "--json"]).standardOutput
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["same_policy"] as? Bool == true)
    let counted = try #require(object["scores"] as? [String: Any])
    let changed = try #require(counted["changed"] as? [[String: Any]])
    #expect((counted["same"] as? Int ?? 0) + changed.count == Set(before.keys).union(after.keys).count)
  }

  @Test("a run is the same as itself; another policy is named")
  func policies() throws {
    let first = try run("2024-08-31")
    let same = try ProgramRunner.run(["compare", first, first]).standardOutput
    #expect(
      same.contains("Both have the same policy.\n") && same.contains("profiles the same, 0 changed, 0 only"))
    let second = try run("2024-08-31", "--policy", "upwork-2024-09", out: "other")
    let other = try ProgramRunner.run(["compare", first, second]).standardOutput
    #expect(other.contains("The policies differ: standard (SHA-256 ") && other.contains("upwork-2024-09 ("))
  }

  @Test("runs for different audiences, and a run that was changed, can't be compared")
  func refused() throws {
    let (first, talents) = try (run("2024-08-31"), run("2024-08-31", "--audience", "talent", out: "talents"))
    let audiences = try ProgramRunner.run(["compare", first, talents])
    #expect(audiences.exitCode == 64 && audiences.standardError.contains("only runs for the same audience"))
    let path = first + "/outcomes.csv"
    var lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    lines.swapAt(1, 2)
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
    let changed = try ProgramRunner.run(["compare", first, first])
    #expect(
      changed.exitCode == 65 && changed.standardError.contains("is not as it was written; `jss verify "))
    #expect(try ProgramRunner.run(["compare", folder.path, first]).exitCode == 66)
  }

  @Test("runs for the public have scores alone")
  func visitors() throws {
    let first = try run("2024-08-20", "--audience", "public")
    let second = try run("2024-08-31", "--audience", "public")
    let outcome = try ProgramRunner.run(["compare", first, second])
    #expect(outcome.exitCode == 0 && !outcome.standardOutput.contains("Outcomes"))
  }
}
