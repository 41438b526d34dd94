import Testing

@testable import Import

/// What is refused, and that the message says what to do (8.2.10).
@Suite struct RefusalTests {
  private static let clientReport = report(
    row("2026-01-02", "Hourly", "-40.00"), row("2026-01-02", "Payment", "40.00", ref: "2"))

  @Test(arguments: [
    (clientReport, "client's report", "log in as the freelancer"),
    (
      file("{\"data\":null,\"errors\":[{\"message\":\"Authorization failed\"}]}"), "Authorization failed",
      "save that answer"
    ),
    (file([0x50, 0x4B, 0x03, 0x04, 0x14]), "XLSX", "save it as CSV UTF-8"),
    (file("%PDF-1.7\n"), "PDF", "transaction report as CSV"),
    (file("[1, 2]"), "no contract is in it", "--list"),
    (file("{\"a\": "), "not JSON", "save the whole answer"),
    (file("a,b\n1,2\n"), "no source has such a header", "--map FILE.yaml"),
    (file(""), "empty", "download it again"),
    (report(), "no row below the header", "leave the file out"),
    (
      file("Date,Contract,Hours,Amount,Payment type\n2025-01-01,\"Open (5),1,1,\n"), "never closed",
      "as downloaded"
    ),
  ])
  func refusalsSayWhatToDo(source: SourceFile, problem: String, remedy: String) throws {
    let message = try #require(refusal(source))
    #expect(message.hasPrefix("f.csv") || message.hasPrefix("report.csv"))
    #expect(message.contains(problem) && message.contains(remedy), "\(message)")
  }

  @Test func aRenamedColumnIsAnsweredWithTheNearestName() throws {
    let text = reportHeader.replacing("Ref ID", with: "Ref. ID") + "\n" + row("2026-01-02", "Hourly", "1.00")
    let message = try #require(refusal(file(text)))
    #expect(
      message
        == "f.csv:1: looks like Upwork transactions, but the header lacks 'Ref ID' (is it 'Ref. ID'?); take the file as downloaded, or name your columns in a mapping: --map FILE.yaml"
    )
  }

  @Test(arguments: ["9/8/26", "45908", "8-Sep-26"])
  func whatASpreadsheetRewroteIsNoDate(day: String) throws {
    #expect(
      try #require(refusal(report(row(day, "Hourly", "1.00")))).contains("f.csv:2:1: '\(day)'") == false)
    #expect(
      try #require(refusal(report(row(day, "Hourly", "1.00")))).contains(
        "report.csv:2:1: '\(day)' was rewritten by a spreadsheet"))
  }

  @Test func bothFaultsOfARowAreNamed() throws {
    let message = try #require(refusal(report(row("9/8/26", "Hourly", "1.00", ref: "8.8E+05"))))
    #expect(message.contains(":2:1: '9/8/26'") && message.contains(":2:9: '8.8E+05'"))
  }

  @Test func anotherEncodingIsNamedNotGuessed() throws {
    let text =
      Array((reportHeader + "\n").utf8) + Array("2026-01-02,9,Hourly,\"".utf8) + [0xCB, 0xEE, 0xE3, 0xEE]
      + Array("\",,,Ada,Acme,1,1.00\n".utf8)
    #expect(try #require(refusal(file(text))).hasPrefix("f.csv: not UTF-8: line 2 has the bytes CB EE E3 EE"))
    let titles: [(TextEncoding, String)] = [
      (.windows1251, "\u{41B}\u{43E}\u{433}\u{43E}"), (.windows1252, "\u{CB}\u{EE}\u{E3}\u{EE}"),
      (.windows1250, "\u{CB}\u{EE}\u{103}\u{EE}"), (.latin9, "\u{CB}\u{EE}\u{E3}\u{EE}"),
    ]
    for (encoding, title) in titles {
      var source = file(text)
      source.reading.encoding = encoding
      #expect(try build(source).text("contracts.csv").contains(",\(title),"), "\(encoding)")
    }
  }
}

/// A file of this content.
private func file(_ text: String) -> SourceFile { file(Array(text.utf8)) }
private func file(_ bytes: [UInt8]) -> SourceFile { SourceFile(name: "f.csv", bytes: bytes) }
