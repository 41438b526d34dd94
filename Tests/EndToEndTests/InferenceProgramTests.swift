import Foundation
import Support
import Testing

/// `jss infer`, `estimate`, `calibrate` and `audit-leak` (chapter 7).
@Suite("What scores tell of hidden feedback (7)")
struct InferenceProgramTests {
  private let input: StoryFolder

  init() throws {
    input = try StoryFolder(["amara", "kenji", "luz", "bruno"])
  }

  private func run(_ command: String, _ arguments: String...) throws -> ProgramRunner.Outcome {
    try ProgramRunner.run([command, input.path, "--quiet", "--as-of", "2024-08-31"] + arguments)
  }

  private func answer(_ command: String, _ arguments: String...) throws -> String {
    let outcome = try ProgramRunner.run(
      [command, input.path, "--quiet", "--as-of", "2024-08-31"] + arguments)
    #expect(outcome.exitCode == 0, "\(outcome.standardError)")
    return outcome.standardOutput
  }

  private func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("a drop with one culprit, in words that accuse nobody")
  func oneCulprit() throws {
    let text = try answer("infer", "fl-amara")
    #expect(text.contains("If policy standard is right"))
    #expect(text.contains("The feedback on ct-amara-47 very likely counts as less than the best (1.000)."))
    #expect(text.contains("prior: assumed"))
    #expect(!text.contains("rated you"))
    let found = try json(try answer("infer", "fl-amara", "--json"))
    #expect(found["conclusion"] as? String == "explained")
    let suspects = try #require(found["suspects"] as? [[String: Any]])
    #expect(suspects.first?["contract_id"] as? String == "ct-amara-47")
    #expect(suspects.first?["verdict"] as? String == "very_likely_bad")
    #expect(suspects.first?["new_since"] as? String == "2024-07-10")
    let bad = suspects.compactMap { $0["p_bad"] as? Double }
    #expect(bad.count == suspects.count && bad == bad.sorted(by: >))
  }

