import Testing

@testable import JobSuccess

@Suite("Jobs and their weight (2.5)")
struct JobTests {
  private static let start: Day = "2025-01-01"

  /// The jobs of one contract that ended on day `n`, numbered from its start, as their day numbers: `+90` is a
  /// positive job on day 90, `-`, `0` a negative and a neutral one.
  private func jobs(
    endingOn n: Int, by policy: Policy = .standard, earnings: Dollars = 500, lastPaid: Int? = nil,
    stars: Stars = 5, on day: Day? = nil, @Lines<ContractEvent> _ events: () -> [ContractEvent] = { [] }
  ) -> [String] {
    let scored = history {
      contract(
        "c1", client: "a", started: Self.start, ended: Self.start + n, earnings: earnings,
        lastPaid: lastPaid.map { Self.start + $0 }, stars: stars, events)
    }.scored(on: day ?? Self.start + n, by: policy)
    guard let assessed = scored.assessed("c1") else { return [] }
    #expect(assessed.outcomeDay == scored.sheet.jobs(of: assessed).last?.day)
    return scored.sheet.jobs(of: assessed).map { job in
      let sign = job.outcome == .positive ? "+" : job.outcome == .negative ? "-" : "0"
      return sign + String(job.day - Self.start)
    }
  }

  // MARK: Length

  @Test(
    "complete periods, without rows",
    arguments: [
      (0, ["+0"]), (1, ["+1"]), (89, ["+89"]), (90, ["+90"]), (91, ["+91"]), (179, ["+179"]),
      (180, ["+90", "+180"]), (181, ["+90", "+181"]), (269, ["+90", "+269"]), (270, ["+90", "+180", "+270"]),
      (271, ["+90", "+180", "+271"]),
    ])
  func length(n: Int, expected: [String]) {
    #expect(jobs(endingOn: n) == expected)
  }

  @Test(
    "at most max_jobs, the most recent ones",
    arguments: [
      (719, 7), (720, 8), (809, 8), (810, 8), (900, 8), (3000, 8),
    ])
  func maxJobs(n: Int, count: Int) {
    let jobs = jobs(endingOn: n)
    #expect(jobs.count == count)
    let complete = n / 90
    #expect(jobs == ((complete - count + 1)..<complete).map { "+\($0 * 90)" } + ["+\(n)"])
  }

  @Test("period_days and max_jobs are the policy's")
  func policyLength() {
    let policy = Policy.standard.with { $0.length = LengthRule(periodDays: 30, maxJobs: 3) }
    #expect(jobs(endingOn: 59, by: policy) == ["+59"])
    #expect(jobs(endingOn: 60, by: policy) == ["+30", "+60"])
    #expect(jobs(endingOn: 90, by: policy) == ["+30", "+60", "+90"])
    #expect(jobs(endingOn: 125, by: policy) == ["+60", "+90", "+125"])
    let daily = Policy.standard.with { $0.length = LengthRule(periodDays: 1, maxJobs: 100) }
    #expect(jobs(endingOn: 0, by: daily) == ["+0"])
    #expect(jobs(endingOn: 1, by: daily) == ["+1"])
    #expect(jobs(endingOn: 3, by: daily) == ["+1", "+2", "+3"])
    let single = Policy.standard.with { $0.length = LengthRule(periodDays: 90, maxJobs: 1) }
    #expect(jobs(endingOn: 400, by: single) == ["+400"])
  }

  @Test("length off: one job", arguments: [0, 90, 180, 3000])
  func lengthOff(n: Int) {
    #expect(jobs(endingOn: n, by: .standard.with { $0.length = nil }) == ["+\(n)"])
  }

  // MARK: Paid or not

  @Test(
    "without rows: paid to the period whose first day the last payment reaches",
    arguments: [
      (0, ["+270"]), (90, ["+270"]), (91, ["+90", "+270"]), (180, ["+90", "+270"]),
      (181, ["+90", "+180", "+270"]), (270, ["+90", "+180", "+270"]), (400, ["+90", "+180", "+270"]),
    ])
  func lastPaid(lastPaid: Int, expected: [String]) {
    #expect(jobs(endingOn: 270, lastPaid: lastPaid, on: Self.start + 500) == expected)
  }

  @Test("without rows: paid from started_on, also where the first payment came late (1.4)")
  func firstPaid() {
    let scored = history {
      contract(
        "c1", client: "a", started: Self.start, ended: Self.start + 270, firstPaid: Self.start + 200, stars: 5
      )
    }.scored(on: Self.start + 270)
    #expect(scored.jobs("c1").count == 3)
  }

