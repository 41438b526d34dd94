import Foundation
import Support
import Testing

/// What the index of a run says of the runs before it, and whom it lists (6.2).
@Suite("The index of a run (6.2)")
struct IndexProgramTests {
  private func run(_ input: String, _ day: String, _ out: String, _ arguments: String...) throws {
    let outcome = try ProgramRunner.run(
      ["run", input, "--as-of", day, "--out", out, "--quiet"] + arguments)
    #expect(outcome.exitCode == 0, "\(outcome.standardError)")
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test(
    "it begins with what changed since the last run, and carries the runs before; --force gives the same bytes"
  )
  func since() throws {
    let folder = try TemporaryFolder()
    let out = folder.path + "/out"
    for day in ["2024-08-29", "2024-08-30", "2024-08-31"] {
      try run(Project.path("SampleData"), day, out, "--pages", "1")
    }
    let index = try text(out + "/latest/index.html")
    let start = try #require(index.range(of: "<h2 id=\"since-title\">"))
    #expect(index[..<start.lowerBound].range(of: "<h2") == nil)
    #expect(index.contains("since the run of <time>2024-08-30</time>. The lines show the last 3 runs."))
    // A table of what changed, with causes, and a line for each figure.
    #expect(index.contains("id=\"mover-table\"") && index.contains(" decides ("))
    for line in ["trend-scored", "trend-mean", "trend-excellent", "trend-rejects"] {
      #expect(index.contains("<td class=\"n\">") && index.contains("id=\"\(line)-title\""), "\(line)")
    }
    let manifest = try #require(
      try JSONSerialization.jsonObject(with: Data(text(out + "/latest/run.json").utf8)) as? [String: Any])
    let trend = try #require(manifest["trend"] as? [[String: Any]])
    #expect(trend.compactMap { $0["as_of"] as? String } == ["2024-08-29", "2024-08-30"])

    // Without the runs before the last one, the same bytes: each run carries them.
    let first = try #require(
      try FileManager.default.contentsOfDirectory(atPath: out + "/runs").min())
    try FileManager.default.removeItem(atPath: out + "/runs/" + first)
    try run(Project.path("SampleData"), "2024-08-31", out, "--pages", "1", "--force")
    #expect(try text(out + "/latest/index.html") == index)
  }

  @Test("profiles of a small market are cards, with names and what is due")
  func cards() throws {
    let (input, folder) = (try StoryFolder(["amara", "northwind", "ines"]), try TemporaryFolder())
    let out = folder.path + "/out"
    try run(input.path, "2024-08-30", out)
    try run(input.path, "2024-08-31", out)
    let index = try text(out + "/latest/index.html")
    #expect(index.contains("<article class=\"column card\">"))
    #expect(index.contains("Amara Lumezi") && index.contains("fl-amara"))
    #expect(index.contains("No change since <time>2024-08-30</time>."))
    #expect(
      index.contains("Next: Ask to have the feedback removed until <time>2024-09-02</time> (2 days left"))
    #expect(!index.contains("id=\"page-table\""))
  }

  @Test("a public index lists all profiles, and no order but that of the ids")
  func visitors() throws {
    let folder = try TemporaryFolder()
    let out = folder.path + "/out"
    try run(Project.path("SampleData"), "2024-08-30", out, "--audience", "public", "--pages", "4")
    try run(Project.path("SampleData"), "2024-08-31", out, "--audience", "public", "--pages", "4")
    let index = try text(out + "/latest/index.html")
    let rows = try text(out + "/latest/scores.csv").split(separator: "\n").dropFirst()
    let ids = rows.map { String($0.prefix { $0 != "," }) }
    var places: [String.Index] = []
    for id in ids { places.append(try #require(index.range(of: "<bdi>\(id)</bdi>")).lowerBound) }
    #expect(places == places.sorted())
    for word in ["risk", "since", "trend", "Removals", "Deadlines"] {
      #expect(index.range(of: "id=\"\(word)") == nil, "\(word)")
    }
    #expect(try !text(out + "/latest/run.json").contains("\"trend\""))
    let pages = try FileManager.default.contentsOfDirectory(atPath: out + "/latest/profiles")
    #expect(pages.count == 4)
    // Those of the first ids, not of the lowest scores.
    let links = index.matches(
      of: /href="profiles\/[0-9a-f]{16}\.html"><bdi>([^<]*)<\/bdi><\/a> <small><bdi>([^<]*)</)
    #expect(links.map { String($0.2) } == Array(ids.prefix(4)))
  }

  @Test("the list of a large market is a page of its own, with every profile and its name")
  func largeMarket() throws {
    let folder = try TemporaryFolder()
    let (input, out) = (folder.path + "/in", folder.path + "/out")
    #expect(try ProgramRunner.run(["sample", "--profiles", "1100", "--out", input, "--quiet"]).exitCode == 0)
    try run(input, "2024-08-31", out, "--pages", "2")
    let index = try text(out + "/latest/index.html")
    #expect(index.contains("profiles is <a href=\"all.html\">a page of its own</a>"))
    let list = try text(out + "/latest/all.html")
    let start = try #require(list.range(of: "<script type=\"application/json\" id=\"list-data\">")).upperBound
    let end = try #require(list[start...].range(of: "</script>")).lowerBound
    let portions = try #require(
      try JSONSerialization.jsonObject(with: Data(list[start..<end].utf8)) as? [String])
    let lines = portions.joined().split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let rows = try text(out + "/latest/scores.csv").split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(lines.map { [$0[0], $0[3]] } == rows.map { [$0[1], $0[3]] })
    #expect(lines.contains { $0[0] == "fl-amara" && $0[1] == "Amara Lumezi" })
    #expect(lines.count { !$0[4].isEmpty } == 2)
  }
}
