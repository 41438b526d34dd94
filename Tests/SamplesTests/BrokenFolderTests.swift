import Foundation
import Testing

/// SampleData/broken: every folder says what it expects, and together they show every code of 1.5.
@Suite struct BrokenFolderTests {
  struct Expected: Decodable {
    struct Fatal: Decodable {
      let file: String
      let line: Int?
      let column: String?
    }
    struct Reject: Decodable {
      let file: String
      let line: Int
      let column: String
      let code: String
    }
    let exit: Int
    let fatal: Fatal?
    let rejects: [Reject]?
    let warnings: [String: Int]?
  }

  private static let folder = sampleFolder.appending(path: "broken")

  private func folders() throws -> [String: Expected] {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    return try Dictionary(
      uniqueKeysWithValues: names.map { name in
        let data = try Data(contentsOf: Self.folder.appending(path: name).appending(path: "expected.json"))
        return (name, try JSONDecoder().decode(Expected.self, from: data))
      })
  }

  @Test func eachFolderExpectsOneKindOfEnd() throws {
    for (name, expected) in try folders() {
      let ends = [expected.fatal != nil, expected.rejects != nil, expected.warnings != nil]
      #expect(ends.filter(\.self).count == 1, "\(name)")
      #expect(expected.exit == (expected.warnings != nil ? 0 : name == "missing-file" ? 66 : 65), "\(name)")
    }
  }

  @Test func togetherTheyHaveEveryCode() throws {
    let codes = Set(try folders().values.flatMap { $0.rejects ?? [] }.map(\.code))
    // A record that is too long is made by a test: it takes more than a megabyte.
    #expect(
      codes == [
        "missing_value", "malformed_date", "malformed_number", "out_of_range", "unknown_choice",
        "malformed_identifier",
        "field_count", "stray_quote", "lone_carriage_return", "invalid_utf8", "duplicate_id",
        "unknown_contract",
        "unknown_profile", "unknown_feedback", "inconsistent_dates", "inconsistent_profile",
        "not_allowed_here",
      ])
  }

  @Test func expectedRejectsAreInTheOrderOfTheTable() throws {
    for (name, expected) in try folders() {
      let places = (expected.rejects ?? []).map { ($0.file, $0.line) }
      #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 }, "\(name)")
    }
  }
}
