import Foundation
import Support
import Testing

/// What strangers wrote goes through the whole program and does nothing (6.5).
@Suite("Hostile texts in a run's pages")
struct HostilePagesTests {
  private static let ids = ["../../x", "CON", "a b", "..", "fl-<b>", "nul.txt", "%2e%2e", "שלום"]
  private static let texts = [
    "<script>alert(1)</script>", "</script><script>alert(2)</script>", "\"\"><img src=x onerror=alert(3)>",
    "'\u{301}onmouseover='alert(4)", "\u{202E}txet desrever", "\u{1B}[2J\u{7}", "=HYPERLINK(1)",
    String(repeating: "W", count: 4000),
  ]

  private func market() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var contracts =
      "contract_id,freelancer_id,agency_id,client_id,title,status,started_on,ended_on,earnings\n"
    var feedback =
      "feedback_id,contract_id,author,kind,submitted_at,public_score,private_score,comment,response,responded_at\n"
    for (profile, id) in Self.ids.enumerated() {
      for (number, text) in Self.texts.enumerated() {
        let contract = "c\(profile)-\(number)"
        contracts += "\(contract),\"\(id)\",,cl-\(number),\"\(text)\",ended,2024-01-01,2024-03-01,300\n"
        let comment = profile == 0 && number == 0 ? String(repeating: "<b>long</b> ", count: 90_000) : text
        feedback +=
          "f\(contract),\(contract),client,final,2024-03-02,\(number % 2 * 4 + 1),\(number),\"\(comment)\",\"\(text)\",2024-03-03\n"
      }
    }
    _ = try folder.write(contracts, to: "contracts.csv")
    _ = try folder.write(feedback, to: "feedback.csv")
    return folder
  }

  @Test(
    "nothing runs, nothing leaves the folder, nothing gets large",
    arguments: ["internal", "talent", "public"])
  func pages(audience: String) throws {
    let input = try market()
    let out = try TemporaryFolder()
    let outcome = try ProgramRunner.run(
      ["run", input.path, "--as-of", "2024-04-30", "--out", out.path + "/out", "--audience", audience]
        + Self.ids.flatMap { ["--profile", $0] })
    #expect(outcome.exitCode == 0, "\(outcome.standardError)")
    #expect(!outcome.standardError.contains("\u{1B}"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: out.path) == ["out"])
    let latest = out.path + "/out/latest/"
    let pages = try Project.files(below: latest).filter { $0.hasSuffix(".html") }
    #expect(pages.count == Self.ids.count + 1)
    for page in pages {
      #expect(page == "index.html" || page.wholeMatch(of: /profiles\/[0-9a-f]{16}\.html/) != nil)
      let text = try String(contentsOfFile: latest + page, encoding: .utf8)
      // Beside the script of every page: the index' search, the panel's data and its script.
      let scripts = page == "index.html" ? 2 : audience == "public" ? 1 : 3
      #expect(text.components(separatedBy: "<script").count == scripts + 1, "\(page)")
      for markup in ["<img", "<b>", "onerror=alert(3)>", "\u{1B}", "'\u{301}onmouseover"] {
        #expect(text.range(of: markup, options: .literal) == nil, "\(markup) on \(page)")
      }
      #expect(text.utf8.count < 300_000)
    }
  }

  /// The values of a table, without their quotes.
  private static func cells(_ table: String) -> [String] {
    var cells = [""]
    var isQuoted = false
    for scalar in table.unicodeScalars {
      switch scalar {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted, "\n" where !isQuoted: cells.append("")
      default: cells[cells.count - 1].unicodeScalars.append(scalar)
      }
    }
    return cells
  }

  @Test("text cells that begin like a formula come out harmless")
  func formulas() throws {
    let input = try market()
    let broken =
      try String(contentsOfFile: input.path + "/contracts.csv", encoding: .utf8)
      + "=1+1,=1+1,,cl-1,x,ended,2024-01-01,2024-03-01,300\n"
    _ = try input.write(broken, to: "contracts.csv")
    let out = try TemporaryFolder()
    #expect(
      try ProgramRunner.run([
        "run", input.path, "--as-of", "2024-04-30", "--out", out.path + "/out", "--max-rejects", "5",
      ]).exitCode == 0)
    for file in try Project.files(below: out.path + "/out/latest/") where file.hasSuffix(".csv") {
      let text = try String(contentsOfFile: out.path + "/out/latest/" + file, encoding: .utf8)
      for cell in Self.cells(text) { #expect(!cell.hasPrefix("="), "\(file): \(cell)") }
    }
  }
}
