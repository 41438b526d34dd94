import Foundation
import Support
import Testing

/// `jss import` and `jss init` as a person runs them (8.1).
@Suite struct ImportProgramTests {
  private static let report = """
    Date,Transaction ID,Transaction type,Transaction summary,Client team,Freelancer,Ref ID,Amount $
    "Sep 18, 2026",2,Hourly,Inventory API,Harbor & Pine,Mira L.,12,240.00
    "Sep 11, 2026",1,Hourly,Inventory API,Harbor & Pine,Mira L.,11,"1,326.80"

    """
  private static let history = """
    {"pageItems":[{"startedOn":"2026-06-01T00:00:00.000Z","endedOn":"2026-07-01T00:00:00.000Z",\
    "totalCharges":{"amount":900},"title":"Logo","feedback":{"score":5,"comment":"","scoreDetails":[]},\
    "clientId":"70","id":"5"},{"startedOn":"2026-07-02T00:00:00.000Z","endedOn":"2026-08-01T00:00:00.000Z",\
    "totalCharges":{"amount":300},"title":"Flyer","feedback":{"score":5,"comment":"","scoreDetails":[]},\
    "clientId":"71","id":"6"}]}
    """

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(ImportProgramTests.report, to: "report.csv")
    try folder.write(ImportProgramTests.history, to: "history.json")
    return folder
  }

  private func run(_ arguments: String..., in folder: TemporaryFolder) throws -> ProgramRunner.Outcome {
    try ProgramRunner.run(arguments, folder: folder.path)
  }

  @Test func downloadsBecomeAnInputThatIsReadWhole() throws {
    let folder = try folder()
    let outcome = try run("import", "report.csv", "history.json", "--into", "data", in: folder)
    #expect(outcome.exitCode == 0 && outcome.standardOutput.isEmpty)
    #expect(
      outcome.standardError.contains(
        "report.csv: Upwork transactions, Sep 11 to Sep 18, 2026: 2 rows of contracts."))
    #expect(
      outcome.standardError.hasSuffix(
        "Next: jss explain data me --policy upwork-2024-09 (a policy that works with stars alone)\n"))
    let validated = try run("validate", "data", "--strict", in: folder)
    #expect(validated.exitCode == 0, "\(validated.standardError)")
    for file in try Project.files(below: folder.path(of: "data")) {
      let mode = try FileManager.default.attributesOfItem(atPath: folder.path(of: "data/" + file))[
        .posixPermissions]
      #expect(mode as? Int == 0o600, "\(file)")
    }
    #expect(folder.names() == ["data", "history.json", "report.csv"])
  }

  @Test func whatIsNotKnownWidensTheScore() throws {
    let folder = try folder()
    _ = try run("import", "report.csv", "history.json", "--into", "data", in: folder)
    let options = ["--as-of", "2026-09-20", "--policy", "upwork-2024-09", "-q"]
    let score = try ProgramRunner.run(["score", "data"] + options, folder: folder.path).standardOutput
    let rows = score.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(rows[0].suffix(2) == ["jss_lowest", "jss_highest"])
    let lowest = try #require(Int(rows[1][rows[1].count - 2]))
    let highest = try #require(Int(rows[1][rows[1].count - 1]))
    #expect(lowest < highest)
    let explained = try ProgramRunner.run(["explain", "data", "me"] + options, folder: folder.path)
      .standardOutput
    #expect(
      explained.contains(
        "Of 1 contract not all is known (the stars of 1 and whether there is an end to 1): the score could be \(lowest) to \(highest)."
      ))
    let ran = try ProgramRunner.run(
      ["run", "data", "--profile", "me", "--as-of", "2026-09-20", "--policy", "upwork-2024-09"],
      folder: folder.path)
    #expect(ran.exitCode == 0 && ran.standardError.contains("me: Of 1 contract not all is known"))
    let pages = folder.names(in: "Reports/latest/profiles")
    let name = try #require(pages.first)
    let page = try #require(folder.read("Reports/latest/profiles/\(name)"))
    #expect(page.contains("Not all is known") && page.contains("could be \(lowest) to \(highest)"))
    try folder.remove("data/unknowns.csv")
    let known = try ProgramRunner.run(["score", "data"] + options, folder: folder.path).standardOutput
    #expect(known.split(separator: "\n")[1].hasSuffix(",,"))
  }

  @Test func aFolderOfOthersIsLeftAsItIs() throws {
    let folder = try folder()
    try folder.makeFolder("mine")
    try folder.write("x", to: "mine/contracts.csv")
    let outcome = try run("import", "report.csv", "--into", "mine", in: folder)
    #expect(
      outcome.exitCode == 73 && outcome.standardError.contains("mine holds files that import did not make"))
    #expect(try run("init", "mine", in: folder).exitCode == 73)
    #expect(folder.names(in: "mine") == ["contracts.csv"])
  }

  @Test func handEditsAreKeptOrDroppedWhenSomebodySaysSo() throws {
    let folder = try folder()
    _ = try run("import", "history.json", "--into", "data", in: folder)
    try folder.write("mode,of\n", to: "data/notes.txt")
    let before = try #require(folder.read("data/contracts.csv"))
    try folder.write(before.replacing("900.00", with: "950.00"), to: "data/contracts.csv")
    let refused = try run("import", "--into", "data", in: folder)
    #expect(refused.exitCode == 65)
    #expect(refused.standardError.contains("contracts.csv: c-5: earnings: '900.00' is now '950.00'"))
    #expect(try run("import", "--into", "data", "--keep-edits", in: folder).exitCode == 0)
    #expect(folder.read("data/import/answers.csv")?.contains("c-5,contracts.csv:earnings,950.00") == true)
    #expect(folder.read("data/contracts.csv")?.contains(",950.00,") == true)
    #expect(folder.read("data/notes.txt") == "mode,of\n")
  }

  @Test func refusalsChangeNothing() throws {
    let folder = try folder()
    try folder.write("%PDF-1.7", to: "invoice.pdf")
    #expect(try run("import", "report.csv", "invoice.pdf", "--into", "data", in: folder).exitCode == 65)
    #expect(try run("import", "nowhere.csv", "--into", "data", in: folder).exitCode == 66)
    #expect(try run("import", "--into", "data", in: folder).exitCode == 66)
    #expect(try run("import", "report.csv", "--into", "a/b", in: folder).exitCode == 73)
    #expect(try run("import", "report.csv", "--into", "report.csv", in: folder).exitCode == 73)
    #expect(try run("import", "report.csv", "--into", "data", "--dry-run", in: folder).exitCode == 0)
    #expect(try run("import", "report.csv", in: folder).exitCode == 64)
    #expect(
      try run("import", "report.csv", "--into", "data", "--from", "upwork-weekley", in: folder).standardError
        .contains("did you mean 'upwork-weekly'?"))
    #expect(folder.names() == ["history.json", "invoice.pdf", "report.csv"])
  }

  @Test func sourcesAreListedAndShownAsMappings() throws {
    let folder = try folder()
    let list = try run("import", "--list", in: folder).standardOutput
    for name in ["upwork-transactions", "upwork-weekly", "upwork-work-history", "upwork-graphql"] {
      #expect(list.contains(name + "\n  "))
    }
    let shown = try run("import", "--show", "upwork-transactions", in: folder).standardOutput
    try folder.write(shown, to: "mine.yaml")
    #expect(try run("import", "report.csv", "--map", "mine.yaml", "--into", "data", in: folder).exitCode == 0)
    try folder.write(shown.replacing("rows: payment", with: "rows: payments"), to: "bad.yaml")
    let bad = try run("import", "report.csv", "--map", "bad.yaml", "--into", "data", in: folder)
    #expect(bad.exitCode == 65 && bad.standardError.contains("bad.yaml:3:7: rows: \"payments\" is none"))
  }

  /// The mappings that come with the program, and the tables they are of.
  @Test(arguments: ["auftraege", "orders"])
  func theSamplesMappingsWork(name: String) throws {
    let folder = try TemporaryFolder()
    let path = Project.path("SampleData/mappings/" + name)
    let outcome = try run("import", path + ".csv", "--map", path + ".yaml", "--into", "data", in: folder)
    #expect(outcome.exitCode == 0 && !outcome.standardError.contains("rejected"), "\(outcome.standardError)")
    #expect(try run("validate", "data", "--strict", in: folder).exitCode == 0)
  }

  @Test func anEmptyFolderSaysWhatToFillIn() throws {
    let folder = try TemporaryFolder()
    #expect(try run("init", "data", in: folder).exitCode == 0)
    #expect(
      folder.names(in: "data").contains("README.md") && !folder.names(in: "data").contains("unknowns.csv"))
    #expect(try run("validate", "data", "--strict", in: folder).exitCode == 0)
    let readme = try #require(folder.read("data/README.md"))
    #expect(readme.contains("| contract_id | the contract's id | identifier | never |"))
  }
}
