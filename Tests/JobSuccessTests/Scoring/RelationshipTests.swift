import Testing

@testable import JobSuccess

@Suite("Long-term relationships (2.4)")
struct RelationshipTests {
  /// Whether the relationship that contract c1 belongs to is long-term.
  private func isLongTerm(
    on day: Day = "2025-12-31", by policy: Policy = .standard,
    @Lines<ContractLine> _ contracts: () -> [ContractLine]
  ) -> Bool? {
    history(contracts).scored(on: day, by: policy).relationship("c1")?.isLongTerm
  }

  @Test(
    "at least 90 days between the first and the last payment",
    arguments: [
      ("2025-03-31", false), ("2025-04-01", true), ("2025-04-02", true), ("2025-01-01", false),
    ] as [(Day, Bool)])
  func days(last: Day, expected: Bool) {
    let byColumns = isLongTerm {
      contract(
        "c1", client: "a", started: "2024-12-01", ended: "2025-05-01", firstPaid: "2025-01-01", lastPaid: last
      )
    }
    #expect(byColumns == expected)
    let byRows = isLongTerm {
      contract("c1", client: "a", started: "2024-12-01", ended: "2025-05-01") {
        payment(on: "2025-01-01", 20)
        payment(on: last, 20)
      }
    }
    #expect(byRows == expected)
    let overTwo = isLongTerm {
      contract(
        "c1", client: "a", started: "2024-12-01", ended: "2025-02-01", firstPaid: "2025-01-01",
        lastPaid: "2025-01-20")
      contract("c2", client: "a", started: "2025-01-01", ended: "2025-05-01") {
        payment(on: last, 20)
      }
    }
    #expect(overTwo == expected)
  }

  @Test("the policy's days, or never")
  func policyDays() {
    func long(_ days: Int?) -> Bool? {
      isLongTerm(by: .standard.with { $0.longTermDays = days }) {
        contract("c1", client: "a", started: "2025-01-01", ended: "2025-05-01", lastPaid: "2025-01-31")
      }
    }
    #expect(long(29) == true)
    #expect(long(30) == true)
    #expect(long(31) == false)
    #expect(long(0) == true)
    #expect(long(nil) == false)
  }

  @Test("without columns: from started_on to ended_on, or to D")
  func missingColumns() {
    func long(ended: Day?, on day: Day) -> Bool? {
      isLongTerm(on: day) { contract("c1", client: "a", started: "2025-01-01", ended: ended) }
    }
    #expect(long(ended: "2025-03-31", on: "2025-12-31") == false)
    #expect(long(ended: "2025-04-01", on: "2025-12-31") == true)
    #expect(long(ended: nil, on: "2025-03-31") == false)
    #expect(long(ended: nil, on: "2025-04-01") == true)
    // What comes after D counts as D.
    #expect(long(ended: "2025-09-01", on: "2025-03-31") == false)
    #expect(long(ended: "2025-09-01", on: "2025-04-01") == true)
  }

  @Test("a last payment after D counts as D")
  func lastPaidAfterD() throws {
    let built = history {
      contract(
        "c1", client: "a", started: "2025-01-01", firstPaid: "2025-01-01", lastPaid: "2025-09-01")
    }
    let before = try #require(built.scored(on: "2025-03-31").relationship("c1"))
    #expect(before.lastPaidOn == "2025-03-31")
    #expect(!before.isLongTerm)
    #expect(built.scored(on: "2025-04-01").relationship("c1")?.isLongTerm == true)
  }

  @Test("with rows, only payments above 0 up to D count for the days")
  func rows() {
    func long(on day: Day, _ amount: Dollars) -> Bool? {
      isLongTerm(on: day) {
        contract(
          "c1", client: "a", started: "2024-06-01", ended: "2025-10-01", firstPaid: "2024-06-01",
          lastPaid: "2025-09-01"
        ) {
          payment(on: "2025-01-01", 50)
          payment(on: "2025-06-01", amount)
        }
      }
    }
    #expect(long(on: "2025-06-01", 10) == true)
    #expect(long(on: "2025-05-31", 10) == false)
    #expect(long(on: "2025-12-31", 0.01) == true)
    #expect(long(on: "2025-12-31", 0) == false)
    #expect(long(on: "2025-12-31", -10) == false)
  }

