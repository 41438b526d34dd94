import Foundation
import Support
import Testing

/// Changes what is secret, one thing at a time, and compares every byte that talents and visitors get: nothing but the
/// official score, and what follows from it, may be another (6.1, 6.3).
@Suite("Secrets leave no trace but the official score (6.3)")
struct SecretsTests {
  /// A feedback of the made-up market.
  private struct Given {
    let contract: String
    var stars: String
    var privateScore: Int?
    let day: String
    /// Whether it is public on both nights.
    let isPublic: Bool
  }

  private static let contracts =
    "contract_id,freelancer_id,agency_id,client_id,status,started_on,ended_on,earnings\n"
    + (1...9).map {
      "ct-\($0),fl-ada,,cl-\($0),ended,2024-0\($0 % 6 + 1)-01,2024-0\($0 % 6 + 2)-0\($0),300.00\n"
    }
    .joined()
    + (1...4).map { "ct-a\($0),fl-bo,ag-cove,cl-a\($0),ended,2024-03-01,2024-05-0\($0),900.00\n" }.joined()
    + "ct-new,fl-ada,,cl-n,ended,2024-08-01,2024-08-25,400.00\n"
    + "ct-late,fl-bo,ag-cove,cl-o,ended,2024-08-01,2024-08-26,400.00\n"

  private static let feedback: [Given] =
    (1...9).map {
      Given(
        contract: "ct-\($0)", stars: $0 == 4 ? "3.00" : "5.00", privateScore: $0 % 4 == 0 ? 2 : 9,
        day: "2024-0\($0 % 6 + 2)-1\($0)", isPublic: true)
    }
    + (1...4).map {
      Given(contract: "ct-a\($0)", stars: "4.50", privateScore: 8, day: "2024-05-1\($0)", isPublic: true)
    }
    + [
      Given(contract: "ct-new", stars: "1.00", privateScore: 0, day: "2024-08-26", isPublic: false),
      Given(contract: "ct-late", stars: "2.00", privateScore: 1, day: "2024-08-27", isPublic: false),
    ]

  /// What two nights publish for an audience, by path, without the times of run.json.
  private func nights(_ audience: String, _ feedback: [Given]) throws -> [String: String] {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let rows = feedback.enumerated().map { index, given in
      "fb-\(index),\(given.contract),client,final,\(given.day),\(given.stars),"
        + (given.privateScore.map(String.init) ?? "") + "\n"
    }
    try FileManager.default.createDirectory(atPath: folder.path + "/in", withIntermediateDirectories: true)
    _ = try folder.write(Self.contracts, to: "in/contracts.csv")
    _ = try folder.write(
      "feedback_id,contract_id,author,kind,submitted_at,public_score,private_score\n" + rows.joined(),
      to: "in/feedback.csv")
    for day in ["2024-08-30", "2024-08-31"] {
      let outcome = try ProgramRunner.run([
        "run", folder.path + "/in", "--out", folder.path + "/out", "--audience", audience, "--as-of", day,
        "--quiet",
      ])
      #expect(outcome.exitCode == 0, "\(outcome.standardError)")
    }
    var files: [String: String] = [:]
    for path in try Project.files(below: folder.path + "/out/runs") {
      let text = String(
        decoding: try Data(contentsOf: URL(fileURLWithPath: folder.path + "/out/runs/" + path)), as: UTF8.self
      )
      files[path] = text.replacing(/"(started|finished)": "[^"]*"/, with: "")
    }
    return files
  }

  /// The shown scores of both nights, and the other columns of scores.csv.
  private func scores(_ files: [String: String], dropping columns: Set<String>) -> (
    official: [String], rest: [String]
  ) {
    var (official, rest): ([String], [String]) = ([], [])
    for path in files.keys.sorted() where path.hasSuffix("/scores.csv") {
      let lines = (files[path] ?? "").split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      for line in lines.dropFirst() {
        for (name, value) in zip(lines[0], line) {
          if columns.contains(name) { official.append(value) } else { rest.append("\(name)=\(value)") }
        }
      }
    }
    return (official, rest)
  }

  private func compare(_ audience: String, _ before: [String: String], _ changed: [Given], _ what: String)
    throws -> Bool
  {
    let after = try nights(audience, changed)
    let columns: Set<String> = audience == "talent" ? ["official_jss"] : ["jss", "band"]
    let (old, new) = (scores(before, dropping: columns), scores(after, dropping: columns))
    #expect(old.rest == new.rest, "\(audience): \(what)")
    if old.official == new.official {
      #expect(before == after, "\(audience): \(what)")
      return true
    }
    // Other official scores: the run has another id, and all tables but scores.csv are the same.
    let tables = ["windows.csv", "outcomes.csv", "removals.csv", "actions.csv", "datapackage.json"]
    for table in tables {
      let texts = [before, after].map { files in
        files.keys.sorted().filter { $0.hasSuffix("/" + table) }.map { files[$0] }
      }
      #expect(texts[0] == texts[1], "\(audience), \(table): \(what)")
    }
    return false
  }

