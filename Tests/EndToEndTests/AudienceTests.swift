import Foundation
import Support
import Testing

/// Plants a mark in everything that is private, and looks for it in everything that the program writes or says.
@Suite("Nobody sees what is not for them (6.3)")
struct AudienceTests {
  /// Begins every text that must not be told.
  private static let mark = "CANARY"
  private static let asOf = ["--as-of", "2024-08-31"]

  private static let contracts =
    "contract_id,freelancer_id,agency_id,client_id,title,status,started_on,ended_on,end_reason,earnings,secret\n"
    + (1...9).map {
      "ct-\($0),fl-wren,,cl-\($0),Harbour map \($0),ended,2024-01-0\($0),2024-03-0\($0),,300.00,CANARY-column\n"
    }.joined() + """
      ct-new,fl-wren,,cl-new,Harbour map 10,ended,2024-08-01,2024-08-28,,300.00,
      ct-free,fl-wren,,cl-free,Harbour map 11,ended,2024-02-01,2024-03-01,,0.50,
      ct-open,fl-wren,ag-reed,cl-open,Tide table,active,2024-02-01,,,500.00,
      ct-done,fl-wren,ag-reed,cl-done,Tide chart,ended,2024-02-01,2024-03-01,,500.00,

      """

  private static let feedback = """
    feedback_id,contract_id,author,kind,submitted_at,public_score,private_score,comment,response,responded_at,removal,removed_on,removal_ground
    fb-1,ct-1,client,final,2024-03-02,5.00,0,Public words 1,,,,,
    fb-2,ct-2,client,final,2024-03-03,5.00,7,Public words 2,CANARY-later-answer,2024-09-20,,,
    fb-3,ct-3,client,final,2024-03-04,1.00,1,CANARY-removed-comment,CANARY-removed-answer,2024-03-05,jss_and_profile,2024-04-01,perk
    fb-4a,ct-4,client,final,2024-03-04,4.00,3,CANARY-superseded,,,,,
    fb-4b,ct-4,client,final,2024-03-05,5.00,10,Public words 4,,,,,
    fb-5,ct-5,client,final,2024-09-10,1.00,0,CANARY-future,,,,,
    fb-6,ct-6,client,final,2024-03-07,4.80,10,Public words 6,Public answer 6,2024-03-08,jss_only,2024-04-01,perk
    fb-7,ct-7,client,final,2024-03-08,5.00,10,Public words 7,,,,,
    fb-8,ct-8,freelancer,final,2024-03-09,1.00,,CANARY-about-the-client,,,,,
    fb-9,ct-9,client,final,CANARY-when,2.00,2,CANARY-rejected,,,,,
    fb-new,ct-new,client,final,2024-08-29,1.00,0,CANARY-not-public-yet,,,,,
    fb-free,ct-free,client,final,2024-03-02,1.00,0,CANARY-nothing-earned,,,,,
    fb-open,ct-open,client,mid_contract,2024-05-02,1.00,,CANARY-agency-midway,,,,,
    fb-done,ct-done,client,final,2024-04-20,5.00,10,Public words done,,,,,

    """

  private struct Market {
    let folder: TemporaryFolder
    var input: String { folder.path + "/in" }
    var out: String { folder.path + "/out" }

    init() throws {
      folder = try TemporaryFolder()
      try FileManager.default.createDirectory(atPath: folder.path + "/in", withIntermediateDirectories: true)
      _ = try folder.write(AudienceTests.contracts, to: "in/contracts.csv")
      _ = try folder.write(AudienceTests.feedback, to: "in/feedback.csv")
    }

    /// All that a command writes and says, by where it stands.
    func outputs(_ arguments: [String], exitCode: Int32 = 0) throws -> [(place: String, bytes: Data)] {
      try? FileManager.default.removeItem(atPath: out)
      let outcome = try ProgramRunner.run(arguments + AudienceTests.asOf)
      #expect(outcome.exitCode == exitCode, "\(arguments): \(outcome.standardError)")
      var all = [
        ("standard output", Data(outcome.standardOutput.utf8)),
        ("standard error", Data(outcome.standardError.utf8)),
      ]
      if FileManager.default.fileExists(atPath: out) {
        for file in try Project.files(below: out) {
          all.append((file, try Data(contentsOf: URL(fileURLWithPath: out + "/" + file))))
        }
      }
      return all
    }
  }

