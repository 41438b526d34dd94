import Testing

@testable import JobSuccess

@Suite("Too much missing feedback (2.7)")
struct MissingFeedbackTests {
  private static let asOf: Day = "2025-12-31"

  private func policy(_ tolerance: FixedDecimal = 0.35, _ minEnded: Int = 10) -> Policy {
    .standard.with {
      $0.windows = [6]
      $0.missingFeedback = MissingFeedbackRule(tolerance: tolerance, minEnded: minEnded)
    }
  }

  private func ended(
    _ name: String, _ count: Int, on day: Day = "2025-12-01", earnings: Dollars = 100, stars: Stars? = nil
  )
    -> [ContractLine]
  {
    (0..<count).map {
      contract(
        "\(name)-\($0)", client: "\(name)-\($0)", started: day - 10, ended: day, earnings: earnings,
        stars: stars)
    }
  }

  /// What is missing in the window, where so many contracts have good feedback and so many none, in weights.
  private func missing(answered: Int, missingFeedback: Int, by policy: Policy) -> Ratio? {
    let scored = history {
      ended("a", answered, stars: 5)
      ended("b", missingFeedback)
    }.scored(on: Self.asOf, by: policy)
    guard let window = scored.window(.months(6)) else { return nil }
    #expect(window.tally.ended == answered + missingFeedback)
    #expect(window.tally.missingFeedback == missingFeedback)
    #expect(window.tally.contracts == answered)
    #expect(window.tally.clients == answered)
    let unit = scored.scorer.weightUnit.ratio(1)
    return Ratio(window.missing.numerator * unit.numerator, window.missing.denominator * unit.denominator)
  }

  @Test(
    "from min_ended contracts on",
    arguments: [
      (0, 9, 0), (0, 10, 7), (0, 11, 8), (4, 5, 0), (4, 6, 3),
    ])
  func minEnded(answered: Int, missingFeedback: Int, expected: Int) {
    // The excess is n − floor(0.35·t).
    #expect(missing(answered: answered, missingFeedback: missingFeedback, by: policy()) == Ratio(expected, 1))
  }

