import Testing

@testable import JobSuccess

@Suite("The outcome of a contract: the first rule that fits (2.3)")
struct OutcomeRuleTests {
  private static let asOf: Day = "2025-06-30"

  /// The verdict on one contract that ran from March to May 2025.
  private func verdict(
    by policy: Policy = .standard, ended: Day? = "2025-05-01", earnings: Dollars = 500,
    standing: ClientStanding = .good, reason: EndReason? = nil, lastPaid: Day? = "2025-04-01",
    stars: Stars? = nil, private privateScore: PrivateScore? = nil, submitted: Day? = nil,
    removed: Day? = nil,
    mode: RemovalMode = .jssOnly
  ) -> Verdict? {
    history {
      contract(
        "c1", client: "a", started: "2025-03-01", ended: ended, earnings: earnings, standing: standing,
        reason: reason, lastPaid: lastPaid, stars: stars, private: privateScore, submitted: submitted,
        removed: removed, mode: mode)
    }.scored(on: Self.asOf, by: policy).verdict("c1")
  }

  private static let sparingFlagged = Policy.standard.with { $0.excludeFlaggedClients = false }
  private static let countingNoWork = Policy.standard.with { $0.noWork = .negative }

  // MARK: Idle contracts

  private static let idle = countingNoWork.with { $0.idleAfterMonths = 3 }

  @Test("an open contract is idle so many months after its last paid day, and passes rule 7")
  func idleWork() {
    // Paid on 2025-03-30: idle from 2025-06-30 on, the as-of date.
    #expect(verdict(by: Self.idle, ended: nil, lastPaid: "2025-03-30") == .ineligible(.noFeedback))
    #expect(verdict(by: Self.idle, ended: nil, lastPaid: "2025-03-31") == .ineligible(.noFeedback))
    #expect(verdict(by: Self.idle, ended: nil, lastPaid: "2025-04-01") == .ineligible(.open))
    #expect(verdict(by: .standard, ended: nil, lastPaid: "2025-03-30") == .ineligible(.open))
    // Without a last paid day it is paid up to now.
    let short = Self.idle.with { $0.longTermDays = nil }
    #expect(verdict(by: short, ended: nil, lastPaid: nil) == .ineligible(.open))
  }

  @Test("an open contract without work is idle so many months after its start, and its job is dated then")
  func idleWithoutWork() {
    let built = history { contract("c1", client: "a", started: "2025-03-01", earnings: 0.99) }
    #expect(built.scored(on: "2025-05-31", by: Self.idle).verdict("c1") == .ineligible(.open))
    let scored = built.scored(on: "2025-07-15", by: Self.idle)
    #expect(scored.verdict("c1") == .negative(.noWork))
    #expect(scored.jobs("c1") == ["2025-06-01 negative"])
    #expect(scored.assessed("c1")?.facts.endedOn == nil)
  }

  @Test("a payment wakes an idle contract, and a long-term relationship counts first")
  func idleAndPaidAgain() {
    let built = history {
      contract("c1", client: "a", started: "2025-01-01") {
        payment(on: "2025-01-10", 100)
        payment(on: "2025-06-01", 100)
      }
    }
    #expect(built.scored(on: "2025-04-09", by: Self.idle).verdict("c1") == .ineligible(.open))
    #expect(built.scored(on: "2025-04-10", by: Self.idle).verdict("c1") == .ineligible(.noFeedback))
    #expect(built.scored(on: "2025-06-01", by: Self.idle).verdict("c1") == .positive(.longTerm))
    #expect(built.scored(on: "2025-12-01", by: Self.idle).jobs("c1") == ["2025-06-01 positive"])
  }

  // MARK: Members

  @Test("an agency's contract counts for its member where the policy says both")
  func memberContracts() {
    let built = history {
      contract(
        "c1", client: "a", started: "2025-03-01", ended: "2025-05-01", stars: 1, isOwned: false)
      contract("c2", client: "b", started: "2025-03-01", ended: "2025-05-01", stars: 5)
    }
    #expect(built.scored(on: Self.asOf).verdict("c1") == .negative(.negativeFeedback))
    #expect(built.scored(on: Self.asOf).percent == 0)
    let agency = Policy.standard.with {
      $0.memberContracts = .agency
      $0.minimum = Minimum(contracts: 1, clients: 1, clientsScope: .window)
    }
    #expect(built.scored(on: Self.asOf, by: agency).verdict("c1") == nil)
    #expect(built.scored(on: Self.asOf, by: agency).percent == 100)
  }