  private static func commands(_ market: Market, for audience: String) -> [[String]] {
    let reading = ["--audience", audience, "--max-rejects", "50%", "--log-format", "json"]
    var commands = [
      ["run", market.input, "--out", market.out, "--profile", "fl-wren", "--profile", "ag-reed"],
      ["report", market.input, "fl-wren", "ag-reed", "--out", market.out], ["score", market.input],
      ["score", market.input, "--json"], ["profile", market.input, "fl-wren"],
      ["profile", market.input, "ag-reed", "--json"],
    ]
    if audience != "public" {
      commands += [
        ["explain", market.input, "fl-wren", "--since", "2024-03-20"],
        ["explain", market.input, "fl-wren", "--json"], ["explain", market.input, "ag-reed"],
        ["simulate", market.input, "fl-wren", "--all", "--json"],
        ["simulate", market.input, "fl-wren", "--plan", "2"],
        ["simulate", market.input, "fl-wren", "--plan", "2", "--schedule"],
        ["simulate", market.input, "fl-wren", "--target", "90"],
        ["simulate", market.input, "fl-wren", "--remove", "ct-1", "--change", "ct-2:stars=4"],
        ["simulate", market.input, "fl-wren", "--add", "stars=5,count=3", "--json"],
        ["simulate", market.input, "fl-wren", "--remove", "ct-1", "--ahead", "90", "--json"],
        ["simulate", market.input, "fl-wren", "--versus", "upwork-2024-09"],
        ["forecast", market.input, "fl-wren", "--history"], ["actions", market.input],
        ["actions", market.input, "--format", "ics"], ["actions", market.input, "--json"],
        ["clients", market.input, "fl-wren"], ["clients", market.input, "ag-reed", "--json"],
        ["badges", market.input, "fl-wren"], ["badges", market.input, "fl-wren", "--json"],
        ["badges", market.input], ["badges", market.input, "--json"],
        ["profile", market.input, "fl-wren", "--remove", "ct-1"],
      ]
    }
    return commands.map { $0 + reading }
  }

  @Test("no mark in any output for others, logs and errors included", arguments: ["talent", "public"])
  func marks(audience: String) throws {
    let market = try Market()
    var outputs: [(place: String, bytes: Data)] = []
    for command in Self.commands(market, for: audience) { outputs += try market.outputs(command) }
    let audience = ["--audience", audience]
    outputs += try market.outputs(
      ["run", market.input, "--out", market.out, "--strict"] + audience, exitCode: 65)
    outputs += try market.outputs(
      ["score", market.input, "--strict", "--log-format", "json"] + audience, exitCode: 65)
    outputs += try market.outputs(
      ["report", market.input, "fl-wrem", "--out", market.out, "--max-rejects", "50%"] + audience,
      exitCode: 64)
    #expect(outputs.count > 20)
    for output in outputs {
      #expect(output.bytes.range(of: Data(Self.mark.utf8)) == nil, "\(audience[1]): \(output.place)")
      #expect(!output.place.contains("rejects"))
    }
  }

