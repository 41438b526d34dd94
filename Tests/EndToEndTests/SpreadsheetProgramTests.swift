import Foundation
import Support
import Testing

/// What people who keep their contracts in a spreadsheet give to the program (1.1, 1.5).
@Suite("A spreadsheet's files")
struct SpreadsheetProgramTests {
  private static let header = "Contract ID,Freelancer ID,Client ID,Status,Started on,Ended on,Earnings\r\n"
  private static let feedback =
    "feedback_id,contract_id,author,kind,submitted_at,public_score\r\n"
    + (1...12).map { "b\($0),c\($0),Client,Final,2024-05-02,5\r\n" }.joined()

  /// A folder of an agency's 70 contracts, of which some have a bad cell.
  private func folder(bad: Set<Int>) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let rows = (1...70).map { row in
      "c\(row),f1,k\(row % 9),Ended,2024-04-01,2024-05-01,\(bad.contains(row) ? "n/a" : "500")\r\n"
    }
    let text = "sep=,\r\n" + Self.header + rows.joined() + ",,,,,,\r\n,,,,,,\r\n\u{1A}"
    try folder.write(Array(text.utf8), to: "contracts.csv")
    try folder.write(Array(Self.feedback.utf8), to: "feedback.csv")
    return folder
  }

  @Test("an agency's folder of 70 rows with one bad cell is scored, and told of it")
  func oneBadCell() throws {
    let folder = try folder(bad: [35])
    let outcome = try ProgramRunner.run(["score", folder.path, "--as-of", "2024-08-31"])
    withExtendedLifetime(folder) {}
    #expect(outcome.exitCode == 0)
    #expect(try outcome.standardOutput.contains(Regex(#"2024-08-31,f1,freelancer,\d+,"#)))
    for words in [
      "contracts.csv: the first line, sep=,",
      "contracts.csv: the column 'Contract ID' is read as contract_id",
      "contracts.csv: the last byte, 0x1A (Ctrl-Z), is no text",
      "70 values of status are words in other case",
      "12 values of author are words in other case",
      "warning: rejected records (contracts.csv:37:7: not a plain number: \"n/a\"",
    ] {
      #expect(outcome.standardError.contains(words), "\(words)")
    }
  }

  @Test("eight bad cells are too many, with the first of each fault, counts, and where the rest is")
  func eightBadCells() throws {
    let folder = try folder(bad: Set(1...8))
    let outcome = try ProgramRunner.run(["score", folder.path, "--as-of", "2024-08-31"])
    withExtendedLifetime(folder) {}
    #expect(outcome.exitCode == 65)
    #expect(outcome.standardOutput.isEmpty)
    // The feedback on these contracts has no contract then.
    #expect(
      outcome.standardError.contains(
        "error: 16 of 82 records were rejected; allowed: 8, the larger of 1% and"))
    #expect(
      outcome.standardError.contains("8 unknown_contract: feedback.csv:2:2: no accepted contract has this"))
    #expect(outcome.standardError.contains("`jss validate` lists all of them"))
    #expect(
      outcome.standardError.contains("8 malformed_number: contracts.csv:3:7: not a plain number: \"n/a\""))
  }

  @Test("blank rows are counted apart")
  func blankRows() throws {
    let folder = try folder(bad: [])
    let outcome = try ProgramRunner.run(["validate", folder.path, "--strict"])
    withExtendedLifetime(folder) {}
    #expect(outcome.exitCode == 0)
    #expect(
      outcome.standardError.contains(
        "contracts.csv: 70 records: 70 accepted, 0 superseded, 0 rejected; 2 blank\n"))
  }

  @Test("a file for its folder is told to be one, with its folder")
  func fileForFolder() throws {
    let folder = try folder(bad: [])
    let outcome = try ProgramRunner.run(["validate", folder.path + "/contracts.csv"])
    withExtendedLifetime(folder) {}
    #expect(outcome.exitCode == 66)
    #expect(outcome.standardError.hasPrefix("error: \(folder.path)/contracts.csv: this is a file."))
    #expect(outcome.standardError.hasSuffix("name the folder that the file is in: \(folder.path)\n"))
  }

  @Test("jss schema answers the columns, of a file or of all, for people and for programs")
  func schema() throws {
    let all = try ProgramRunner.run(["schema", "--json"])
    #expect(all.exitCode == 0)
    #expect(
      try all.standardOutput
        == String(contentsOfFile: Project.path("SampleData/datapackage.json"), encoding: .utf8))
    let one = try ProgramRunner.run(["schema", "payments", "--json"])
    let object = try JSONSerialization.jsonObject(with: Data(one.standardOutput.utf8)) as? [String: Any]
    let names = (object?["fields"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
    #expect(names == ["contract_id", "paid_on", "amount"])
    let text = try ProgramRunner.run(["schema", "feedback.csv"])
    #expect(text.standardOutput.hasPrefix("feedback.csv\n\ncolumn "))
    #expect(text.standardOutput.contains("private_score   optional       allowed  private score"))
    let wrong = try ProgramRunner.run(["schema", "payment"])
    #expect(wrong.exitCode == 64)
    #expect(wrong.standardError.contains("payments.csv"))
  }
}