  // MARK: Each rule

  @Test(
    "rule 1: whose client is out",
    arguments: [
      (.suspended, .standard, .ineligible(.clientExcluded)),
      (.suspended, sparingFlagged, .ineligible(.clientExcluded)),
      (.flagged, .standard, .ineligible(.clientExcluded)),
      (.flagged, sparingFlagged, .positive(.feedback)),
      (.good, .standard, .positive(.feedback)),
    ] as [(ClientStanding, Policy, Verdict)])
  func rule1(standing: ClientStanding, policy: Policy, expected: Verdict) {
    #expect(verdict(by: policy, standing: standing, stars: 5) == expected)
  }

  @Test("rule 2: either mode, on or before D", arguments: RemovalMode.allCases)
  func rule2(mode: RemovalMode) {
    #expect(verdict(stars: 5, removed: "2025-06-29", mode: mode) == .ineligible(.feedbackRemoved))
    #expect(verdict(stars: 5, removed: "2025-06-30", mode: mode) == .ineligible(.feedbackRemoved))
    #expect(verdict(stars: 5, removed: "2025-07-01", mode: mode) == .positive(.feedback))
  }

  @Test("rule 2 holds without a signal that counts (2.2)")
  func rule2WithoutSignal() {
    #expect(verdict(submitted: "2025-05-01", removed: "2025-06-01") == .ineligible(.feedbackRemoved))
  }

  @Test("rule 3: negative feedback, whatever was earned", arguments: [0, 0.99, 1, 500] as [Dollars])
  func rule3(earnings: Dollars) {
    #expect(verdict(earnings: earnings, stars: 1) == .negative(.negativeFeedback))
    #expect(verdict(earnings: earnings, stars: 5, private: 2) == .negative(.negativeFeedback))
  }

  @Test(
    "rule 4: feedback that is not negative, below $1",
    arguments: [
      (0, .ineligible(.noEarnings)), (0.99, .ineligible(.noEarnings)), (1, .positive(.feedback)),
      (1.01, .positive(.feedback)),
    ] as [(Dollars, Verdict)])
  func rule4(earnings: Dollars, expected: Verdict) {
    #expect(verdict(earnings: earnings, stars: 5) == expected)
  }

  @Test("rule 4 holds for neutral feedback too")
  func rule4Neutral() {
    #expect(verdict(earnings: 0.99, stars: 3) == .ineligible(.noEarnings))
    #expect(verdict(earnings: 1, stars: 3) == .neutral(.feedback))
  }

  @Test("rule 5: positive or neutral")
  func rule5() {
    #expect(verdict(stars: 4) == .positive(.feedback))
    #expect(verdict(stars: 3.99) == .neutral(.feedback))
    #expect(verdict(stars: 3) == .neutral(.feedback))
    #expect(verdict(private: 10) == .positive(.feedback))
  }

  @Test("rule 6: long-term, ended or open, with $1 at least")
  func rule6() {
    #expect(verdict(lastPaid: "2025-05-29") == .ineligible(.noFeedback))
    #expect(verdict(lastPaid: "2025-05-30") == .positive(.longTerm))
    #expect(verdict(ended: nil, lastPaid: "2025-05-30") == .positive(.longTerm))
    #expect(verdict(ended: nil, lastPaid: "2025-05-29") == .ineligible(.open))
    #expect(verdict(earnings: 1, lastPaid: "2025-05-30") == .positive(.longTerm))
    #expect(verdict(earnings: 0.99, lastPaid: "2025-05-30") == .ineligible(.noWork))
  }

  @Test("rule 7: not ended yet, on D")
  func rule7() {
    #expect(verdict(ended: nil) == .ineligible(.open))
    #expect(verdict(ended: "2025-07-01") == .ineligible(.open))
    #expect(verdict(ended: "2025-06-30") == .ineligible(.noFeedback))
  }

  @Test("rule 8: ended without work", arguments: [0, 0.99] as [Dollars])
  func rule8(earnings: Dollars) {
    #expect(verdict(earnings: earnings) == .ineligible(.noWork))
    #expect(verdict(by: Self.countingNoWork, earnings: earnings) == .negative(.noWork))
  }

