import Testing

@testable import JobSuccess

/// What the badges ask (4.8), at their limits.
@Suite struct BadgeTests {
  private let day: Day = "2024-02-29"

  private func criteria(_ built: BuiltHistory, on day: Day, by policy: Policy = .standard) -> [BadgeRule:
    BadgeCriterion]
  {
    let replay = ScoreReplay.sundays(policy, asOf: day)
    let sheet = Scorer(policy, asOf: day).score(built.history)
    let badges = BadgeCriteria(built.history, sheet, sundays: replay.scores(built.history, sheet))
    return Dictionary(badges.criteria.map { ($0.rule, $0) }) { first, _ in first }
  }

  @Test(
    "12 months, the first and the last day included",
    arguments: [
      ("2023-02-27", 0), ("2023-02-28", 1), ("2024-02-29", 1), ("2024-03-01", 0),
    ] as [(Day, Int64)]) func year(paid: Day, counts: Int64)
  {
    let built = history {
      contract("c1", client: "a", started: "2023-01-01") { payment(on: paid, 1000) }
    }
    #expect(criteria(built, on: day)[.earnings]?.figure == .dollars(Cents(counts * 1000_00)))
    #expect(criteria(built, on: day)[.earnings]?.isMet == (counts == 1))
  }

  @Test("an agency's contracts are not its members' earnings, first or large contract")
  func memberContracts() {
    let built = history {
      contract(
        "c1", client: "a", started: "2022-01-01", ended: "2024-02-01", earnings: 50_000, isOwned: false)
      contract("c2", client: "b", started: "2024-02-01", ended: "2024-02-20", earnings: 10)
    }
    #expect(criteria(built, on: day)[.earnings]?.figure == .dollars(Cents(10_00)))
    #expect(criteria(built, on: day)[.firstContract]?.figure == .daysAgo(28))
  }

  @Test("without payment rows earnings count on the end, or on the last paid day while it is open")
  func withoutRows() {
    let built = history {
      contract(
        "c1", client: "a", started: "2022-01-01", ended: "2023-02-27", earnings: 1, lastPaid: "2023-02-28")
      contract(
        "c2", client: "a", started: "2022-01-01", ended: "2023-02-28", earnings: 10, lastPaid: "2023-02-27")
      contract("c3", client: "a", started: "2022-01-01", earnings: 100, lastPaid: "2023-02-27")
      contract("c4", client: "a", started: "2022-01-01", earnings: 1000, lastPaid: "2023-02-28")
      contract("c5", client: "a", started: "2022-01-01", ended: "2024-03-01", earnings: 10_000)
    }
    #expect(criteria(built, on: day)[.earnings]?.figure == .dollars(Cents(11_010_00)))
  }

  @Test(
    "limits of earnings",
    arguments: [
      (.freelancer, 999.99, false, false), (.freelancer, 1000, true, false),
      (.freelancer, 9999.99, true, false),
      (.freelancer, 10_000, true, true), (.agency, 9999.99, false, false), (.agency, 10_000, true, false),
      (.agency, 20_000, true, false), (.agency, 20_000.01, true, true),
    ] as [(ProfileKind, Dollars, Bool, Bool)]) func limits(
      kind: ProfileKind, earned: Dollars, met: Bool, plus: Bool
    )
  {
    let built = history(of: kind) {
      contract("c1", client: "a", started: "2023-06-01", ended: "2023-12-01", earnings: earned)
    }
    #expect(criteria(built, on: day)[.earnings]?.isMet == met)
    #expect(criteria(built, on: day)[.earningsForPlus]?.isMet == plus)
  }

