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

  // MARK: Every possibility

  /// A small random history around the borders of windows, with two or three contracts of which something is not known.
  private static func randomHistory(_ random: inout SeededGenerator) -> History {
    var history = History(profile: Profile(kind: .freelancer, badge: nil), contracts: [], feedback: [])
    for index in 0..<random.int(3...8) {
      let end = asOf - random.int(0...400)
      var contract = Contract(
        client: ClientKey(UInt32(random.below(4))), startedOn: end - random.int(1...300), endedOn: end,
        earnings: Cents(random.pick(0, 50, 100_00, 250_00, 600_00, 2000_00)), status: .ended)
      if random.below(3) == 0 { contract.lastPaidOn = contract.startedOn + (end - contract.startedOn) / 2 }
      if random.below(3) > 0 {
        contract.feedback = index..<index + 1
        history.feedback = padded(history.feedback, to: index)
        history.feedback.append(
          Feedback(
            submittedAt: Instant(startOf: end), author: .client, kind: .final,
            stars: Stars(hundredths: random.pick(500, 450, 300, 100))))
      }
      history.contracts.append(contract)
    }
    for index in Set((0..<3).map { _ in random.below(history.contracts.count) }).sorted().prefix(
      random.int(1...3))
    {
      let isFirst = history.unknowns.isEmpty
      let facts: UnknownFacts =
        isFirst
        ? random.pick([.stars, .end] as UnknownFacts, .end, .stars)
        : random.pick(UnknownFacts.stars, .earnings, .client)
      if facts.contains(.end) {
        history.contracts[index].startedOn = asOf - random.int(30...140)
        (history.contracts[index].endedOn, history.contracts[index].status) = (nil, .active)
      }
      if facts.contains(.stars) || facts.contains(.end) { history.contracts[index].feedback = 0..<0 }
      history.unknowns.append(UnknownContract(ContractKey(index), facts))
    }
    return history
  }

  private static func padded(_ feedback: ArraySlice<Feedback>, to count: Int) -> ArraySlice<Feedback> {
    feedback
      + (feedback.count..<count).map { _ in
        Feedback(submittedAt: Instant(startOf: asOf), author: .freelancer, kind: .final, stars: nil)
      }
  }

  /// All scores, with every day on which a contract may have ended.
  private static func everyScore(_ history: History, _ scorer: Scorer) -> [Ratio] {
    var all = [history]
    let clients = Set(history.contracts.map(\.client))
    for unknown in history.unknowns {
      let key = unknown.contract
      all = all.flatMap { history in
        var ways = [history]
        if unknown.facts.contains(.end) {
          let contract = history[key]
          let first = max(contract.startedOn, min(contract.lastPaidOn ?? contract.startedOn, asOf))
          ways += (0...(asOf - first)).map { days in
            var changed = history
            (changed.contracts[key.index].endedOn, changed.contracts[key.index].status) = (
              first + days, .ended
            )
            return changed
          }
        }
        if unknown.facts.contains(.stars) {
          ways += ways.flatMap { history -> [History] in
            guard let end = history[key].endedOn else { return [] }
            return [500, 100].map { stars in
              var changed = history
              changed.contracts[key.index].feedback =
                history.feedback.endIndex..<history.feedback.endIndex + 1
              changed.feedback.append(
                Feedback(
                  submittedAt: Instant(startOf: end), author: .client, kind: .final,
                  stars: Stars(hundredths: stars)))
              return changed
            }
          }
        }
        if unknown.facts.contains(.earnings) {
          ways = ways.flatMap { history in
            ([0, 99, 100, 250_00, 250_01, 1000_00, 1000_01] as [Int64]).map { cents in
              var changed = history
              changed.contracts[key.index].earnings = Cents(cents)
              return changed
            }
          }
        }
        if unknown.facts.contains(.client) {
          ways = ways.flatMap { history in
            clients.map { client in
              var changed = history
              changed.contracts[key.index].client = client
              return changed
            }
          }
        }
        return ways
      }
    }
    return all.compactMap { scorer.score($0).result.exact }
  }

  @Test("the range is that of every possibility", arguments: Policy.builtIn.map(\.name))
  func theRangeIsThatOfEveryPossibility(policy: String) throws {
    var changed = try #require(Policy.builtIn(named: policy))
    var random = SeededGenerator(seed: 28)
    for number in 0..<30 {
      // With the rule about missing feedback applied to a few contracts.
      if number >= 15 { changed.missingFeedback?.minEnded = 3 }
      let scorer = Scorer(changed, asOf: ScoreRangeTests.asOf)
      let history = ScoreRangeTests.randomHistory(&random)
      guard let range = ScoreRange(history, scorer) else { continue }
      let all = ScoreRangeTests.everyScore(history, scorer)
      #expect(range.isExact)
      #expect(range.lowest == all.min(), "\(number): \(history.unknowns)")
      #expect(range.highest == all.max(), "\(number): \(history.unknowns)")
    }
  }

  @Test("a search without certainty says so, and finds no more than there is")
  func aSearchSaysSo() throws {
    let scorer = ScoreRangeTests.scorer
    var random = SeededGenerator(seed: 29)
    for _ in 0..<20 {
      let history = ScoreRangeTests.randomHistory(&random)
      guard let exact = ScoreRange(history, scorer), let found = ScoreRange(history, scorer, budget: 0) else {
        continue
      }
      #expect(!found.isExact)
      if let lowest = found.lowest, let least = exact.lowest { #expect(lowest >= least) }
      if let highest = found.highest, let most = exact.highest { #expect(highest <= most) }
    }
  }

  @Test("many unknown contracts are exact, too", arguments: Policy.builtIn.map(\.name))
  func manyUnknownContracts(policy: String) throws {
    let scorer = Scorer(try #require(Policy.builtIn(named: policy)), asOf: ScoreRangeTests.asOf)
    let known = Array(repeating: 500 as Int?, count: 20)
    let history = ScoreRangeTests.history(
      known + Array(repeating: nil, count: 100), unknown: (20..<120).map { ($0, .stars) })
    let range = try #require(ScoreRange(history, scorer))
    #expect(range.contracts == 100)
    #expect(range.isExact)
    #expect(range.percents.highest == 100)
    #expect((range.percents.lowest ?? 100) < 60)
  }
}