  @Test(arguments: ["talent", "public"])
  func privateScoresAndUnpublishedFeedback(audience: String) throws {
    let before = try nights(audience, Self.feedback)
    var same = 0
    for index in Self.feedback.indices {
      var changed = Self.feedback
      // Now another outcome, now the same one.
      changed[index].privateScore = changed[index].privateScore.map {
        index % 2 == 0 ? ($0 + 5) % 11 : $0 + 1
      }
      if try compare(audience, before, changed, "private score of fb-\(index)") { same += 1 }
      guard !Self.feedback[index].isPublic else { continue }
      changed = Self.feedback
      changed[index].stars = "5.00"
      if try compare(audience, before, changed, "stars of the unpublished fb-\(index)") { same += 1 }
      changed.remove(at: index)
      if try compare(audience, before, changed, "without the unpublished fb-\(index)") { same += 1 }
    }
    #expect(same > 5, "changes that leave every official score as it is")
  }

  @Test("run.json of others has nothing of the input")
  func manifests() throws {
    for audience in ["talent", "public"] {
      let manifests = try nights(audience, Self.feedback).filter { $0.key.hasSuffix("run.json") }
      #expect(manifests.count == 2)
      for text in manifests.values {
        for member in [
          "inputs", "warnings", "milliseconds", "peak_memory_bytes", "badges_by_rules", "records",
        ] {
          #expect(!text.contains("\"\(member)\""), "\(audience): \(member)")
        }
        #expect(text.contains("without_score") == (audience == "talent"))
        #expect(text.contains("\"contracts\"") == (audience == "talent"))
      }
    }
  }

  // MARK: Policies

  @Test(
    "by a policy of one's own a talent gets the estimate alone, unless it is the marketplace's, and visitors nothing"
  )
  func policies() throws {
    let folder = try StoryFolder(["luz"])
    let policy = folder.path + "/own.yaml"
    try Data("extends: standard\nsatisfaction: {positive_from: 0.6}\n".utf8).write(
      to: URL(fileURLWithPath: policy))
    func run(_ arguments: [String]) throws -> ProgramRunner.Outcome {
      try ProgramRunner.run(arguments + ["--as-of", "2024-08-31", "--quiet"])
    }
    func official(_ arguments: [String]) throws -> String? {
      let outcome = try run(
        ["score", folder.path, "--audience", "talent", "--profile", "fl-luz", "--json"] + arguments)
      let object = try JSONSerialization.jsonObject(with: Data(outcome.standardOutput.utf8)) as? [String: Any]
      return (object?["official_jss"]).map { "\($0)" }
    }
    #expect(try official([]) == "71")
    #expect(try official(["--policy", "upwork-2021-04"]) != "<null>")
    #expect(try official(["--policy", policy]) == "<null>")
    #expect(try official(["--policy", policy, "--official-policy", policy]) != "<null>")

    let explained = try run(["explain", folder.path, "fl-luz", "--audience", "talent", "--policy", policy])
    #expect(explained.standardOutput.contains("the official score is shown under an official policy alone"))
    let profile = try run(["profile", folder.path, "fl-luz", "--audience", "talent", "--policy", policy])
    #expect(profile.standardOutput.contains("not shown"))
    let page = folder.path + "/pages"
    let report = try run([
      "report", folder.path, "fl-luz", "--audience", "talent", "--policy", policy, "--out", page,
    ])
    #expect(report.exitCode == 0)
    let file = try #require(try Project.files(below: page).first)
    let text = try String(contentsOfFile: page + "/" + file, encoding: .utf8)
    #expect(text.contains("estimated score") && !text.contains("71%"))

    for command in [
      ["score", folder.path], ["run", folder.path, "--out", folder.path + "/out"],
      ["profile", folder.path, "fl-luz"],
    ] {
      let refused = try run(command + ["--audience", "public", "--policy", policy])
      #expect(refused.exitCode == 64 && refused.standardError.contains("--official-policy"), "\(command)")
      let allowed = try run(
        command + ["--audience", "public", "--policy", policy, "--official-policy", policy])
      #expect(allowed.exitCode == 0, "\(allowed.standardError)")
    }
  }
}
