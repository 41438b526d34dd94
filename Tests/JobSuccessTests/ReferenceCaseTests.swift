import Testing

@testable import JobSuccess

/// The table of 2.9, a test a row.
@Suite("Reference cases (2.9)")
struct ReferenceCaseTests {
  /// Contracts of one day's work and $100, so many positive and so many neutral.
  private func days(_ name: String, on day: Day, positive: Int, neutral: Int) -> [ContractLine] {
    (0..<positive + neutral).map {
      contract(
        "\(name)-\($0)", client: "\(name)-\($0)", started: day, ended: day, earnings: 100,
        stars: $0 < positive ? 5 : 3)
    }
  }

  @Test("R1: 24m 92, 12m 88, 6m 94, 3m 98 by a trending policy: trending 96, JSS 96")
  func r1() throws {
    let scored = history {
      days("3m", on: "2025-12-01", positive: 49, neutral: 1)
      days("6m", on: "2025-08-01", positive: 45, neutral: 5)
      days("12m", on: "2025-03-01", positive: 82, neutral: 18)
      days("24m", on: "2024-06-01", positive: 192, neutral: 8)
    }.scored(on: "2025-12-31", by: try .named("upwork-2023-12"))
    #expect(scored.score(24) == Ratio(92, 100))
    #expect(scored.score(12) == Ratio(88, 100))
    #expect(scored.score(6) == Ratio(94, 100))
    #expect(scored.window(.trending)?.score == Ratio(96, 100))
    #expect(scored.percent == 96)
    #expect(scored.sheet.result.window == .trending)
  }

  private func jobs(ended stars: Stars, paidOn days: [Int]) -> [String] {
    let start: Day = "2025-01-01"
    let scored = history {
      contract("c1", client: "a", started: start, ended: start + 270, stars: stars) {
        for day in days { payment(on: start + day, 100) }
      }
    }.scored(on: start + 270)
    return scored.jobs("c1").compactMap { $0.split(separator: " ").last.map(String.init) }
  }

  @Test("R2: 270 days, paid in each 90, ended positively: 3 positive jobs")
  func r2() {
    #expect(jobs(ended: 5, paidOn: [45, 135, 225]) == ["positive", "positive", "positive"])
  }

  @Test("R3: the same with the middle 90 days unpaid: 2 positive jobs")
  func r3() {
    #expect(jobs(ended: 5, paidOn: [45, 225]) == ["positive", "positive"])
  }

  @Test("R4: R2 ended negatively: 2 positive jobs, 1 negative")
  func r4() {
    #expect(jobs(ended: 1, paidOn: [45, 135, 225]) == ["positive", "positive", "negative"])
  }

  @Test(
    "R5: first payment Jan 1, last Apr 1 with one client, no feedback: long-term, all paid contracts positive"
  )
  func r5() {
    let scored = history {
      contract("c1", client: "a", started: "2025-01-01", ended: "2025-01-31") {
        payment(on: "2025-01-01", 50)
      }
      contract("c2", client: "a", started: "2025-03-01", ended: "2025-04-15") {
        payment(on: "2025-04-01", 50)
      }
      contract("c3", client: "a", started: "2025-02-01", ended: "2025-02-15", earnings: 0)
    }.scored(on: "2025-05-01")
    #expect(scored.verdict("c1") == .positive(.longTerm))
    #expect(scored.verdict("c2") == .positive(.longTerm))
    #expect(scored.verdict("c3") == .ineligible(.noWork))
  }

  @Test("R6: ended on 2026-01-15: in the six months of 2026-07-15, not of 2026-07-16")
  func r6() {
    let built = history { contract("c1", client: "a", started: "2026-01-01", ended: "2026-01-15", stars: 5) }
    #expect(built.scored(on: "2026-07-15").tally(6)?.contracts == 1)
    #expect(built.scored(on: "2026-07-16").tally(6)?.contracts == 0)
  }

  @Test("R7: 5 stars with private 0 to 10, standard: negative to 2, neutral 3 to 6, positive from 7")
  func r7() {
    for score in 0...10 as ClosedRange<UInt8> {
      let verdict = history {
        contract(
          "c1", client: "a", started: "2026-01-01", ended: "2026-01-15", stars: 5,
          private: PrivateScore(score))
      }.scored(on: "2026-02-01").verdict("c1")
      let expected: Verdict =
        score <= 2 ? .negative(.negativeFeedback) : score <= 6 ? .neutral(.feedback) : .positive(.feedback)
      #expect(verdict == expected, "\(score)")
    }
  }

  @Test(
    "R8: earnings 250.00, 250.01, 1000.00, 1000.01: weights 1, 1.25, 1.25, 1.5",
    arguments: [(250.00, 1), (250.01, 1.25), (1000.00, 1.25), (1000.01, 1.5)] as [(Dollars, FixedDecimal)])
  func r8(earnings: Dollars, weight: FixedDecimal) {
    let scored = history {
      contract("c1", client: "a", started: "2026-01-01", ended: "2026-01-15", earnings: earnings, stars: 5)
    }.scored(on: "2026-02-01")
    #expect(scored.weight("c1") == Ratio(weight.millionths, 1_000_000))
  }

  @Test("R9: 10 like contracts of 10 clients, one negative: net 80, successful 90")
  func r9() {
    let built = history {
      for index in 1...10 {
        contract(
          "c\(index)", client: "client \(index)", started: "2026-01-01", ended: "2026-01-15",
          stars: index == 10 ? 1 : 5)
      }
    }
    #expect(built.scored(on: "2026-02-01").percent == 80)
    #expect(built.scored(on: "2026-02-01", by: .standard.with { $0.numerator = .successful }).percent == 90)
  }
}
