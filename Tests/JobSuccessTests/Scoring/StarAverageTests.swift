import Testing

@testable import JobSuccess

@Suite("Stars (2.10)")
struct StarAverageTests {
  private static let asOf: Day = "2025-12-31"

  private func stars(on day: Day = asOf, @Lines<ContractLine> _ contracts: () -> [ContractLine])
    -> StarAverages
  {
    history(contracts).scored(on: day).stars
  }

  private func rated(
    _ id: String, _ stars: Stars?, earnings: Dollars = 100, submitted: Day = "2025-12-01",
    standing: ClientStanding = .good, removed: Day? = nil, mode: RemovalMode = .jssAndProfile
  ) -> ContractLine {
    contract(
      id, client: id, started: submitted - 20, ended: submitted - 5, earnings: earnings, standing: standing,
      stars: stars, private: 9, submitted: submitted, removed: removed, mode: mode)
  }

  @Test("weighted by earnings")
  func weighted() {
    let average = stars {
      rated("c1", 5, earnings: 300)
      rated("c2", 4, earnings: 100)
    }
    #expect(average.lifetime == Ratio(19, 4))
    #expect(average.lifetime?.scaled(by: 100) == 475)
  }

  @Test("none without stars")
  func none() {
    #expect(stars {}.lifetime == nil)
    #expect(stars { rated("c1", nil) }.lifetime == nil)
    #expect(stars { contract("c1", client: "a", started: "2025-01-01", ended: "2025-02-01") }.lifetime == nil)
    let average = stars {
      rated("c1", nil, earnings: 9000)
      rated("c2", 4)
    }
    #expect(average.lifetime == Ratio(4, 1))
  }

  @Test("contracts with $1 at least", arguments: [(0, 5), (0.99, 5), (1, 3)] as [(Dollars, Int)])
  func oneDollar(earnings: Dollars, expected: Int) {
    let average = stars {
      rated("c1", 5, earnings: 1)
      rated("c2", 1, earnings: earnings)
    }
    #expect(average.lifetime == Ratio(expected, 1))
  }

  @Test("a removal of either mode, and an excluded client, change nothing", arguments: RemovalMode.allCases)
  func removal(mode: RemovalMode) {
    let average = stars {
      rated("c1", 5)
      rated("c2", 1, removed: "2025-12-15", mode: mode)
      rated("c3", 2, standing: .suspended)
      rated("c4", 2, standing: .flagged)
    }
    #expect(average.lifetime == Ratio(10, 4))
  }

  @Test("the standing feedback on D, with the earnings on D")
  func asOfD() {
    let built = history {
      contract("c1", client: "a", started: "2025-01-01", ended: "2025-02-01") {
        feedback("f1", on: "2025-02-01", stars: 2)
        feedback("f2", on: "2025-06-01", stars: 4)
        payment(on: "2025-01-10", 100)
        payment(on: "2025-07-01", 200)
      }
      rated("c2", 5, submitted: "2025-03-01")
    }
    #expect(built.scored(on: "2025-01-31").stars.lifetime == nil)
    #expect(built.scored(on: "2025-02-28").stars.lifetime == Ratio(2, 1))
    #expect(built.scored(on: "2025-05-31").stars.lifetime == Ratio(7, 2))
    #expect(built.scored(on: "2025-06-01").stars.lifetime == Ratio(9, 2))
    #expect(built.scored(on: "2025-07-01").stars.lifetime == Ratio(17, 4))
  }

  @Test("mid-contract stars and the freelancer's are apart")
  func others() {
    let average = stars {
      contract("c1", client: "a", started: "2025-01-01", ended: "2025-02-01", stars: 5) {
        feedback("f1", on: "2025-01-15", .midContract, stars: 1)
        feedback("f2", on: "2025-02-05", by: .freelancer, stars: 1)
      }
    }
    #expect(average.lifetime == Ratio(5, 1))
  }

  @Test("feedback submitted at most 180, and 360, days before D")
  func windows() {
    func averages(_ age: Int) -> StarAverages { stars { rated("c1", 4, submitted: Self.asOf - age) } }
    for (age, half, year) in [
      (0, true, true), (179, true, true), (180, true, true), (181, false, true),
      (359, false, true), (360, false, true), (361, false, false),
    ] {
      let averages = averages(age)
      #expect((averages.last180Days != nil) == half, "\(age)")
      #expect((averages.last360Days != nil) == year, "\(age)")
      #expect(averages.lifetime == Ratio(4, 1))
    }
  }

  @Test("each of the three over its own feedback")
  func three() {
    let averages = stars {
      rated("c1", 5, submitted: Self.asOf - 180)
      rated("c2", 4, submitted: Self.asOf - 360)
      rated("c3", 1, submitted: Self.asOf - 361)
    }
    #expect(averages.last180Days == Ratio(5, 1))
    #expect(averages.last360Days == Ratio(9, 2))
    #expect(averages.lifetime == Ratio(10, 3))
    #expect(averages.lifetime?.scaled(by: 100) == 333)
  }

  @Test("the mean of six attributes enters unrounded (1.3)")
  func meanOfSix() {
    // 4.8333… twice and 4.83 once: rounded they would give 4.83 exactly.
    let average = stars {
      for id in ["c1", "c2"] {
        contract(
          id, client: id, started: "2025-11-01", ended: "2025-12-01", earnings: 100,
          stars: Stars(meanOfSixSummingTo: 2900))
      }
      rated("c3", 4.83)
    }
    #expect(average.lifetime == Ratio(2 * 2900 + 6 * 483, 1800))
  }

  @Test(
    "two decimals, half up",
    arguments: [
      (4.99, 5, 500), (4.98, 4.99, 499), (4, 4.01, 401), (1, 1.01, 101), (4.01, 4.01, 401), (3.33, 3.34, 334),
    ] as [(Stars, Stars, Int)])
  func rounding(first: Stars, second: Stars, hundredths: Int) {
    let average = stars {
      rated("c1", first)
      rated("c2", second)
    }
    #expect(average.lifetime?.scaled(by: 100) == hundredths)
  }

  @Test("only what may be seen, where somebody may not see all")
  func visible() {
    let scored = history {
      rated("c1", 5)
      rated("c2", 1, removed: "2025-12-15")
    }.scored(on: Self.asOf)
    let visible = StarAverages(scored.sheet, scored.history.history) { $0.removal == nil }
    #expect(visible.lifetime == Ratio(5, 1))
  }
}
