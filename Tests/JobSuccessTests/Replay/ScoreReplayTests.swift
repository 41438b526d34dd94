import Support
import Testing

@testable import JobSuccess

/// A replay from one sheet must give the scores of plain scoring on each day: of 16 Sundays (4.8), and of all days of two
/// years (3.6, history).
@Suite struct ScoreReplayTests {
  @Test func sixteenSundaysIncludeTheDayItself() {
    let sunday: Day = "2024-09-01"
    for ahead in 0...6 {
      let sundays = ScoreReplay.sundays(.standard, asOf: sunday + ahead).days
      #expect(sundays.count == 16)
      #expect(sundays.last == sunday)
      #expect(sundays.first == "2024-05-19")
    }
    #expect(ScoreReplay.sundays(.standard, asOf: sunday - 1).days.last == "2024-08-25")
  }

  @Test(arguments: variedPolicies) func sundaysOfCrowdedHistoriesAreScoredAsPlainly(_ policy: Policy) {
    for seed in 0..<60 {
      var random = SeededGenerator(seed: UInt64(seed))
      let history = CrowdedHistory.make(
        UInt64(seed) &* 31, contracts: random.int(0...24), clients: random.pick(1, 2, 3, 12))
      // Sometimes a day after all events, so that little changes.
      expectSame(history, policy, CrowdedHistory.asOf + random.pick(0, 0, 1, 40, 200), "seed \(seed)")
    }
  }

  @Test func sundaysOfRandomHistoriesAreScoredAsPlainly() {
    var (unchanged, changing) = (0, 0)
    for seed in 0..<800 {
      var random = SeededGenerator(seed: UInt64(seed))
      let history = random.history().history
      let policy = random.policy()
      let results = expectSame(history, policy, random.asOf(), "seed \(seed)")
      if Set(results.map { $0.percent ?? -1 }).count > 1 { changing += 1 } else { unchanged += 1 }
    }
    #expect(unchanged > 40 && changing > 40)
  }

  /// Events between the last Sunday and the as-of date are in the sheet, and in none of the replayed scores.
  @Test func eventsAfterTheLastSundayCountOnNoSunday() {
    var differing = 0
    for seed in 0..<800 {
      var random = SeededGenerator(seed: UInt64(seed))
      let history = random.history(contracts: random.int(1...10), clients: 2).history
      let event = random.pick(of: days(of: history))
      let asOf = event + random.pick(0, 0, 1, 2, 6, 7, 104, 105, 111, 112)
      let policy = random.policy()
      let results = expectSame(history, policy, asOf, "seed \(seed)")
      let now = Scorer(policy, asOf: asOf).score(history).result.exact
      if let last = results.last, last.exact != now { differing += 1 }
    }
    #expect(differing > 15)
  }

  /// Everything that has a date.
  private func days(of history: History) -> [Day] {
    history.contracts.flatMap { [$0.startedOn, $0.endedOn, $0.firstPaidOn, $0.lastPaidOn] }.compactMap(\.self)
      + history.feedback.flatMap { [$0.submittedOn, $0.removedOn] }.compactMap(\.self)
      + history.payments.map(\.paidOn)
  }

  /// A contract whose outcome day is the first that is allowed in the input counts like others.
  @Test func contractsOfTheEarliestDayCount() {
    let built = history {
      for id in ["a", "b"] {
        contract(id, client: id, started: .earliest, ended: .earliest, stars: 5, private: 10)
      }
    }
    expectSame(built.history, .standard, Day.earliest + 6, "the first week")
    expectSame(built.history, .standard, Day.earliest + 200, "half a year")
  }

  @Test(arguments: variedPolicies) func everyDayIsScoredAsPlainly(_ policy: Policy) {
    var changing = 0
    for (seed, length) in [0, 1, 30, 31, 32, 62, 150, 150].enumerated() {
      let history = CrowdedHistory.make(UInt64(seed) &* 7, contracts: 8 + 2 * seed, clients: 1 + seed % 4)
      let last = CrowdedHistory.asOf + seed
      let first = last - length
      let days = DailyReplay.scores(
        history, Scorer(policy, asOf: last), Scorer(policy, asOf: last).score(history), from: first)
      #expect(days.map(\.day) == (0...last - first).map { first + $0 })
      for day in days {
        let plain = Scorer(policy, asOf: day.day).score(history).result
        let isSame =
          day.score.exact == plain.exact && day.score.window == plain.window
          && day.score.reason == plain.reason
        #expect(isSame, "seed \(seed), \(policy.name), on \(day.day): \(day.score) is not \(plain)")
        if !isSame { break }
      }
      if Set(days.map { $0.score.percent ?? -1 }).count > 1 { changing += 1 }
    }
    #expect(changing > 0)
  }

  @Test func theDailyHistoryGoesBackTwoYears() {
    let history = CrowdedHistory.make(11, contracts: 20, clients: 5)
    let days = DailyReplay.scores(
      history, Scorer(.standard, asOf: "2024-02-29"), Scorer(.standard, asOf: "2024-02-29").score(history))
    #expect(days.first?.day == "2022-02-28" && days.last?.day == "2024-02-29" && days.count == 732)
  }

  @Test func buffersOfAnEarlierReplayDontMatter() {
    let asOf = CrowdedHistory.asOf + 3
    let replay = ScoreReplay.sundays(.standard, asOf: asOf)
    let scorer = Scorer(.standard, asOf: asOf)
    var buffers = ReplayBuffers(replay)
    var counts: Set<Int> = []
    for seed in 0..<600 {
      let history = CrowdedHistory.make(UInt64(seed), contracts: seed % 13, clients: 1 + seed % 5)
      let good = replay.goodDays(history, scorer.score(history), &buffers)
      #expect(good == replay.plainScores(history).count(where: BadgeRule.isGood), "seed \(seed)")
      counts.insert(good)
    }
    #expect(counts.count > 8)
  }

  @discardableResult
  private func expectSame(_ history: History, _ policy: Policy, _ asOf: Day, _ which: String)
    -> [JobSuccessScore]
  {
    let replay = ScoreReplay.sundays(policy, asOf: asOf)
    let sheet = Scorer(policy, asOf: asOf).score(history)
    let fast = replay.scores(history, sheet)
    let plain = replay.plainScores(history)
    for (sunday, (left, right)) in zip(replay.days, zip(fast, plain)) {
      let isSame = left.exact == right.exact && left.window == right.window && left.reason == right.reason
      #expect(isSame, "\(which), \(policy.name), as of \(asOf), on \(sunday): \(left) is not \(right)")
      if !isSame { break }
    }
    var buffers = ReplayBuffers(replay)
    let good = replay.goodDays(history, sheet, &buffers)
    let plainlyGood = plain.count(where: BadgeRule.isGood)
    #expect(good == plainlyGood, "\(which), \(policy.name), as of \(asOf): \(good) is not \(plainlyGood)")
    return plain
  }
}