  @Test("the first contract started more than 90 days ago") func firstContract() {
    for (age, isMet) in [(89, false), (90, false), (91, true)] {
      let built = history { contract("c1", client: "a", started: day - age) }
      #expect(
        criteria(built, on: day)[.firstContract]
          == BadgeCriterion(.firstContract, .daysAgo(age), isMet: isMet))
    }
  }

  @Test("a large contract with a payment in 12 months") func largeContract() {
    for (paid, isMet) in [
      ("2023-02-27", false), ("2023-02-28", true), ("2024-02-29", true), ("2024-03-01", false),
    ]
      as [(Day, Bool)]
    {
      var line = contract("c1", client: "a", started: "2022-01-01") { payment(on: paid, 5) }
      line.contract.isLarge = true
      #expect(criteria(history { [line] }, on: day)[.largeContract]?.isMet == isMet)
    }
  }

  @Test("13 of the last 16 Sundays, or Rising Talent") func sundays() {
    // Scored well from the end of the second contract on.
    func built(_ ended: Day, _ badge: Badge? = nil) -> BuiltHistory {
      history(badge: badge) {
        contract("c1", client: "a", started: "2023-01-01", ended: "2023-06-01", stars: 5, private: 10)
        contract("c2", client: "b", started: ended - 10, ended: ended, stars: 5, private: 10)
      }
    }
    // The last Sunday is 2024-02-25, the 13th of the last 2023-12-03.
    for (ended, count) in [("2023-12-02", 13), ("2023-12-03", 13), ("2023-12-04", 12)] as [(Day, Int)] {
      let criterion = criteria(built(ended), on: day)[.sundays]
      #expect(criterion == BadgeCriterion(.sundays, .sundays(count), isMet: count >= 13))
    }
    #expect(criteria(built("2024-02-20", .risingTalent), on: day)[.sundays]?.isMet == true)
  }
}

/// The badge that the rules give, beside the one that is listed.
@Suite struct BadgeVerdictTests {
  private let day: Day = "2024-02-29"

  private func badges(_ earned: Dollars, large: Bool) -> BadgeCriteria {
    let built = history {
      for id in ["c1", "c2"] {
        contract(
          id, client: id, started: "2023-03-01", ended: "2023-06-01", earnings: earned, stars: 5, private: 10)
      }
    }
    var changed = built.history
    for index in changed.contracts.indices { changed.contracts[index].isLarge = large }
    let sheet = Scorer(.standard, asOf: day).score(changed)
    return BadgeCriteria(changed, sheet, goodSundays: 13)
  }

  @Test("all of its rules, and for Plus those of Top Rated too") func badge() {
    #expect(badges(499.99, large: true).badge == .none)
    #expect(badges(500, large: true).badge == .topRated)
    #expect(badges(5000, large: false).badge == .topRated)
    #expect(badges(5000, large: true).badge == .topRatedPlus)
  }

  @Test("differs from the listed one; Rising Talent is held against none, an unknown one against nothing")
  func differs() {
    for (earned, given) in [(1, Badge.none), (500, .topRated), (5000, .topRatedPlus)] as [(Dollars, Badge)] {
      let badges = badges(earned, large: true)
      #expect(badges.differs(from: nil) == nil)
      #expect(badges.differs(from: .risingTalent) == (given != .none))
      for listed in [Badge.none, .topRated, .topRatedPlus] {
        #expect(badges.differs(from: listed) == (listed != given))
      }
    }
  }
}

/// Clients from the talent's side (4.7).
@Suite struct ClientTests {
  private let built = history {
    contract(
      "c1", client: "a", started: "2024-01-01", ended: "2024-02-01", earnings: 100, stars: 5, private: 6
    ) {
      feedback("t1", on: "2024-02-02", by: .freelancer, stars: 2)
    }
    contract("c2", client: "a", started: "2024-01-01", ended: "2024-02-01", earnings: 300)
    contract("c3", client: "a", started: "2024-01-01", earnings: 50, standing: .flagged)
    contract(
      "c4", client: "b", started: "2024-01-01", ended: "2024-02-01", earnings: 300, stars: 4, private: 1)
    contract(
      "c5", client: "c", started: "2024-01-01", ended: "2024-02-01", earnings: 100, stars: 5, private: 7)
    contract("c6", client: "d", started: "2024-09-01")
  }

  @Test func scorecards() throws {
    let cards = ClientScorecard.all(built.history, built.scored(on: "2024-03-01").sheet)
    #expect(cards.map(\.spent) == [Cents(450_00), Cents(300_00), Cents(100_00)])
    let first = try #require(cards.first)
    #expect(first.contracts == 3 && first.ended == 2 && first.endedWithoutFeedback == 1)
    #expect(first.missingFeedback == Ratio(1, 2))
    #expect(first.standing == .flagged)
    #expect(first.starsForClient == Ratio(2, 1) && first.feedbackForClient.count == 1)
    #expect(first.starsFromClient == Ratio(5, 1))
    #expect(first.starsFromOthers == Ratio(17, 4))
    #expect(first.difference == Ratio(3, 4))
  }

  @Test("five stars beside a private score of at most 6") func surprises() {
    let surprises = PrivateSurprise.all(built.scored(on: "2024-03-01").sheet)
    #expect(surprises.map(\.contract) == [built.key(of: "c1")])
    #expect(surprises.map(\.privateScore) == [6])
  }
}