  @Test(
    "more than the tolerance, not as much",
    arguments: [
      // 0.35 of 20 is 7
      (0.35, 13, 7, 0), (0.35, 12, 8, 1), (0.35, 14, 6, 0),
      // 0.35 of 10 is 3.5: 3 are tolerated, and so the excess over its floor is 1
      (0.35, 7, 3, 0), (0.35, 6, 4, 1), (0.35, 5, 5, 2),
      // a millionth beside n/t
      (0.4, 6, 4, 0), (0.399999, 6, 4, 1), (0.400001, 6, 4, 0),
      // nothing tolerated, everything tolerated
      (0, 10, 0, 0), (0, 9, 1, 1), (0, 0, 10, 10), (1, 0, 10, 0), (0.999999, 0, 10, 1),
    ] as [(FixedDecimal, Int, Int, Int)])
  func tolerance(tolerance: FixedDecimal, answered: Int, missingFeedback: Int, expected: Int) {
    #expect(
      missing(answered: answered, missingFeedback: missingFeedback, by: policy(tolerance))
        == Ratio(expected, 1))
  }

  @Test("the excess weighs as the contracts without feedback do on average")
  func tierWeights() throws {
    let scored = history {
      ended("a", 6, stars: 5)
      ended("b", 2, earnings: 250)
      ended("c", 1, earnings: 1000)
      ended("d", 2, earnings: 1000.01)
    }.scored(on: Self.asOf, by: policy())
    // t = 11, n = 5, floor(3.85) = 3, e = 2; weights 2·1 + 1.25 + 2·1.5 = 6.25; 6.25·2/5 = 2.5
    let window = try #require(scored.window(.months(6)))
    let unit = scored.scorer.weightUnit.ratio(1)
    #expect(
      Ratio(window.missing.numerator * unit.numerator, window.missing.denominator * unit.denominator)
        == Ratio(5, 2))
    // It joins T alone: 6 / (6 + 2.5)
    #expect(window.score == Ratio(12, 17))
    #expect(window.tally.contracts == 6)
  }

  @Test("off: it never counts")
  func off() {
    let scored = history {
      ended("a", 2, stars: 5)
      ended("b", 50)
    }.scored(on: Self.asOf, by: .standard.with { $0.missingFeedback = nil })
    #expect(scored.percent == 100)
    #expect(scored.window(.months(6))?.missing == .zero)
  }

  @Test("it adds nothing to the counts, so that alone it makes no score")
  func notToTheCounts() {
    let scored = history { ended("b", 50) }.scored(on: Self.asOf, by: policy())
    #expect(scored.reason == .noEligibleContracts)
  }

  @Test("by the day of the end, in each window for itself")
  func window() throws {
    let scored = history {
      ended("a", 2, stars: 5)
      ended("b", 9, on: "2025-06-30")
      ended("c", 1, on: "2025-06-29")
    }.scored(on: Self.asOf, by: policy(0.35, 10).with { $0.windows = [6, 12] })
    // Six months back from 2025-12-31 is 2025-06-30: t = 11, n = 9 there, and 12 and 10 in twelve months.
    #expect(scored.tally(6)?.ended == 11)
    #expect(scored.tally(6)?.missingFeedback == 9)
    #expect(scored.tally(12)?.ended == 12)
    #expect(scored.tally(12)?.missingFeedback == 10)
    // 2 / (2 + 9 − 3), 2 / (2 + 10 − 4)
    #expect(scored.score(6) == Ratio(2, 8))
    #expect(scored.score(12) == Ratio(2, 8))
  }

  @Test("what t counts: ended, at least $1, client not excluded, whatever its outcome")
  func whatCounts() throws {
    let scored = history {
      contract("positive", client: "a", started: "2025-11-01", ended: "2025-12-01", stars: 5)
      contract("neutral", client: "b", started: "2025-11-01", ended: "2025-12-01", stars: 3)
      contract("negative", client: "c", started: "2025-11-01", ended: "2025-12-01", stars: 1)
      contract(
        "removed", client: "d", started: "2025-11-01", ended: "2025-12-01", stars: 1, removed: "2025-12-10")
      contract("long-term", client: "e", started: "2025-08-01", ended: "2025-12-01")
      contract("none", client: "f", started: "2025-11-01", ended: "2025-12-01")
      contract("no signal", client: "g", started: "2025-11-01", ended: "2025-12-01", submitted: "2025-12-01")
      // not these
      contract("open", client: "h", started: "2025-11-01")
      contract("ends later", client: "i", started: "2025-11-01", ended: "2026-01-01")
      contract("no work", client: "j", started: "2025-11-01", ended: "2025-12-01", earnings: 0.99)
      contract("unpaid", client: "k", started: "2025-11-01", ended: "2025-12-01", earnings: 0.99, stars: 5)
      contract("excluded", client: "l", started: "2025-11-01", ended: "2025-12-01", standing: .flagged)
      contract("open long-term", client: "m", started: "2025-08-01", lastPaid: "2025-12-01")
    }.scored(on: Self.asOf)
    let tally = try #require(scored.tally(6))
    #expect(tally.ended == 7)
    #expect(tally.missingFeedback == 2)
    #expect(scored.verdict("no signal") == .ineligible(.noFeedback))
    #expect(scored.verdict("long-term") == .positive(.longTerm))
  }

  @Test("a flagged client counts where the policy does not exclude it")
  func flagged() {
    let scored = history {
      contract("c1", client: "a", started: "2025-11-01", ended: "2025-12-01", standing: .flagged)
      contract("c2", client: "b", started: "2025-11-01", ended: "2025-12-01", standing: .suspended)
    }.scored(on: Self.asOf, by: .standard.with { $0.excludeFlaggedClients = false })
    #expect(scored.tally(6)?.ended == 1)
    #expect(scored.tally(6)?.missingFeedback == 1)
  }

  @Test("a contract without feedback weighs its tier once, however long it lasted")
  func longContract() throws {
    let scored = history {
      ended("a", 2, stars: 5)
      for index in 0..<10 {
        contract(
          "b\(index)", client: "b\(index)", started: "2025-01-01", ended: "2025-12-01", earnings: 2000,
          firstPaid: "2025-11-20", lastPaid: "2025-12-01")
      }
    }.scored(on: Self.asOf, by: policy())
    // t = 12, n = 10, floor(4.2) = 4, e = 6: 15·6/10 = 9 beside 2
    #expect(scored.score(6) == Ratio(2, 11))
  }

  @Test("trending takes it from both of its windows")
  func trending() {
    let scored = history {
      ended("a", 2, stars: 5)
      ended("b", 10)
      ended("c", 2, on: "2025-08-01", stars: 5)
    }.scored(on: Self.asOf, by: policy().with { $0.hasTrending = true })
    // 3 months: t 12, n 10, e 6: 2/8; 6 months: t 14, n 10, floor(4.9) 4, e 6: 4/10
    #expect(scored.score(6) == Ratio(2, 5))
    #expect(scored.window(.trending)?.score == Ratio(13, 40))
  }
}