  /// Messages have one level, so a run that isn't quiet tells all there is to tell.
  @Test(
    "no mark in the history of past runs, the metrics, or what is told of them",
    arguments: ["talent", "public"])
  func marksInWhatStays(audience: String) throws {
    let market = try Market()
    let reading = ["--audience", audience, "--max-rejects", "50%", "--log-format", "json"]
    var said: [String] = []
    func run(_ arguments: [String]) throws {
      let outcome = try ProgramRunner.run(arguments)
      #expect(outcome.exitCode == 0, "\(arguments): \(outcome.standardError)")
      said.append(outcome.standardOutput + outcome.standardError)
    }
    for day in ["2024-08-30", "2024-08-31"] {
      try run(
        [
          "run", market.input, "--out", market.out, "--as-of", day, "--metrics", market.out + ".prom",
          "--profile", "fl-wren",
        ] + reading)
    }
    try run(["history", "runs", "--out", market.out, "--json"])
    try run(["history", "profile", "fl-wren", "--out", market.out, "--json"])
    try run(["history", "movers", "--out", market.out, "--json"])
    try run(["verify", market.out])
    let files = try Project.files(below: market.folder.path).filter { !$0.hasPrefix("in/") }
    #expect(files.contains { $0.hasSuffix(".sqlite") } && files.contains("out.prom"))
    for file in files {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: market.folder.path + "/" + file))
      #expect(bytes.range(of: Data(Self.mark.utf8)) == nil, "\(audience): \(file)")
    }
    for text in said { #expect(!text.contains(Self.mark)) }
  }

  @Test("the marks are there to be found: the marketplace's own people see most of them")
  func marksAreThere() throws {
    let market = try Market()
    let outputs = try Self.commands(market, for: "internal").flatMap { try market.outputs($0) }
    let text = outputs.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    for mark in ["CANARY-removed-comment", "CANARY-rejected", "CANARY-when"] { #expect(text.contains(mark)) }
    // What isn't known on the day, or counts no more, nobody sees.
    for mark in ["CANARY-future", "CANARY-superseded", "CANARY-later-answer", "CANARY-column"] {
      #expect(!text.contains(mark))
    }
  }

  @Test("the exact score, and outcomes that rest on private feedback, are for internal alone")
  func figures() throws {
    let market = try Market()
    func tables(_ audience: String) throws -> [String: String] {
      let outputs = try market.outputs(
        Self.commands(market, for: audience)[0])
      return Dictionary(
        outputs.map {
          (String($0.place.split(separator: "/").last ?? ""), String(decoding: $0.bytes, as: UTF8.self))
        }
      ) { first, _ in first }
    }
    func row(_ text: String?, _ start: String) -> [String: String] {
      let lines = (text ?? "").split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      guard let line = lines.first(where: { $0.joined(separator: ",").hasPrefix(start) }),
        let header = lines.first
      else { return [:] }
      return Dictionary(zip(header, line)) { first, _ in first }
    }
    let (full, talent, visitors) = (try tables("internal"), try tables("talent"), try tables("public"))
    let score = row(full["scores.csv"], "2024-08-31,fl-wren")
    let estimate = row(talent["scores.csv"], "2024-08-31,fl-wren")
    let shown = row(visitors["scores.csv"], "fl-wren")
    let exact = try #require(score["jss_exact"])
    #expect(!exact.isEmpty && exact != estimate["jss_exact"])
    #expect(estimate["official_jss"] == score["jss"] && shown["jss"] == score["jss"])
    #expect(estimate["basis"] == "public_signals")
    for (place, text) in talent.merging(visitors, uniquingKeysWith: { $0 + $1 }) {
      #expect(!text.contains(exact), "\(place)")
    }
    // 5 stars beside a private 0: against in full, for in what the talent sees.
    #expect(row(full["outcomes.csv"], "fl-wren,ct-1,")["outcome"] == "negative")
    #expect(row(talent["outcomes.csv"], "fl-wren,ct-1,")["outcome"] == "positive")
    #expect(row(talent["outcomes.csv"], "fl-wren,ct-new,")["outcome"] == "ineligible")
    #expect(visitors["outcomes.csv"] == nil && visitors["removals.csv"] == nil)
    #expect(talent.filter { $0.key.hasSuffix(".html") }.allSatisfy { $0.value.contains("estimate") })
  }

  @Test("a page tells a talent the difference in plain words, and no more")
  func difference() throws {
    let market = try Market()
    let outputs = try market.outputs(
      [
        "report", market.input, "fl-wren", "--out", market.out, "--audience", "talent", "--max-rejects",
        "50%",
      ])
    let page = try #require(outputs.first { $0.place.hasSuffix(".html") })
    let text = String(decoding: page.bytes, as: UTF8.self)
    #expect(
      text.contains(
        /Public feedback alone would give [0-9]+; your score is [0-9]+: private feedback makes the difference\./
      ))
    for word in [">Private<", ">Satisfied<", "CANARY"] { #expect(!text.contains(word)) }
    #expect(text.contains("Public words 4") && text.contains("This feedback has been removed."))
  }

  @Test("explaining a score to the public is refused")
  func explanation() throws {
    let outcome = try ProgramRunner.run(["explain", "SampleData", "fl-amara", "--audience", "public"])
    #expect(outcome.exitCode == 64)
    #expect(outcome.standardError.contains("internal or talent"))
  }
}
