import Foundation
import Support
import Testing

/// What the program does for those who let it run unattended: trying a run, held runs, logs, options in a file (5, 6.4).
@Suite("For operators (5, 6.4)")
struct OperatorProgramTests {
  private static let input = Project.path("SampleData")

  private func object(_ text: some StringProtocol) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func run(_ arguments: String...) throws -> ProgramRunner.Outcome {
    try ProgramRunner.run(["run", Self.input, "--pages", "0"] + arguments)
  }

  // MARK: --dry-run

  @Test(
    "a dry run says what the run would be and do, and writes nothing",
    arguments: ["internal", "talent", "public"])
  func dryRun(audience: String) throws {
    let folder = try TemporaryFolder()
    let out = folder.path + "/out"
    let tried = try run("--out", out, "--as-of", "2024-08-30", "--audience", audience, "--dry-run")
    #expect(tried.exitCode == 0, "\(tried.standardError)")
    #expect(folder.names() == [])
    let place = try #require(tried.standardError.firstMatch(of: /would publish: (\S+) \((\d+) files/))
    #expect(try run("--out", out, "--as-of", "2024-08-30", "--audience", audience).exitCode == 0)
    #expect(FileManager.default.fileExists(atPath: String(place.1)))
    let outputs = try #require(
      try object(String(contentsOfFile: "\(place.1)/run.json", encoding: .utf8))["outputs"] as? [Any])
    #expect(outputs.count == Int(place.2))
    let before = try Project.files(below: out)
    let again = try run("--out", out, "--as-of", "2024-08-30", "--audience", audience, "--dry-run")
    #expect(again.standardError.contains("would do nothing, for it is published already"))
    #expect(try Project.files(below: out) == before)
  }

  @Test("a dry run's rules find what the run's do")
  func dryRules() throws {
    let folder = try TemporaryFolder()
    let out = folder.path + "/out"
    #expect(try run("--out", out, "--as-of", "2024-08-29").exitCode == 0)
    let rules = ["changed>0.1%", "mean-change>0.001", "scored<1000", "rejected<1"]
      .flatMap { ["--hold-on", $0] }
    let arguments = ["run", Self.input, "--pages", "0", "--out", out, "--as-of", "2024-08-31"] + rules
    let tried = try ProgramRunner.run(arguments + ["--dry-run"])
    #expect(tried.exitCode == 3 && tried.standardError.contains("would hold: "))
    let held = try ProgramRunner.run(arguments)
    #expect(held.exitCode == 3)
    func found(_ text: String) -> [Substring] { text.split(separator: "\n").filter { $0.hasPrefix("  ") } }
    #expect(found(tried.standardError) == found(held.standardError) && found(held.standardError).count == 4)
  }

  // MARK: Held runs

  @Test("held runs are listed with what holds them, also before there is a history; talents' without figures")
  func heldRuns() throws {
    for audience in ["internal", "talent"] {
      let folder = try TemporaryFolder()
      let out = folder.path + "/out"
      let outcome = try run(
        "--out", out, "--as-of", "2024-08-31", "--audience", audience, "--hold-on", "scored<1000",
        "--metrics",
        folder.path + "/m")
      #expect(outcome.exitCode == 3)
      #expect((folder.read("m") ?? "").contains("\njss_runs_held 1\n"))
      let text = try ProgramRunner.run(["history", "runs", "--out", out]).standardOutput
      let name = try #require(folder.names(in: "out/runs").first)
      #expect(text.contains("runs/\(name)\n  scored<1000"))
      #expect(text.contains("profiles scored") == (audience == "internal"))
      #expect(text.contains("`jss promote \(name) --out \(out)`"))
      let json = try object(ProgramRunner.run(["history", "runs", "--out", out, "--json"]).standardOutput)
      let held = try #require((json["held"] as? [[String: Any]])?.first)
      #expect(held["folder"] as? String == "runs/" + name)
      let rule = try #require((held["held_by"] as? [[String: Any]])?.first)
      #expect(rule["rule"] as? String == "scored<1000")
      #expect((rule["found"] is String) == (audience == "internal"))
      #expect(try ProgramRunner.run(["promote", name, "--out", out]).exitCode == 0)
      let manifest = try String(contentsOfFile: out + "/latest/run.json", encoding: .utf8)
      #expect(!manifest.contains("held_by"))
      #expect(
        try !ProgramRunner.run(["history", "runs", "--out", out]).standardOutput.contains("held since"))
    }
  }

  @Test("metrics have the mean and how many scores changed; both are run.json's")
  func metrics() throws {
    let folder = try TemporaryFolder()
    let out = folder.path + "/out"
    #expect(try run("--out", out, "--as-of", "2024-08-29").exitCode == 0)
    #expect(try run("--out", out, "--as-of", "2024-08-31", "--metrics", folder.path + "/m").exitCode == 0)
    let manifest = try object(String(contentsOfFile: out + "/latest/run.json", encoding: .utf8))
    let changed = try #require(manifest["changed"] as? Int)
    let mean = try #require((manifest["scores"] as? [String: Any])?["mean"] as? Double)
    let text = (folder.read("m") ?? "")
    #expect(text.contains("\njss_profiles_changed \(changed)\n") && changed > 0)
    #expect(text.contains("\njss_runs_held 0\n"))
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("jss_mean_score ") })
    #expect(Double(line.split(separator: " ")[1]) == mean)
  }

  // MARK: Logs

  @Test("JSON log lines have an event, and numbers are numbers")
  func logs() throws {
    let folder = try TemporaryFolder()
    let outcome = try run("--out", folder.path + "/out", "--as-of", "2024-08-31", "--log-format", "json")
    let lines = try outcome.standardError.split(separator: "\n").map { try object($0) }
    #expect(lines.allSatisfy { $0["event"] is String && $0["time"] is String && $0["level"] is String })
    let published = try #require(lines.first { $0["event"] as? String == "run_published" })
    let scored = try #require(lines.first { $0["event"] as? String == "run_scored" })
    #expect(published["as_of"] as? String == "2024-08-31")
    #expect(published["run_id"] as? String == scored["run_id"] as? String)
    #expect(scored["scored"] is Int && scored["mean"] is Double && scored["duration"] is Double)

    let broken = try ProgramRunner.run([
      "score", Project.path("SampleData/broken/malformed-date"), "--log-format", "json",
    ])
    let rejects = try broken.standardError.split(separator: "\n").map { try object($0) }
    #expect(rejects.contains { $0["line"] is Int && ($0["file"] as? String)?.hasSuffix(".csv") == true })
  }

  // MARK: Options in a file

  @Test("a file gives options, a command's own before those of all; the command line wins")
  func config() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(
      """
      input: \(Self.input)
      as-of: 2024-08-30
      json: true
      run:
        out: \(folder.path)/out
        pages: 0
        profile: [fl-amara, ag-northwind]
        hold-on: ["scored<1", "rejected>50%"]
        quiet: true
        force: false
      score:
        as-of: 2024-08-31
        profile: fl-amara
      """, to: "jss.yaml")
    let file = folder.path + "/jss.yaml"
    let score = try ProgramRunner.run(["score", "--config", file])
    let row = try object(score.standardOutput)
    #expect(row["as_of"] as? String == "2024-08-31" && row["profile_id"] as? String == "fl-amara")
    // What the command line gives a list takes the list's place.
    let other = try ProgramRunner.run([
      "score", "--config=\(file)", "--profile", "fl-ines", "--as-of", "2024-08-29",
    ])
    #expect(try object(other.standardOutput)["profile_id"] as? String == "fl-ines")
    #expect(try object(other.standardOutput)["as_of"] as? String == "2024-08-29")
    // The folder is the first of two arguments.
    #expect(try ProgramRunner.run(["explain", "fl-amara", "--config", file]).exitCode == 0)
    let ran = try ProgramRunner.run(["run", "--config", file])
    #expect(ran.exitCode == 0 && ran.standardError.isEmpty, "\(ran.standardError)")
    #expect(folder.names(in: "out/runs").count == 1 && folder.names(in: "out/latest/profiles").count == 2)

    let shown = try ProgramRunner.run(["run", "--config", file, "--pages", "7", "--print-config"])
    #expect(shown.exitCode == 0)
    for line in [
      "  pages: 7  # command line", "  out: \(folder.path)/out  # \(file):5",
      "  hold-on: [\"scored<1\", \"rejected>50%\"]  # \(file):8", "  audience: internal  # default",
      "  force: false  # \(file):10", "  # keep:  not given",
    ] { #expect(shown.standardOutput.contains(line + "\n"), "\(line)\n\(shown.standardOutput)") }
    // What is shown is a file that says the same.
    _ = try folder.write(shown.standardOutput, to: "shown.yaml")
    let again = try ProgramRunner.run(["run", "--config", folder.path + "/shown.yaml", "--print-config"])
    func values(_ text: String) -> [Substring] {
      text.split(separator: "\n").dropFirst().map { $0.split(separator: "  #")[0] }
    }
    #expect(values(again.standardOutput) == values(shown.standardOutput), "\(again.standardError)")
  }

  @Test(
    "what a file can't say is refused, with what was meant",
    arguments: [
      ("run:\n  outt: x\n", "outt", "did you mean \"out\"?"),
      ("ruun:\n  out: x\n", "ruun", "did you mean \"run\"?"),
      ("audiense: talent\n", "audiense", "did you mean \"audience\"?"),
      ("quiet: perhaps\n", "quiet", "neither true nor false"),
      ("as-of: [2024-08-30, 2024-08-31]\n", "as-of", "can be given once"),
      ("run:\n  out: {a: b}\n", "out", "a single value"), ("- a\n", "a list", "a group of keys"),
    ]) func wrongConfig(text: String, key: String, words: String) throws
  {
    let folder = try TemporaryFolder()
    _ = try folder.write(text, to: "jss.yaml")
    let outcome = try ProgramRunner.run(["run", Self.input, "--config", folder.path + "/jss.yaml"])
    #expect(outcome.exitCode == 78)
    #expect(outcome.standardError.contains("jss.yaml:"))
    #expect(
      outcome.standardError.contains(key) && outcome.standardError.contains(words), "\(outcome.standardError)"
    )
    let absent = try ProgramRunner.run(["run", Self.input, "--config", folder.path + "/no.yaml"])
    #expect(absent.exitCode == 66)
  }
}
