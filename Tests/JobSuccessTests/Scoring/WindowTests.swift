import Testing

@testable import JobSuccess

@Suite("Windows (2.6)")
struct WindowTests {
  /// Whether a contract that ended on a day has its job in the window of `months` on D.
  private func counts(endedOn: Day, in months: Int, on asOf: Day) -> Bool? {
    let policy = Policy.standard.with { $0.windows = [months] }
    let scored = history {
      contract("c1", client: "a", started: endedOn - 10, ended: endedOn, stars: 5)
    }.scored(on: asOf, by: policy)
    return scored.tally(months).map { $0.contracts == 1 && $0.clients == 1 && $0.positive > 0 }
  }

  @Test(
    "the first day of a window, clamped to the month's last",
    arguments: [
      (6, "2026-07-15", "2026-01-15"), (6, "2025-08-31", "2025-02-28"), (6, "2025-08-30", "2025-02-28"),
      (6, "2025-08-29", "2025-02-28"), (6, "2025-08-28", "2025-02-28"), (6, "2025-08-27", "2025-02-27"),
      (6, "2024-08-31", "2024-02-29"), (6, "2024-08-29", "2024-02-29"), (6, "2024-08-28", "2024-02-28"),
      (12, "2024-02-29", "2023-02-28"), (12, "2025-02-28", "2024-02-28"), (24, "2024-02-29", "2022-02-28"),
      (24, "2026-02-28", "2024-02-28"), (24, "2026-03-01", "2024-03-01"), (48, "2024-02-29", "2020-02-29"),
      (3, "2025-05-31", "2025-02-28"), (3, "2025-12-31", "2025-09-30"), (3, "2025-01-15", "2024-10-15"),
      (1, "2025-03-31", "2025-02-28"), (1, "2025-03-01", "2025-02-01"), (6, "2100-08-31", "2100-02-28"),
      (2400, "2190-06-30", "1990-06-30"),
    ] as [(Int, Day, Day)])
  func edges(months: Int, asOf: Day, first: Day) {
    #expect(asOf.adding(months: -months) == first)
    #expect(counts(endedOn: first, in: months, on: asOf) == true)
    #expect(counts(endedOn: first - 1, in: months, on: asOf) == false)
    #expect(counts(endedOn: first + 1, in: months, on: asOf) == true)
    #expect(counts(endedOn: asOf, in: months, on: asOf) == true)
    #expect(counts(endedOn: asOf + 1, in: months, on: asOf) == false)
  }

  @Test("every job by its own day: the earlier jobs of a contract leave first")
  func jobsByTheirDays() throws {
    let built = history {
      // Jobs on 2025-04-01, 2025-06-30 and, the last one, 2025-09-28, negative.
      contract("c1", client: "a", started: "2025-01-01", ended: "2025-09-28", earnings: 100, stars: 1)
    }
    let expected: [(Day, positive: Int, negative: Int, contracts: Int)] = [
      ("2025-09-28", 2, 1, 1), ("2025-10-01", 2, 1, 1), ("2025-10-02", 1, 1, 1), ("2025-12-31", 1, 1, 1),
      ("2026-01-01", 0, 1, 1), ("2026-03-28", 0, 1, 1), ("2026-03-29", 0, 0, 0),
    ]
    for (day, positive, negative, contracts) in expected {
      let scored = built.scored(on: day)
      let tally = try #require(scored.tally(6))
      let unit = scored.scorer.weightUnit.weight(of: Cents(100_00))
      #expect(tally.positive == positive * unit, "\(day)")
      #expect(tally.negative == negative * unit, "\(day)")
      #expect(tally.contracts == contracts, "\(day)")
      #expect(tally.clients == contracts, "\(day)")
    }
  }

  @Test("a contract counts once however many jobs, a client once however many contracts")
  func distinct() throws {
    let scored = history {
      contract("c1", client: "a", started: "2024-01-01", ended: "2025-06-01", stars: 5)
      contract("c2", client: "a", started: "2025-01-01", ended: "2025-06-01", stars: 5)
      contract("c3", client: "b", started: "2025-05-01", ended: "2025-06-01", stars: 3)
      contract("c4", client: "c", started: "2025-05-01", ended: "2025-06-01")
    }.scored(on: "2025-06-30")
    for months in [6, 12, 24] {
      let tally = try #require(scored.tally(months))
      #expect(tally.contracts == 3)
      #expect(tally.clients == 2)
    }
    #expect(scored.sheet.lifetimeClients == 2)
  }

  @Test("the windows are in the policy's order, trending last")
  func order() {
    let policy = Policy.standard.with {
      $0.windows = [24, 3, 12]
      $0.hasTrending = true
    }
    let scored = history { contract("c1", client: "a", started: "2025-01-01") }
      .scored(on: "2025-06-30", by: policy)
    #expect(scored.sheet.windows.map(\.window) == [.months(24), .months(3), .months(12), .trending])
    #expect(scored.sheet.windows.map(\.window.name) == ["24m", "3m", "12m", "trending"])
  }
}
