import JobSuccess
import Samples
import Testing

@Suite struct DeterminismTests {
  private static let winter = Day(number: 20_120)

  /// A market of several batches, by its FNV-1a digest: the same on every machine and in every run.
  @Test func theSameThreeValuesGiveTheSameBytes() async {
    let market = SampleMarket(profiles: 300, seed: 42, asOf: Self.winter)
    var digests: [UInt64] = []
    for _ in 0..<2 {
      let files = await made(market)
      var digest: UInt64 = 0xCBF2_9CE4_8422_2325
      for file in SampleFile.allCases {
        for byte in files[file] ?? [] { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
      }
      digests.append(digest)
    }
    #expect(digests == [12_613_603_228_228_084_793, 12_613_603_228_228_084_793])
  }

  @Test func anotherSeedGivesAnotherMarket() async {
    let one = await made(SampleMarket(profiles: 20, seed: 1, asOf: Self.winter))
    let other = await made(SampleMarket(profiles: 20, seed: 2, asOf: Self.winter))
    #expect(one[.contracts] != other[.contracts])
  }

  @Test func anEmptyMarketHasOnlyHeaders() async {
    let files = await made(SampleMarket(profiles: 0, seed: 1, asOf: Self.winter))
    #expect(SampleFile.allCases.allSatisfy { records(files[$0] ?? []).count == 1 })
  }

  @Test func storiesAreOnlyInTheMarketOfTheirDay() async {
    let onTheDay = await made(SampleMarket(profiles: 20, seed: 9, asOf: SampleMarket.committed.asOf))
    let later = await made(SampleMarket(profiles: 20, seed: 9, asOf: Self.winter))
    #expect(table(onTheDay[.profiles]).contains { $0["profile_id"] == "fl-amara" })
    #expect(!table(later[.profiles]).contains { $0["profile_id"] == "fl-amara" })
  }

  /// Each order has the same rows; by day they ascend.
  @Test func anotherOrderHasTheSameRows() async throws {
    let markets = SampleOrder.allCases.map {
      SampleMarket(profiles: 600, seed: 3, asOf: Self.winter, order: $0)
    }
    let (byProfile, byDay, random) = (await made(markets[0]), await made(markets[1]), await made(markets[2]))
    for file in SampleFile.allCases {
      let rows = [byProfile, byDay, random].map { records($0[file] ?? []) }
      #expect(rows[0].first == rows[1].first && rows[0].first == rows[2].first)
      #expect(Set(rows[0]).count == Set(rows[0] + rows[1] + rows[2]).count)
      #expect(rows.allSatisfy { $0.count == rows[0].count })
    }
    let starts = table(byDay[.contracts]).compactMap { $0["started_on"] }
    #expect(starts.count > 5_000 && starts == starts.sorted())
    #expect(Set([byProfile, byDay, random].map { $0[.contracts] }).count == 3)
    #expect(await made(markets[2]) == random)
  }

  @Test func thereAreAsManyClientsAsAsked() async {
    let files = await made(SampleMarket(profiles: 300, seed: 3, asOf: Self.winter, clients: 40))
    let clients = Set(table(files[.contracts]).compactMap { $0["client_id"] })
    #expect(clients.count > 20 && clients.count <= 40, "\(clients.count)")
  }

  @Test func anErrorOfTheSinkStopsIt() async {
    struct Full: Error {}
    await #expect(throws: Full.self) {
      try await SampleMarket(profiles: 5, seed: 1, asOf: Self.winter).write { (_, _) throws(Full) in
        throw Full()
      }
    }
  }
}
