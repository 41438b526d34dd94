import Support
import Testing

@testable import JobSuccess

@Suite("Extreme input")
struct ExtremeInputTests {
  /// Weights of four decimals that share no factor, up to 100.
  private static let unevenTiers = [
    EarningsTier(upTo: Cents(250_00), weight: 99.9997), EarningsTier(upTo: Cents(1000_00), weight: 0.0001),
    EarningsTier(upTo: nil, weight: 99.9999),
  ]

  @Test("the largest earnings on many contracts: stars stay exact")
  func largestEarnings() {
    let scored = history {
      for index in 0..<2000 {
        contract(
          "c\(index)", client: "client \(index)", started: "2025-01-01", ended: "2025-02-01",
          earnings: Dollars(.largest), stars: index == 0 ? 1 : 5)
      }
    }.scored(on: "2025-06-30")
    #expect(scored.percent == 100)
    #expect(scored.stars.lifetime == Ratio(9996, 2000))
    #expect(scored.stars.lifetime?.scaled(by: 100) == 500)
    #expect(scored.stars.lifetime?.scaled(by: 1_000_000) == 4_998_000)
  }

  @Test("payments of the largest amount, and refunds of it")
  func largestPayments() {
    let scored = history {
      contract("c1", client: "a", started: "2025-01-01", ended: "2025-02-01", stars: 5) {
        for _ in 0..<10_000 { payment(on: "2025-01-10", Dollars(.largest)) }
      }
      contract("c2", client: "b", started: "2025-01-01", ended: "2025-02-01", stars: 1) {
        for _ in 0..<10_000 { payment(on: "2025-01-10", Dollars(.zero - .largest)) }
      }
    }.scored(on: "2025-06-30")
    #expect(scored.assessed("c1")?.facts.earnings == Cents(.max))
    #expect(scored.assessed("c2")?.facts.earnings == Cents(.min))
    #expect(scored.verdict("c2") == .negative(.negativeFeedback))
    #expect(scored.weight("c2") == Ratio(1, 1))
  }

  @Test("a contract over the whole calendar")
  func wholeCalendar() {
    let daily = Policy.standard.with {
      $0.length = LengthRule(periodDays: 1, maxJobs: 100_000)
      $0.windows = [6, 2520]
      $0.minimum = Minimum(contracts: 1, clients: 1, clientsScope: .window)
    }
    let built = history {
      contract("c1", client: "a", started: .earliest, ended: .latest, stars: 1)
    }
    #expect(built.scored(on: .latest).jobs("c1").count == 8)
    let scored = built.scored(on: .latest, by: daily)
    #expect(scored.jobs("c1").count == 76_700)
    #expect(scored.jobs("c1").first == "1990-01-02 positive")
    #expect(scored.jobs("c1").last == "2199-12-31 negative")
    #expect(built.scored(on: .earliest, by: daily).reason == .noEligibleContracts)
    #expect(built.scored(on: .earliest - 1, by: daily).sheet.contracts.isEmpty)
  }

  @Test(
    "tens of thousands of contracts in one profile, all of one client or each of its own",
    arguments: [1, 20_000])
  func manyContracts(clients: Int) {
    let asOf: Day = "2025-12-31"
    let lines = (0..<20_000).map { index -> ContractLine in
      let ended = asOf - index % 180
      return contract(
        "c\(index)", client: "client \(index % clients)", started: ended - 60, ended: ended,
        earnings: index % 3 == 0 ? 100 : 5000, stars: index % 2 == 0 ? 5 : nil)
    }
    let policy = Policy.standard.with {
      $0.hasTrending = true
      $0.earningsTiers = Self.unevenTiers
      $0.longTermDays = nil
      $0.minimum.clients = 1
    }
    let scored = BuiltHistory(Profile(kind: .agency), lines).scored(on: asOf, by: policy)
    // Half of all lack feedback, of which 35% are tolerated: about 0.5 / (0.5 + 0.15).
    #expect(scored.tally(6)?.missingFeedback == 10_000)
    #expect(scored.window(.trending)?.score != nil)
    #expect(scored.percent == 77)
    #expect(scored.sheet.result.exact?.scaled(by: 1_000_000).description.count == 6)
    #expect(scored.sheet.lifetimeClients == min(clients, 10_000))
  }

  @Test("the largest weights that a decimal holds, with too much missing feedback")
  func largestWeights() {
    let scored = history {
      for index in 0..<6000 {
        contract(
          "c\(index)", client: "client \(index)", started: "2025-11-01", ended: "2025-12-01",
          stars: index < 1000 ? 5 : nil)
      }
    }.scored(
      on: "2025-12-31",
      by: .standard.with {
        $0.hasTrending = true
        $0.earningsTiers = [
          EarningsTier(upTo: Cents(1_00), weight: 0.000001), EarningsTier(upTo: nil, weight: 999_999.999999),
        ]
      })
    // 1000 / (1000 + 5000 − 2100)
    #expect(scored.sheet.result.exact == Ratio(10, 39))
    #expect(scored.window(.trending)?.score == Ratio(10, 39))
    #expect(scored.percent == 26)
  }

  @Test("satisfaction weights of any size")
  func satisfactionWeights() {
    let scale = SatisfactionScale(
      .weighted(
        WeightedSatisfaction(
          publicWeight: 999_999.999999, privateWeight: 999_999.999998, endReasonWeight: 0.000001,
          positiveFrom: 1, negativeBelow: 0.999999)))
    #expect(scale.satisfaction(stars: 5, privateScore: 10, endReason: .successful) == .positive)
    #expect(scale.satisfaction(stars: 5, privateScore: 10, endReason: .unsuccessful) == .neutral)
    #expect(scale.satisfaction(stars: 1, privateScore: 10, endReason: .successful) == .negative)
  }

  @Test("a score does not depend on the order of the clients' keys or on the rows beside the history")
  func clientKeys() {
    for seed in 0..<50 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let (built, policy, asOf) = (random.history(), random.policy(), random.asOf())
      var mirrored = built.history
      for index in mirrored.contracts.indices {
        mirrored.contracts[index].client = ClientKey(.max - mirrored.contracts[index].client.index)
      }
      let scorer = Scorer(policy, asOf: asOf)
      let (one, other) = (scorer.score(built.history), scorer.score(mirrored))
      #expect(one.windows.map(\.tally) == other.windows.map(\.tally))
      #expect(one.contracts.map(\.verdict) == other.contracts.map(\.verdict))
      #expect(one.result.exact == other.result.exact)
    }
  }
}
