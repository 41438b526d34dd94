import Support
import Testing

@testable import JobSuccess

/// What a score could be where something of a contract is not known (8.5.28).
@Suite struct ScoreRangeTests {
  private static let asOf = Day(unchecked: 2024, 8, 31)

  /// Ended contracts of $500 with a client each, and these stars.
  private static func history(_ stars: [Int?], unknown: [(Int, UnknownFacts)]) -> History {
    var contracts: [Contract] = []
    var feedback: [Feedback] = []
    for (index, stars) in stars.enumerated() {
      let end = asOf - 40 - 3 * index
      var contract = Contract(
        client: ClientKey(UInt32(index)), startedOn: end - 30, endedOn: end, earnings: Cents(500_00),
        status: .ended)
      if let stars {
        contract.feedback = feedback.count..<feedback.count + 1
        feedback.append(
          Feedback(
            submittedAt: Instant(startOf: end), author: .client, kind: .final, stars: Stars(hundredths: stars)
          ))
      }
      contracts.append(contract)
    }
    for (index, facts) in unknown where facts.contains(.end) {
      contracts[index].endedOn = nil
      contracts[index].status = .active
    }
    var history = History(
      profile: Profile(kind: .freelancer, badge: nil), contracts: contracts[...], feedback: feedback[...])
    history.unknowns = unknown.map { UnknownContract(ContractKey($0.0), $0.1) }
    return history
  }

  private static let scorer = Scorer(Policy.standard, asOf: asOf)

  @Test func allKnownHasNoRange() {
    let history = ScoreRangeTests.history([500, 500, 500], unknown: [])
    #expect(ScoreRange(history, ScoreRangeTests.scorer) == nil)
  }

  @Test func unknownStarsWidenTheScoreBothWays() throws {
    let history = ScoreRangeTests.history([500, 500, 500, 500, nil], unknown: [(4, .stars)])
    let range = try #require(ScoreRange(history, ScoreRangeTests.scorer))
    let result = { (stars: Int?) in
      ScoreRangeTests.scorer.score(ScoreRangeTests.history([500, 500, 500, 500, stars], unknown: [])).result
        .exact
    }
    #expect(range.lowest == result(100) && range.highest == result(500))
    #expect(range.contracts == 1 && range.stars == 1 && range.ends == 0)
  }

  @Test func whatCanLieInNoWindowDoesNotCount() {
    var history = ScoreRangeTests.history([500, 500, 500, nil], unknown: [(3, .stars)])
    history.contracts[3].startedOn = Day(unchecked: 2019, 1, 1)
    history.contracts[3].endedOn = Day(unchecked: 2019, 2, 1)
    #expect(ScoreRange(history, ScoreRangeTests.scorer) == nil)
  }

  /// The climb from the extremes finds what trying all combinations finds.
  @Test(arguments: Policy.builtIn.map(\.name))
  func theClimbFindsWhatTryingAllDoes(policy: String) throws {
    let scorer = Scorer(try #require(Policy.builtIn(named: policy)), asOf: ScoreRangeTests.asOf)
    var random = SeededGenerator(seed: 28)
    for _ in 0..<25 {
      let count = random.int(3...8)
      let stars = (0..<count).map { _ in random.pick(500, 450, 300, 100, nil) as Int? }
      let unknown = Set((0..<2).map { _ in random.below(count) }).sorted().map { index in
        (index, random.pick(UnknownFacts.stars, [.stars, .end], [.earnings]))
      }
      let known = stars.enumerated().map { place, stars in unknown.contains { $0.0 == place } ? nil : stars }
      let history = ScoreRangeTests.history(known, unknown: unknown)
      let all = ScoreRange(history, scorer, combinations: .max)
      let climbed = ScoreRange(history, scorer, combinations: 0)
      #expect(all == climbed, "\(known) \(unknown)")
    }
  }

  @Test func manyUnknownContractsDoNotTakeLong() throws {
    let history = ScoreRangeTests.history(
      Array(repeating: nil, count: 300), unknown: (0..<300).map { ($0, [.stars, .end]) })
    let range = try #require(ScoreRange(history, ScoreRangeTests.scorer))
    #expect(range.contracts == 300)
    #expect(range.percents.highest == 100)
    #expect((range.percents.lowest ?? 100) < 60)
  }
}