  @Test("without rows and below $1: no period is paid (1.4)")
  func unpaidWithoutRows() {
    #expect(jobs(endingOn: 270, earnings: 0.99, stars: 1) == ["-270"])
    #expect(jobs(endingOn: 270, earnings: 1, stars: 1) == ["+90", "+180", "-270"])
  }

  @Test(
    "with rows: the period that a payment's day lies in",
    arguments: [
      (0, ["+270"]), (1, ["+270"]), (90, ["+270"]), (91, ["+90", "+270"]), (180, ["+90", "+270"]),
      (181, ["+90", "+270"]), (270, ["+90", "+270"]),
    ])
  func paymentDays(second: Int, expected: [String]) {
    // The first payment is in period 1; a second one in a period of its own makes a second job.
    #expect(
      jobs(endingOn: 270) {
        payment(on: Self.start, 100)
        payment(on: Self.start + second, 100)
      } == expected)
  }

  @Test("with rows: unpaid periods in between count for nothing")
  func gap() {
    #expect(
      jobs(endingOn: 450) {
        payment(on: Self.start + 100, 100)
        payment(on: Self.start + 300, 100)
        payment(on: Self.start + 310, 100)
      } == ["+180", "+450"])
  }

  @Test("with rows: a payment in the last, incomplete period makes no job")
  func incompletePeriod() {
    #expect(
      jobs(endingOn: 179) {
        payment(on: Self.start + 10, 100)
        payment(on: Self.start + 100, 100)
      } == ["+179"])
    #expect(
      jobs(endingOn: 180) {
        payment(on: Self.start + 10, 100)
        payment(on: Self.start + 100, 100)
      } == ["+90", "+180"])
  }

  @Test("with rows: no paid complete period, one job on the outcome day")
  func noPaidPeriod() {
    #expect(jobs(endingOn: 300) { payment(on: Self.start + 290, 100) } == ["+300"])
  }

  @Test("with rows: more than max_jobs paid periods, the most recent ones")
  func maxJobsWithRows() {
    let got = jobs(endingOn: 1000) {
      for period in 1...11 where period != 5 { payment(on: Self.start + period * 90, 100) }
    }
    #expect(got == ["+270", "+360", "+540", "+630", "+720", "+810", "+900", "+1000"])
  }

  @Test("refunds and payments of nothing pay no period, and payments after D none yet")
  func refundsAndFuture() {
    #expect(
      jobs(endingOn: 270) {
        payment(on: Self.start + 10, 100)
        payment(on: Self.start + 100, -20)
        payment(on: Self.start + 200, 0)
      } == ["+270"])
    // A refund takes nothing back from the period that was paid.
    #expect(
      jobs(endingOn: 180) {
        payment(on: Self.start + 10, 100)
        payment(on: Self.start + 20, -90)
        payment(on: Self.start + 100, 5)
      } == ["+90", "+180"])
    // Paid for period 2 after its end, and after D at first: it counts where it was paid.
    let late: () -> [ContractEvent] = {
      [payment(on: Self.start + 10, 100), payment(on: Self.start + 185, 100)]
    }
    #expect(jobs(endingOn: 180, on: Self.start + 184, late) == ["+180"])
    #expect(jobs(endingOn: 180, on: Self.start + 185, late) == ["+180"])
  }

  @Test("with rows, what is left of the payments does not matter to the periods")
  func refundedBelowOneDollar() {
    #expect(
      jobs(endingOn: 180, stars: 1) {
        payment(on: Self.start + 10, 100)
        payment(on: Self.start + 100, 100)
        payment(on: Self.start + 150, -200)
      } == ["+90", "-180"])
  }

  // MARK: How it ended

  @Test("of a negative contract only the last job is negative, of a neutral one only the last neutral")
  func ending() {
    #expect(jobs(endingOn: 270, stars: 1) == ["+90", "+180", "-270"])
    #expect(jobs(endingOn: 270, stars: 3) == ["+90", "+180", "0270"])
    #expect(jobs(endingOn: 10, stars: 1) == ["-10"])
    #expect(jobs(endingOn: 10, stars: 3) == ["010"])
  }

  @Test("no work that counts against: one negative job, however long it lasted")
  func noWork() {
    let scored = history {
      contract("c1", client: "a", started: Self.start, ended: Self.start + 300, earnings: 0)
    }.scored(on: Self.start + 300, by: .standard.with { $0.noWork = .negative })
    #expect(scored.jobs("c1") == ["2025-10-28 negative"])
  }

  @Test("an ineligible contract has no jobs and no outcome day")
  func ineligible() {
    let scored = history {
      contract("c1", client: "a", started: Self.start, ended: Self.start + 30)
    }.scored(on: Self.start + 300)
    #expect(scored.jobs("c1").isEmpty)
    #expect(scored.assessed("c1")?.outcomeDay == nil)
  }

  // MARK: Open contracts

  @Test("an open long-term contract counts to the last day that counts as paid")
  func openContract() {
    let built = history {
      contract("c1", client: "a", started: Self.start, lastPaid: Self.start + 185)
      contract("c2", client: "b", started: Self.start) {
        payment(on: Self.start, 50)
        payment(on: Self.start + 150, 50)
        payment(on: Self.start + 200, -10)
        payment(on: Self.start + 270, 50)
      }
      contract("c3", client: "c", started: Self.start)
    }
    let scored = built.scored(on: Self.start + 269)
    #expect(scored.jobs("c1") == ["2025-04-01 positive", "\(Self.start + 185) positive"])
    #expect(scored.jobs("c2") == ["\(Self.start + 150) positive"])
    #expect(scored.jobs("c3") == ["2025-04-01 positive", "\(Self.start + 269) positive"])
    let later = built.scored(on: Self.start + 270)
    #expect(
      later.jobs("c2") == ["2025-04-01 positive", "2025-06-30 positive", "\(Self.start + 270) positive"])
    #expect(later.jobs("c3").count == 3)
  }

  @Test("an open contract's last payment after D counts as D")
  func openPaidLater() {
    let built = history { contract("c1", client: "a", started: Self.start, lastPaid: Self.start + 400) }
    #expect(built.scored(on: Self.start + 100).jobs("c1") == ["\(Self.start + 100) positive"])
  }

  // MARK: Tiers

  @Test(
    "the first tier that holds the earnings, else the last",
    arguments: [
      (1, 1), (249.99, 1), (250, 1), (250.01, 1.25), (999.99, 1.25), (1000, 1.25), (1000.01, 1.5),
      (10_000_000_000_000, 1.5),
    ] as [(Dollars, FixedDecimal)])
  func tiers(earnings: Dollars, weight: FixedDecimal) {
    #expect(self.weight(earnings, by: .standard) == Ratio(weight.millionths, 1_000_000))
  }

  @Test("no tiers: every job weighs 1", arguments: [0, 250, 1001] as [Dollars])
  func noTiers(earnings: Dollars) {
    #expect(weight(earnings, by: .standard.with { $0.earningsTiers = [] }) == Ratio(1, 1))
  }

  @Test("the last tier holds what none holds, with a limit of its own too")
  func lastTierWithLimit() {
    let policy = Policy.standard.with {
      $0.earningsTiers = [
        EarningsTier(upTo: Cents(100_00), weight: 0.5), EarningsTier(upTo: Cents(200_00), weight: 0.000001),
      ]
    }
    #expect(weight(100, by: policy) == Ratio(1, 2))
    #expect(weight(100.01, by: policy) == Ratio(1, 1_000_000))
    #expect(weight(200.01, by: policy) == Ratio(1, 1_000_000))
  }

  @Test("refunded below nothing, a contract weighs the first tier")
  func negativeEarnings() {
    let scored = history {
      contract("c1", client: "a", started: Self.start, ended: Self.start + 10, stars: 1) {
        payment(on: Self.start, 2000)
        payment(on: Self.start + 5, -2500)
      }
    }.scored(on: Self.start + 20)
    #expect(scored.weight("c1") == Ratio(1, 1))
    #expect(scored.verdict("c1") == .negative(.negativeFeedback))
  }

  @Test("each job weighs its contract's tier")
  func eachJob() {
    let scored = history {
      contract("c1", client: "a", started: Self.start, ended: Self.start + 270, earnings: 2000, stars: 1)
    }.scored(on: Self.start + 270)
    #expect(scored.assessed("c1").map { scored.scorer.weightUnit.ratio($0.weight) } == Ratio(9, 2))
    #expect(scored.tally(24)?.positive == 2 * 6)
    #expect(scored.tally(24)?.negative == 6)
  }

  private func weight(_ earnings: Dollars, by policy: Policy) -> Ratio? {
    history {
      contract("c1", client: "a", started: Self.start, ended: Self.start + 10, earnings: earnings, stars: 5)
    }.scored(on: Self.start + 20, by: policy).weight("c1")
  }
}
