import Ingestion
import JobSuccess
import Testing

@testable import Analysis

/// What members of agencies see of their agencies' contracts (2.3, 3.3), in SampleData.
struct MemberTests {
  private func analyses(_ policy: Policy = .standard, for audience: Audience = .internal) async throws
    -> (String) throws -> ProfileAnalysis
  {
    let (dataset, _) = try await SampleMarket.read()
    let scorer = Scorer(policy, asOf: try #require(Day(text: "2024-08-31")))
    let view = AudienceView(dataset, scorer, for: audience)
    return { view.analysis(of: try #require(dataset.profile(withID: $0))) }
  }

  @Test(arguments: [Audience.internal, .talent])
  func aMemberOfAnAgencyMayAskWhereTheAgencyMay(audience: Audience) async throws {
    let analysis = try await analyses(for: audience)
    let (agency, member) = (try analysis("ag-vela"), try analysis("fl-vela-mia"))
    // Mia is not Top Rated. The agency is Top Rated, and may ask.
    #expect(agency.eligibility.failed.isEmpty)
    #expect(member.eligibility.failed == [.notTopRated(Badge.none)])
    #expect(!member.sheet.contracts.isEmpty)
    for contract in member.sheet.contracts {
      #expect(member.eligibility(for: contract.facts.key).failed.isEmpty)
      let parties = member.names.parties(of: contract.facts.key)
      #expect(parties.owner == "ag-vela" && parties.freelancer == "fl-vela-mia")
    }
    #expect(member.ownedContracts == 0)
    #expect(member.actions.isEmpty)
  }

  @Test func requestsAreByOwner() async throws {
    let oda = try await analyses()("fl-oda")
    let requests = oda.requests(for: oda.sheet.contracts.map(\.facts.key))
    #expect(requests.map(\.owner) == [nil, "ag-harbor"])
    #expect(requests.map(\.removals.keys.count) == [4, 12])
    #expect(requests[1].removals.owner.contracts.count == 34)
    #expect(oda.ownedContracts == 4)
    #expect(oda.result.percent == 86)
    #expect(oda.raisingRemovals.first?.after.percent == 100)
  }

  @Test func underAnAgencysPolicyOwnContractsAloneCount() async throws {
    let policy = try #require(Policy.builtIn(named: "upwork-2020-03"))
    let analysis = try await analyses(policy)
    #expect(try analysis("fl-oda").sheet.contracts.count == 4)
    #expect(try analysis("fl-vela-mia").sheet.contracts.isEmpty)
    #expect(try analysis("ag-vela").sheet.contracts.count == 59)
  }

  @Test func theSumOverAMarketCountsEachContractOnce() async throws {
    let (dataset, scorer) = try await SampleMarket.read()
    let view = AudienceView(dataset, scorer, for: .internal)
    var (summary, published, rows) = (RunSummary(), 0, 0)
    view.analyse(0..<dataset.profiles.count) { _, profile in
      summary.add(profile)
      rows += profile.sheet.contracts.count
    }
    view.publish(0..<dataset.profiles.count) { _, profile in published += profile.ownedContracts }
    let contracts = dataset.contracts.count { $0.isOwned && $0.startedOn <= scorer.asOf }
    #expect(summary.contracts == contracts && published == contracts && rows > contracts)
  }
}
