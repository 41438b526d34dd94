import Foundation
import Support
import Testing

@Suite("jss badges")
struct BadgesProgramTests {
  private let input: StoryFolder

  init() throws {
    input = try StoryFolder(["amara", "ines", "solstice"])
  }

  private func answer(_ arguments: String...) throws -> String {
    let outcome = try ProgramRunner.run(
      ["badges", input.path, "--quiet", "--as-of", "2024-08-31"] + arguments)
    #expect(outcome.exitCode == 0, "\(outcome.standardError)")
    return outcome.standardOutput
  }

  private static let header = """
    as_of,profile_id,profile_kind,badge,by_rules,differs,jss,jss_met,sundays,sundays_met,earned,earned_met,\
    first_contract,first_contract_met,earned_plus_met,large_contracts,large_contracts_met

    """
  private static let amara =
    "2024-08-31,fl-amara,freelancer,top_rated,none,true,86,false,15,true,4610.00,true,2022-09-02,true,false,0,false\n"

  @Test("one row a profile, whatever the number of threads")
  func rows() throws {
    let expected =
      Self.header
        + """
        2024-08-31,ag-solstice,agency,top_rated_plus,top_rated_plus,false,100,true,16,true,37600.00,true,2022-11-16,true,true,4,true

        """ + Self.amara + """
        2024-08-31,fl-ines,freelancer,rising_talent,none,false,,false,16,true,320.00,false,2024-07-28,false,false,0,false

        """
    #expect(try answer() == expected)
    #expect(try answer("--threads", "1") == expected)
    #expect(try answer("fl-ines", "fl-amara", "ag-solstice", "fl-amara") == expected)
  }

  @Test("those alone whose listed badge the rules don't give")
  func differing() throws {
    #expect(try answer("--differing") == Self.header + Self.amara)
    #expect(try answer("fl-ines", "--differing") == Self.header)
  }

  @Test("in JSON the same members, what is empty null")
  func json() throws {
    let lines = try answer("--json").split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(lines.map { $0["profile_id"] as? String } == ["ag-solstice", "fl-amara", "fl-ines"])
    let columns = Self.header.dropLast().split(separator: ",").map(String.init)
    for line in lines { #expect(Set(line.keys) == Set(columns)) }
    #expect(lines.last?["jss"] is NSNull)
    #expect(lines.last?["sundays"] as? Int == 16)
  }

  @Test("for a talent an estimate, with the official score beside it")
  func talent() throws {
    let rows = try answer("--audience", "talent").split(separator: "\n")
    #expect(rows.first?.hasSuffix(",large_contracts_met,official_jss,basis") == true)
    #expect(rows.first { $0.contains("fl-amara") }?.contains(",top_rated,false,96,true,16,true,") == true)
    #expect(rows.first { $0.contains("fl-amara") }?.hasSuffix(",86,public_signals") == true)
    let outcome = try ProgramRunner.run(["badges", input.path, "--audience", "public"])
    #expect(outcome.exitCode == 64)
  }

  @Test("one profile gets each rule in words")
  func oneProfile() throws {
    let text = try answer("fl-amara")
    #expect(text.contains("not met  Top Rated       a score of at least 90  "))
    #expect(text.contains("profiles.csv says: Top Rated, but the rules give: none.\n"))
    #expect(text.hasSuffix("  2024-08-25 86\n"))
    let outcome = try ProgramRunner.run(["badges", input.path, "fl-amarra", "--as-of", "2024-08-31"])
    #expect(outcome.exitCode == 64)
    #expect(outcome.standardError.contains("did you mean 'fl-amara'?"))
  }
}
