import ArgumentParser
import Ingestion
import JobSuccess
import Testing

@testable import Commands

@Suite("Options")
struct OptionTests {
  @Test("reject limits", arguments: ["0", "20", "1%", "0.5%", "100%"])
  func rejectLimits(text: String) throws {
    #expect(try InputOptions.parse(["--max-rejects", text]).rejectLimit.description == text)
  }

  @Test("what is no reject limit", arguments: ["", "%", "-0%", "101%", "1.5", "+1", "1e2", "nan%", "1 %"])
  func notLimits(text: String) {
    #expect(throws: (any Error).self) { try InputOptions.parse(["--max-rejects", text]) }
  }

  @Test(
    "dates",
    arguments: [
      ("2024-02-29", true), ("2023-02-29", false), ("24-02-29", false), ("2024-2-29", false),
      ("1989-12-31", false), ("2200-01-01", false), ("2199-12-31", true), ("today", false), ("", false),
    ])
  func dates(text: String, isDate: Bool) {
    #expect((try? ScoringOptions.day(text))?.description == (isDate ? text : nil))
  }

  @Test("the as-of date is today in UTC where none is named")
  func today() throws {
    #expect(try ScoringOptions.parse(["--as-of", "2024-08-31"]).day == Day(text: "2024-08-31"))
    #expect(try ScoringOptions.parse([]).policy == "standard")
    #expect(Clock.day(secondsSince1970: -1) == Day(text: "1990-01-01").map { $0 - 7306 })
    #expect(Clock.day(secondsSince1970: 1_725_062_399) == Day(text: "2024-08-30"))
    #expect(Clock.day(secondsSince1970: 1_725_062_400) == Day(text: "2024-08-31"))
  }

  @Test("options that exclude each other or are out of range")
  func excluded() {
    #expect(throws: (any Error).self) { try InputOptions.parse(["--strict", "--max-rejects", "5"]) }
    #expect(throws: (any Error).self) { try InputOptions.parse(["--threads", "0"]) }
    #expect((try? InputOptions.parse(["--strict"]))?.rejectLimit.description == "0")
    #expect((try? InputOptions.parse([]))?.rejectLimit == .standard)
  }
}
