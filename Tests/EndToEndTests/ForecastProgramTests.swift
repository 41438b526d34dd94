import Foundation
import Support
import Testing

@Suite("jss forecast")
struct ForecastProgramTests {
  private let input: StoryFolder

  init() throws {
    input = try StoryFolder(["sergei", "hamid", "amara"])
  }

  private func answer(_ profile: String, _ arguments: String...) throws -> String {
    let outcome = try ProgramRunner.run(
      ["forecast", input.path, profile, "--quiet", "--as-of", "2024-08-31"] + arguments)
    #expect(outcome.exitCode == 0, "\(outcome.standardError)")
    return outcome.standardOutput
  }

  @Test("what leaves which window, and what that does")
  func changes() throws {
    let text = try answer("fl-sergei")
    #expect(text.contains("Until 2025-02-27, if nothing new happens\n"))
    #expect(
      text.contains("2024-09-11     97  96.7742  24m      88 to 97, now excellent  24m: ct-sergei-01\n"))
    #expect(text.hasSuffix("decided by the 24-month window.\n"))
    #expect(try answer("fl-hamid").contains("24m: a job of ct-hamid-01\n"))
  }

  @Test("all days in JSON, ahead and back")
  func json() throws {
    func days(_ text: String) throws -> [[String: Any]] {
      let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      return try #require(object?["days"] as? [[String: Any]])
    }
    let ahead = try days(try answer("fl-sergei", "--json"))
    #expect(ahead.count == 181)
    #expect(ahead.map { $0["jss"] as? Int }[10...11] == [88, 97])
    let back = try days(try answer("fl-amara", "--history", "--json"))
    #expect(back.count == 732)
    #expect(back.first?["day"] as? String == "2022-08-31")
    #expect(back.last?["jss"] as? Int == 86)
  }

  @Test("the last 24 months, a row a change")
  func history() throws {
    let text = try answer("fl-amara", "--history")
    #expect(text.contains("From 2022-08-31 to 2024-08-31: 6 changes\n"))
    #expect(text.contains("2024-07-24        94   93.6170  24m      98 to 94\n"))
    #expect(text.hasSuffix("2024-08-25        86   85.7143  24m      90 to 86, now good\n"))
  }
}