  @Test("a drop by ageing alone, twins, and a contradiction")
  func otherStories() throws {
    #expect(
      try answer("infer", "fl-kenji").contains(
        "No new feedback explains this drop: older contracts left the window."))
    #expect(
      try answer("infer", "fl-luz").contains(
        "ct-luz-13 and ct-luz-16 can't be told apart: one of them, or both."))
    #expect(
      try answer("infer", "fl-bruno").contains(
        "These scores can't come from policy standard: the policy, a date or a record is wrong."))
  }

  @Test("two policies stand side by side, with the one that explains more")
  func twoPolicies() throws {
    let text = try answer("infer", "fl-bruno", "--policy", "standard", "--policy", "upwork-2015-03")
    #expect(
      text.contains("If policy standard is right") && text.contains("If policy upwork-2015-03 is right"))
    #expect(text.contains("Policy upwork-2015-03 explains more than the others."))
    let found = try json(
      try answer("infer", "fl-bruno", "--policy", "standard", "--policy", "upwork-2015-03", "--json"))
    #expect(found["explains_more"] as? String == "upwork-2015-03")
    #expect((found["answers"] as? [Any])?.count == 2)
    let few = try answer(
      "infer", "fl-bruno", "--policy", "standard", "--policy", "upwork-2015-03", "--states", "1")
    #expect(few.contains("Which of the policies explains more is undecided"))
    let none = try answer("infer", "fl-bruno", "--policy", "standard", "--policy", "upwork-2023-12")
    #expect(none.contains("None of the policies explains these scores."))
  }

  @Test("with few states fewer observations are used, and with too few it is undecided")
  func fewStates() throws {
    #expect(try answer("infer", "fl-amara", "--states", "1").contains("Too many explanations: undecided."))
    #expect(try answer("infer", "fl-amara", "--states", "3000").contains("of 3 observations were used"))
  }

  @Test("policies are calibrated, and a grid's points remain or not")
  func calibration() throws {
    let found = try json(try answer("calibrate", "--json"))
    let policies = try #require(found["policies"] as? [[String: Any]])
    #expect(policies.count == 7 && found["observed_profiles"] as? Int == 4)
    #expect(policies.first?["policy"] as? String == "upwork-2015-03")
    #expect(policies.allSatisfy { ($0["days"] as? Int ?? 0) >= ($0["explained"] as? Int ?? 1) })
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let grid = folder.path + "/grid.yaml"
    try Data("extends: upwork-2015-03\ngrid:\n  no_work: [negative, ineligible]\n".utf8)
      .write(to: URL(fileURLWithPath: grid))
    let text = try answer("calibrate", "--search", grid)
    #expect(text.contains("no_work=negative") && !text.contains("no_work=ineligible"))
    #expect(text.contains("1 of 2 points remain."))
  }

  @Test("what leaks is for the marketplace's own people alone")
  func leak() throws {
    let found = try json(
      try answer(
        "audit-leak", "--cadence", "weekly", "--cadence", "per-feedback:5", "--rounding", "1", "--json"))
    let cadences = try #require(found["cadences"] as? [[String: Any]])
    #expect(cadences.map { $0["cadence"] as? String } == ["weekly", "per-feedback:5"])
    for row in cadences {
      #expect((row["bits_after"] as? Double ?? 9) <= (row["bits_before"] as? Double ?? 0))
      #expect((row["pinned"] as? Int ?? 9) <= (row["bad"] as? Int ?? 0))
    }
    for audience in ["talent", "public"] {
      let outcome = try run("audit-leak", "--audience", audience)
      #expect(outcome.exitCode == 64 && outcome.standardError.contains("internal"))
    }
  }

  @Test("a run says on its index and in run.json what leaks, if it is asked")
  func leakOfARun() throws {
    let out = try TemporaryFolder()
    defer { withExtendedLifetime(out) {} }
    _ = try answer("run", "--audit-leak", "weekly", "--pages", "1", "--out", out.path)
    let manifest = try json(
      String(contentsOfFile: out.path + "/latest/run.json", encoding: .utf8))
    #expect((manifest["audit_leak"] as? [String: Any])?["cadence"] as? String == "weekly")
    #expect((manifest["arguments"] as? [String: Any])?["audit_leak"] as? String == "weekly")
    let index = try String(contentsOfFile: out.path + "/latest/index.html", encoding: .utf8)
    #expect(index.contains("Published weekly, the score tells who knows the policy"))
    let outcome = try run("run", "--audit-leak", "weekly", "--audience", "talent", "--out", out.path + "/t")
    #expect(outcome.exitCode == 64)
  }

  @Test("private scores are not read, in no audience")
  func privateScores() throws {
    let feedback = input.path + "/feedback.csv"
    func answers() throws -> [String] {
      var all: [String] = []
      for audience in ["internal", "talent"] {
        for profile in ["fl-amara", "fl-luz"] {
          for command in ["infer", "estimate"] {
            all.append(try answer(command, profile, "--audience", audience))
            all.append(try answer(command, profile, "--audience", audience, "--json"))
          }
        }
        all.append(try answer("calibrate", "--audience", audience, "--json"))
      }
      return all
    }
    let before = try answers()
    #expect(try answers() == before)
    let text = try String(contentsOfFile: feedback, encoding: .utf8)
    let header = try #require(text.split(separator: "\n").first).split(separator: ",")
    let (kind, score) = (
      try #require(header.firstIndex(of: "kind")), try #require(header.firstIndex(of: "private_score"))
    )
    // Every private score becomes another one, or none; where there was none there is one.
    var (changed, count) = ([String](), 0)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if fields.count > score, fields[kind] == "final", fields[score].isEmpty || Int(fields[score]) != nil {
        count += 1
        fields[score] = Int(fields[score]).map { count.isMultiple(of: 3) ? "" : String(($0 + 6) % 11) } ?? "3"
      }
      changed.append(fields.joined(separator: ","))
    }
    #expect(count > 90)
    try Data(changed.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: feedback))
    // The header alone: no record is at fault.
    let faults = try ProgramRunner.run(["validate", input.path]).standardOutput
    #expect(faults.split(separator: "\n").count == 1, "\(faults)")
    #expect(try answers() == before)
  }

  @Test("for the public there is no answer", arguments: ["infer", "estimate", "calibrate"])
  func publicAudience(command: String) throws {
    let subject = command == "calibrate" ? [] : ["fl-luz"]
    let outcome = try ProgramRunner.run(
      [command, input.path] + subject + ["--audience", "public", "--as-of", "2024-08-31"])
    #expect(outcome.exitCode == 64)
  }

  @Test("nonsense is answered with what is allowed")
  func nonsense() throws {
    let none = try run("infer", "fl-luz", "--observed", input.path + "/profiles.csv")
    #expect(none.exitCode == 65 && none.standardError.contains("observed_on"))
    let missing = try run("infer", "fl-luz", "--observed", input.path + "/nothing.csv")
    #expect(missing.exitCode == 66)
    let cadence = try run("audit-leak", "--cadence", "hourly")
    #expect(
      cadence.exitCode == 64 && cadence.standardError.contains("'hourly' is no cadence; allowed: daily"))
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let (twice, high) = (folder.path + "/twice.csv", folder.path + "/high.csv")
    try Data("profile_id,observed_on,jss\nfl-luz,2024-06-08,85\nfl-luz,2024-06-08,86\n".utf8)
      .write(to: URL(fileURLWithPath: twice))
    let doubled = try run("infer", "fl-luz", "--observed", twice)
    #expect(doubled.exitCode == 65 && doubled.standardError.contains("twice.csv: 1 of 2 records"))
    #expect(
      doubled.standardError.contains("line 3: an earlier record has the same identifier: \"2024-06-08\""))
    let talents = try run("infer", "fl-luz", "--observed", twice, "--audience", "talent")
    #expect(talents.exitCode == 65 && talents.standardError.contains("twice.csv: 1 of 2 records"))
    try Data("profile_id,observed_on,jss\nfl-luz,2024-06-08,101\n".utf8).write(to: URL(fileURLWithPath: high))
    let tooHigh = try run("calibrate", "--observed", high)
    #expect(tooHigh.exitCode == 65 && tooHigh.standardError.contains("a whole number from 0 to 100"))
    let prior = folder.path + "/prior.yaml"
    try Data("weights: {below: [1, 2, 3, 4, 5, -1]}\n".utf8).write(to: URL(fileURLWithPath: prior))
    let negative = try run("infer", "fl-luz", "--prior", prior)
    #expect(negative.exitCode == 78 && negative.standardError.contains("weights.below"))
    let other = folder.path + "/other.csv"
    try Data("profile_id,observed_on,jss\nfl-elsewhere,2024-06-08,90\n".utf8).write(
      to: URL(fileURLWithPath: other))
    let unseen = try run("infer", "fl-luz", "--observed", other)
    #expect(unseen.exitCode == 64 && unseen.standardError.contains("no score of 'fl-luz' was seen"))
  }

  @Test(
    "a talent's page says what the drop tells, or between which scores the score is; an internal page neither"
  )
  func pages() throws {
    let out = try TemporaryFolder()
    defer { withExtendedLifetime(out) {} }
    func page(_ profile: String, _ audience: String) throws -> String {
      let answer = try answer("report", profile, "--audience", audience, "--out", out.path)
      let file = try #require(answer.split(separator: "\t").last).dropLast()
      return try String(contentsOfFile: String(file), encoding: .utf8)
    }
    let told = try page("fl-amara", "talent")
    #expect(told.contains("What the drop tells") && told.contains("90 to 100 %"))
    #expect(told.contains("counts as less than the best"))
    #expect(!told.contains("Between which scores"))
    let input = try StoryFolder(["sergei"])
    let outcome = try ProgramRunner.run([
      "report", input.path, "fl-sergei", "--audience", "talent", "--out", out.path, "--as-of", "2024-08-31",
      "--quiet",
    ])
    let file = try #require(outcome.standardOutput.split(separator: "\t").last).dropLast()
    let estimated = try String(contentsOfFile: String(file), encoding: .utf8)
    #expect(estimated.contains("Between which scores") && estimated.contains("with 80 %"))
    #expect(!estimated.contains("What the drop tells"))
    let internalPage = try page("fl-amara", "internal")
    #expect(!internalPage.contains("What the drop tells") && !internalPage.contains("Between which scores"))
  }
}
