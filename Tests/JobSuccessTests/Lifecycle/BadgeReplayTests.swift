import Testing

@testable import JobSuccess

/// The replay of 16 Sundays from one sheet must be what plain scoring on each of them says (4.8).
@Suite struct BadgeReplayTests {
  @Test func sixteenSundaysIncludeTheDayItself() {
    let sunday: Day = "2024-09-01"
    for ahead in 0...6 {
      let sundays = BadgeReplay(.standard, asOf: sunday + ahead).sundays
      #expect(sundays.count == 16)
      #expect(sundays.last == sunday)
      #expect(sundays.first == "2024-05-19")
    }
    #expect(BadgeReplay(.standard, asOf: sunday - 1).sundays.last == "2024-08-25")
  }

  @Test(arguments: variedPolicies) func crowdedHistories(_ policy: Policy) {
    for seed in 0..<150 {
      var random = SeededGenerator(UInt64(seed))
      let history = CrowdedHistory.make(
        UInt64(seed) &* 31, contracts: Int.random(in: 0...24, using: &random),
        clients: random.pick([1, 2, 3, 12]))
      // Now and then a day behind what was dated, so that little of it still moves.
      expectSame(history, policy, CrowdedHistory.asOf + random.pick([0, 0, 1, 40, 200]), "seed \(seed)")
    }
  }

  @Test func randomHistories() {
    var (still, moving) = (0, 0)
    for seed in 0..<2000 {
      var random = SeededRandom(seed: UInt64(seed))
      let history = random.history().history
      let policy = random.policy()
      let results = expectSame(history, policy, random.asOf(), "seed \(seed)")
      if Set(results.map { $0.percent ?? -1 }).count > 1 { moving += 1 } else { still += 1 }
    }
    #expect(still > 100 && moving > 100)
  }

  @discardableResult
  private func expectSame(_ history: History, _ policy: Policy, _ asOf: Day, _ which: String)
    -> [JobSuccessScore]
  {
    let replay = BadgeReplay(policy, asOf: asOf)
    let fast = replay.scores(history, Scorer(policy, asOf: asOf).score(history))
    let plain = replay.plainScores(history)
    for (sunday, (left, right)) in zip(replay.sundays, zip(fast, plain)) {
      let isSame = left.exact == right.exact && left.window == right.window && left.reason == right.reason
      #expect(isSame, "\(which), \(policy.name), as of \(asOf), on \(sunday): \(left) is not \(right)")
      if !isSame { break }
    }
    return plain
  }
}
