import Analysis
import Basics
import CSV
import Ingestion
import JobSuccess
import Reporting
import Support
import Testing

/// The two tables whose rows are written out say what their column lists say.
struct TableTests {
  @Test(arguments: [Audience.internal, .talent])
  func writtenOutRowsAreThoseOfTheColumns(audience: Audience) async throws {
    let market = try await Market.read(
      Project.path("SampleData"), ReadingOptions(workers: 1), for: audience)
    let view = try market.view(Scorer(.standard, asOf: try #require(Day(text: "2024-08-31"))))
    let all = 0..<market.profileCount
    let ids = market.identifiers(ofContractsOf: all)
    var outcomes = CSVWriter()
    var removals = CSVWriter()
    var expectedOutcomes = CSVWriter()
    var expectedRemovals = CSVWriter()
    view.analyse(all) { key, profile in
      OutcomesTable.write(profile, at: key, ids, to: &outcomes)
      RemovalsTable.write(profile, ids, to: &removals)
      for contract in profile.sheet.contracts {
        OutcomesTable.table.write(ContractOutcome(contract, of: profile), to: &expectedOutcomes)
      }
      for effect in profile.removals {
        RemovalsTable.table.write(PossibleRemoval(effect, of: profile), to: &expectedRemovals)
      }
    }
    #expect(outcomes.rows > 1_000 && outcomes.bytes == expectedOutcomes.bytes)
    #expect(removals.rows > 500 && removals.bytes == expectedRemovals.bytes)
  }

  @Test func aRowIsTheSameInCSVAndJSON() async throws {
    let market = try await Market.read(
      Project.path("SampleData"), ReadingOptions(workers: 1), for: .internal)
    let view = try market.view(Scorer(.standard, asOf: try #require(Day(text: "2024-08-31"))))
    view.analyse(0..<market.profileCount) { _, profile in
      var row = CSVWriter()
      ScoresTable.table.write(profile, to: &row)
      guard case .object(let members) = ScoresTable.table.object(profile) else { return }
      let texts = members.map { member in
        switch member.value {
        case .null: ""
        case .string(let text), .decimal(let text): text
        case .integer(let number): String(number)
        default: "unexpected"
        }
      }
      #expect(String(decoding: row.bytes, as: UTF8.self) == texts.joined(separator: ",") + "\n")
      #expect(members.map(\.name) == ScoresTable.table.schema.columns.map(\.name))
    }
  }
}
