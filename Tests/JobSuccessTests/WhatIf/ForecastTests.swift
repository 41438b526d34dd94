import Testing

@testable import JobSuccess

@Suite("What leaves the windows (3.6)")
struct ForecastTests {
  private func departures(_ built: BuiltHistory, _ policy: Policy = .standard, on day: Day) -> [String] {
    let scored = built.scored(on: day, by: policy)
    return Forecast(scored.scorer, scored.sheet).departures.map {
      "\($0.day) \($0.window.name) \(built.ids[$0.position.index]) \($0.part.rawValue)"
    }
  }

  @Test("a contract leaves six months and a day after its end")
  func contract() {
    let built = history {
      JobSuccessTests.contract(
        "a", client: "a", started: "2026-01-01", ended: "2026-01-15", stars: 5, private: 10)
    }
    #expect(departures(built, on: "2026-07-14") == ["2026-07-16 6m a contract"])
    #expect(departures(built, on: "2026-07-15") == ["2026-07-16 6m a contract"])
    #expect(departures(built, on: "2026-07-16").isEmpty)
  }

  @Test("a long contract's jobs leave one by one, the contract with the last one")
  func jobs() {
    let built = history {
      JobSuccessTests.contract(
        "a", client: "a", started: "2025-06-01", ended: "2026-01-15", stars: 5, private: 10)
    }
    // Two complete periods: the first ends on day 90, the last job is dated on the end.
    #expect(departures(built, on: "2026-02-01") == ["2026-03-01 6m a job", "2026-07-16 6m a contract"])
  }

  @Test("open contracts stay as they are: an idle one leaves by the day from which on it is idle")
  func idle() {
    let built = history {
      JobSuccessTests.contract("a", client: "a", started: "2025-12-01", earnings: 0)
      JobSuccessTests.contract("b", client: "b", started: "2026-01-01", earnings: 0)
    }
    let policy = Policy.standard.with {
      $0.idleAfterMonths = 3
      $0.noWork = .negative
    }
    #expect(departures(built, policy, on: "2026-03-31") == ["2026-09-02 6m a contract"])
  }

  @Test("a contract without feedback leaves where missing feedback counts")
  func missingFeedback() {
    let built = history {
      JobSuccessTests.contract("a", client: "a", started: "2026-01-01", ended: "2026-01-15")
    }
    #expect(departures(built, on: "2026-07-14") == ["2026-07-16 6m a end"])
    #expect(departures(built, .standard.with { $0.missingFeedback = nil }, on: "2026-07-14").isEmpty)
  }

  @Test("the 3-month window that the trend rests on is one of them")
  func trend() throws {
    let built = history {
      JobSuccessTests.contract(
        "a", client: "a", started: "2026-01-01", ended: "2026-01-15", stars: 5, private: 10)
    }
    #expect(
      try departures(built, .named("upwork-2023-12"), on: "2026-02-01")
        == ["2026-04-16 3m a contract", "2026-07-16 6m a contract"])
  }

  @Test("each change of the score is explained by a departure on its day", arguments: variedPolicies)
  func explained(policy: Policy) {
    for seed in 0..<60 {
      let scorer = Scorer(policy, asOf: CrowdedHistory.asOf)
      let history = CrowdedHistory.make(UInt64(seed), contracts: 12, clients: 4)
      let forecast = Forecast(scorer, scorer.score(history))
      let days = Set(forecast.departures.map(\.day))
      for (before, after) in zip(forecast.days, forecast.days.dropFirst())
      where before.score.exact != after.score.exact {
        #expect(days.contains(after.day))
      }
    }
  }
}
