import Foundation
import Support
import Testing

@Suite("Scores on standard output")
struct ScoreProgramTests {
  private static let sample = ["SampleData", "--as-of", "2024-08-31", "--quiet"]

  private func run(_ arguments: [String], output: ProgramRunner.Output = .captured) throws
    -> ProgramRunner.Outcome
  {
    try ProgramRunner.run(arguments, output: output, folder: Project.root.path)
  }

  @Test("the columns of scores.csv but the two about removals, and the rows of Reports/sample")
  func rows() throws {
    let outcome = try run(["score"] + Self.sample)
    #expect(outcome.exitCode == 0)
    #expect(outcome.standardError.isEmpty)
    let recorded = try String(contentsOfFile: Project.path("Reports/sample/scores.csv"), encoding: .utf8)
    // Two columns are for what is not known: nothing in the sample.
    let expected = recorded.split(separator: "\n").enumerated().map { line, row in
      row.split(separator: ",", omittingEmptySubsequences: false).dropLast(2).joined(separator: ",")
        + (line == 0 ? ",jss_lowest,jss_highest" : ",,")
    }
    #expect(outcome.standardOutput == expected.map { $0 + "\n" }.joined())
  }

  @Test("one profile, in CSV and as a JSON object a line")
  func oneProfile() throws {
    let csv = try run(["score"] + Self.sample + ["--profile", "fl-amara"])
    #expect(csv.standardOutput.split(separator: "\n").count == 2)
    let json = try run(["score"] + Self.sample + ["--profile", "fl-amara", "--json"])
    let object = try JSONSerialization.jsonObject(with: Data(json.standardOutput.utf8)) as? [String: Any]
    #expect(object?["jss"] as? Int == 86)
    #expect(object?["reason"] is NSNull)
  }

  @Test(
    "the stories of the sample score as SampleData/README.md tells",
    arguments: [
      ("fl-amara", 86), ("fl-ines", nil), ("ag-northwind", 78), ("fl-tomasz", 67), ("fl-noor", 66),
      ("fl-kenji", 78),
      ("fl-luz", 71), ("ag-vela", 93), ("fl-sergei", 88), ("fl-ingrid", 85), ("fl-hamid", 86),
      ("fl-rosa", 71),
      ("fl-yusuf", 100),
    ])
  func stories(profile: String, percent: Int?) throws {
    let json = try run(["score"] + Self.sample + ["--profile", profile, "--json"])
    let object = try JSONSerialization.jsonObject(with: Data(json.standardOutput.utf8)) as? [String: Any]
    #expect(object?["jss"] as? Int == percent)
  }

  @Test("a full disk is exit 74, a reader that has gone is silent")
  func output() throws {
    #expect(try run(["score"] + Self.sample, output: .file("/dev/full")).exitCode == 74)
    let gone = try run(["score"] + Self.sample, output: .closedPipe)
    #expect(gone.signal == SIGPIPE)
    #expect(gone.standardError.isEmpty)
  }

  @Test("a misspelt profile is answered with the nearest one")
  func misspelt() throws {
    for arguments in [
      ["score"] + Self.sample + ["--profile", "fl-amarra"], ["explain"] + ["SampleData", "fl-amarra"],
    ] {
      let outcome = try run(arguments)
      #expect(outcome.exitCode == 64)
      #expect(outcome.standardError.contains("did you mean 'fl-amara'?"))
    }
  }

  @Test("explain tells each contract's outcome and rule in plain words, and the score before rounding")
  func explain() throws {
    let outcome = try run([
      "explain", "SampleData", "fl-tomasz", "--as-of", "2024-08-31", "--since", "2024-06-30", "-q", "--exact",
    ])
    #expect(outcome.exitCode == 0)
    for words in [
      "Job Success Score 67 (66.6667 before rounding): needs improvement, decided by the 24-month window",
      "counts against: the client was not satisfied", "left out: the client gave no feedback that counts",
      "Together +6.6667, from 60.0000 to 66.6667.",
    ] {
      #expect(outcome.standardOutput.contains(words))
    }
  }

  @Test("explain names what costs, counts the others, and lists every contract when asked")
  func explainEach() throws {
    let amara = ["explain", "SampleData", "fl-amara", "--as-of", "2024-08-31", "-q"]
    let short = try run(amara).standardOutput
    #expect(
      short.contains(
        "ct-amara-47  Poster series for a film festival  cl-lumiere    2024-07-22    4.1  counts against"))
    #expect(short.contains("       45   +91.8  counts for: the client was satisfied\n"))
    #expect(!short.contains("ct-amara-01"))
    let all = try run(amara + ["--all"]).standardOutput
    for number in 1...49 { #expect(all.contains("ct-amara-\(number < 10 ? "0" : "")\(number)  ")) }
  }

  @Test("the shares of explain --json add up to the score, the parts of --since to the change")
  func explainInJSON() throws {
    let outcome = try run([
      "explain", "SampleData", "fl-amara", "--as-of", "2024-08-31", "--since", "2024-06-30", "--json", "-q",
    ])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.standardOutput.utf8)) as? [String: Any])
    let score = try #require(object["score"] as? [String: Any])
    let window = try #require(score["window"] as? String)
    let contracts = try #require(object["contracts"] as? [[String: Any]])
    let shares = contracts.flatMap { $0["shares"] as? [[String: Any]] ?? [] }.filter {
      $0["window"] as? String == window
    }
    let sum = shares.compactMap { $0["adds"] as? Double }.reduce(0, +)
    #expect(abs(sum - (score["jss_exact"] as? Double ?? -1)) < 0.01)
    let since = try #require(object["since"] as? [String: Any])
    let causes = try #require(since["causes"] as? [[String: Any]])
    let parts = causes.compactMap { $0["part"] as? Double }.reduce(since["window_part"] as? Double ?? 0, +)
    #expect(abs(parts - (since["change"] as? Double ?? -1)) < 0.01)
  }
}