  @Test(
    "contracts with less than $1 on D count for no days",
    arguments: [(0.99, false), (1, true)] as [(Dollars, Bool)])
  func oneDollar(earnings: Dollars, expected: Bool) {
    #expect(
      isLongTerm {
        contract("c1", client: "a", started: "2025-05-01", ended: "2025-06-01")
        contract("c2", client: "a", started: "2025-01-01", ended: "2025-01-10", earnings: earnings)
      } == expected)
  }

  @Test("a refund on D can take the dollar away again")
  func refund() {
    let built = history {
      contract("c1", client: "a", started: "2025-01-01", ended: "2025-09-01") {
        payment(on: "2025-01-01", 10)
        payment(on: "2025-05-01", 10)
        payment(on: "2025-07-01", -19.01)
      }
    }
    #expect(built.scored(on: "2025-06-30").verdict("c1") == .positive(.longTerm))
    #expect(built.scored(on: "2025-07-01").verdict("c1") == .ineligible(.open))
    #expect(built.scored(on: "2025-07-01").relationship("c1")?.firstPaidOn == nil)
    #expect(built.scored(on: "2025-09-01").verdict("c1") == .ineligible(.noWork))
  }

  @Test(
    "one contract that is negative by rule 3 on D spoils it for all, earnings or not",
    arguments: [0, 300] as [Dollars])
  func negativeFeedback(earnings: Dollars) throws {
    let built = history {
      contract("c1", client: "a", started: "2025-01-01", ended: "2025-06-01")
      contract(
        "c2", client: "a", started: "2025-05-01", ended: "2025-06-01", earnings: earnings, stars: 1,
        submitted: "2025-06-10")
    }
    #expect(built.scored(on: "2025-06-09").verdict("c1") == .positive(.longTerm))
    #expect(built.scored(on: "2025-06-10").verdict("c1") == .ineligible(.noFeedback))
    let relationship = try #require(built.scored(on: "2025-06-10").relationship("c1"))
    #expect(relationship.isLongEnough)
    #expect(relationship.negatives == 1)
  }

  @Test("another client's negative feedback doesn't matter")
  func otherClient() {
    #expect(
      isLongTerm {
        contract("c1", client: "a", started: "2025-01-01", ended: "2025-06-01")
        contract("c2", client: "b", started: "2025-05-01", ended: "2025-06-01", stars: 1)
      } == true)
  }

  @Test("neutral feedback, and a negative outcome by rule 8, don't matter")
  func notByRule3() {
    #expect(
      isLongTerm(by: .standard.with { $0.noWork = .negative }) {
        contract("c1", client: "a", started: "2025-01-01", ended: "2025-06-01")
        contract("c2", client: "a", started: "2025-01-01", ended: "2025-06-01", stars: 3)
        contract("c3", client: "a", started: "2025-01-01", ended: "2025-06-01", earnings: 0)
      } == true)
  }

  @Test("a removed feedback is not held against it, and its contract still counts for the days")
  func removed() {
    let built = history {
      contract("c1", client: "a", started: "2025-05-01", ended: "2025-05-20")
      contract(
        "c2", client: "a", started: "2025-01-01", ended: "2025-02-01", stars: 1, removed: "2025-08-01")
    }
    #expect(built.scored(on: "2025-07-31").verdict("c1") == .ineligible(.noFeedback))
    #expect(built.scored(on: "2025-08-01").verdict("c1") == .positive(.longTerm))
    #expect(built.scored(on: "2025-08-01").verdict("c2") == .ineligible(.feedbackRemoved))
  }

  @Test("contracts of an excluded client count for the days, but their negative feedback doesn't matter")
  func excluded() {
    let scored = history {
      contract("c1", client: "a", started: "2025-05-01", ended: "2025-05-20")
      contract(
        "c2", client: "a", started: "2025-01-01", ended: "2025-02-01", standing: .suspended, stars: 1)
    }.scored(on: "2025-12-31")
    #expect(scored.verdict("c1") == .positive(.longTerm))
    #expect(scored.verdict("c2") == .ineligible(.clientExcluded))
    #expect(scored.relationship("c1")?.negatives == 0)
  }

  @Test("all of its contracts without feedback turn positive, the short and the open ones too")
  func all() {
    let scored = history {
      contract("c1", client: "a", started: "2025-01-01", ended: "2025-01-05")
      contract("c2", client: "a", started: "2025-04-20", ended: "2025-04-25")
      contract("c3", client: "a", started: "2025-05-01", lastPaid: "2025-05-20")
      contract("c4", client: "a", started: "2025-05-01", ended: "2025-05-05", earnings: 0)
      contract("c5", client: "b", started: "2025-05-01", ended: "2025-05-05")
    }.scored(on: "2025-06-30")
    #expect(scored.verdict("c1") == .positive(.longTerm))
    #expect(scored.verdict("c2") == .positive(.longTerm))
    #expect(scored.verdict("c3") == .positive(.longTerm))
    #expect(scored.verdict("c4") == .ineligible(.noWork))
    #expect(scored.verdict("c5") == .ineligible(.noFeedback))
    #expect(scored.relationship("c1")?.client == scored.relationship("c4")?.client)
    #expect(scored.sheet.relationships.count == 2)
  }

  @Test("the days span several contracts, a gap between them or not")
  func gap() {
    #expect(
      isLongTerm {
        contract("c1", client: "a", started: "2025-01-01", ended: "2025-01-02", lastPaid: "2025-01-02")
        contract("c2", client: "a", started: "2025-04-01", ended: "2025-04-02", lastPaid: "2025-04-01")
      } == true)
  }
}