  @Test("rule 9: otherwise")
  func rule9() {
    #expect(verdict(earnings: 1) == .ineligible(.noFeedback))
    #expect(verdict(by: Self.countingNoWork, earnings: 1) == .ineligible(.noFeedback))
  }

  @Test("feedback without a signal that counts is as none: rules 6 to 9 decide (2.2)")
  func noSignal() {
    #expect(verdict(submitted: "2025-05-01") == .ineligible(.noFeedback))
    #expect(verdict(reason: .unsuccessful, submitted: "2025-05-01") == .ineligible(.noFeedback))
    #expect(verdict(earnings: 0, submitted: "2025-05-01") == .ineligible(.noWork))
    #expect(verdict(standing: .suspended, submitted: "2025-05-01") == .ineligible(.clientExcluded))
    #expect(verdict(lastPaid: "2025-05-30", submitted: "2025-05-01") == .positive(.longTerm))
  }

  @Test("an end reason without feedback is no satisfaction")
  func reasonAlone() throws {
    let override = try Policy.named("upwork-2024-09")
    #expect(verdict(by: override, reason: .unsuccessful) == .ineligible(.noFeedback))
    #expect(
      verdict(by: override, reason: .unsuccessful, submitted: "2025-05-01") == .negative(.negativeFeedback))
    #expect(verdict(by: override, reason: .successful, submitted: "2025-05-01") == .positive(.feedback))
    #expect(verdict(by: override, reason: .other, submitted: "2025-05-01") == .ineligible(.noFeedback))
  }

  // MARK: The order of neighbours

  @Test("1 before 2")
  func order1Before2() {
    #expect(verdict(standing: .suspended, stars: 1, removed: "2025-06-01") == .ineligible(.clientExcluded))
  }

  @Test("2 before 3")
  func order2Before3() {
    #expect(verdict(stars: 1, removed: "2025-06-01") == .ineligible(.feedbackRemoved))
  }

  @Test("3 before 4")
  func order3Before4() {
    #expect(verdict(earnings: 0, stars: 1) == .negative(.negativeFeedback))
  }

  @Test("4 before 5")
  func order4Before5() {
    #expect(verdict(earnings: 0, stars: 5) == .ineligible(.noEarnings))
  }

  @Test("5 before 6: neutral feedback stays neutral in a long-term relationship")
  func order5Before6() {
    #expect(verdict(lastPaid: "2025-06-15", stars: 3) == .neutral(.feedback))
    #expect(verdict(lastPaid: "2025-06-15", stars: 5) == .positive(.feedback))
  }

  @Test("6 before 7")
  func order6Before7() {
    #expect(verdict(ended: nil, lastPaid: "2025-06-15") == .positive(.longTerm))
  }

  @Test("7 before 8: an open contract without earnings is open, whatever no_work says")
  func order7Before8() {
    #expect(verdict(by: Self.countingNoWork, ended: nil, earnings: 0) == .ineligible(.open))
  }

  @Test("8 before 9")
  func order8Before9() {
    #expect(verdict(by: Self.countingNoWork, earnings: 0.99) == .negative(.noWork))
    #expect(verdict(by: Self.countingNoWork, earnings: 1) == .ineligible(.noFeedback))
  }

  // MARK: What never matters

  @Test("mid-contract feedback and the freelancer's own never matter")
  func otherFeedback() {
    let scored = history {
      contract("c1", client: "a", started: "2025-03-01", ended: "2025-05-01") {
        feedback("f1", on: "2025-04-01", .midContract, stars: 1)
        feedback("f2", on: "2025-05-01", by: .freelancer, stars: 1)
      }
      contract("c2", client: "b", started: "2025-03-01", ended: "2025-05-01", stars: 5) {
        feedback("f3", on: "2025-04-30", .midContract, stars: 1)
        feedback("f4", on: "2025-05-03", by: .freelancer, stars: 1)
      }
    }.scored(on: Self.asOf)
    #expect(scored.verdict("c1") == .ineligible(.noFeedback))
    #expect(scored.verdict("c2") == .positive(.feedback))
  }

  @Test("every verdict has its words, and no two rules the same")
  func words() {
    var seen: Set<String> = []
    for rule in OutcomeRule.allCases {
      for outcome in [Outcome.positive, .neutral, .negative, .ineligible] {
        let words = Verdict(outcome, by: rule).words
        #expect(!words.isEmpty)
        seen.insert(words)
      }
    }
    #expect(seen.count == OutcomeRule.allCases.count + 2)
  }
}
