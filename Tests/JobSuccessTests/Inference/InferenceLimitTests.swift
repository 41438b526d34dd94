import Testing

@testable import JobSuccess

/// What an inference does where it may take few states, and how it is asked about publications (7.4, 7.5, 7.8).
@Suite("Inference: limits, lag and publications")
struct InferenceLimitTests {
  /// A contract a fortnight of different weights; every third one's private score is bad.
  private var crowded: BuiltHistory {
    history {
      for index in 0..<24 {
        contract(
          "c\(index)", client: "k\(index)", started: ("2025-01-01" as Day) + index * 14,
          ended: ("2025-01-08" as Day) + index * 14, earnings: [200, 600, 2000][index % 3], stars: 5,
          private: index % 3 == 0 ? 1 : 10)
      }
    }
  }

  private var seen: [ScoreObservation] {
    (0..<8).map { step in
      let day = ("2025-08-01" as Day) + step * 20
      return ScoreObservation(day: day, percent: crowded.scored(on: day).percent)
    }
  }

  @Test(
    "with fewer states the newest half of the observations is used, then a quarter, then one; then it is undecided"
  )
  func fewerObservations() {
    var counts: [Int] = []
    var states = 1
    while counts.last != 8, states < 10_000_000 {
      let answer = Inference(.standard, states: states).answer(crowded.history, seen, asOf: "2026-02-01")
      #expect(answer.available == 8)
      #expect((answer.explanation == nil) == answer.used.isEmpty)
      #expect(answer.used == Array(seen.suffix(answer.used.count)))
      if counts.last != answer.used.count { counts.append(answer.used.count) }
      states *= 2
    }
    #expect(counts == counts.sorted())
    #expect(Set(counts).isSubset(of: [0, 1, 2, 4, 8]))
    #expect(counts.first == 0 && counts.last == 8)
  }

  @Test("what fewer observations say is exact: the same as if there were no others")
  func fewerAreExact() throws {
    let few = Inference(.standard).answer(crowded.history, seen.suffix(2), asOf: "2026-02-01")
    var states = 1
    while true {
      let answer = Inference(.standard, states: states).answer(crowded.history, seen, asOf: "2026-02-01")
      states *= 2
      guard answer.used.count == 2 else {
        if answer.used.count > 2 { return }
        continue
      }
      let (left, right) = (try #require(answer.explanation), try #require(few.explanation))
      #expect(left.suspects.map(\.bad) == right.suspects.map(\.bad))
      return
    }
  }

  @Test("an observation after the as-of day is left out")
  func laterObservations() {
    let answer = Inference(.standard).answer(
      crowded.history, seen + [ScoreObservation(day: "2026-02-02", percent: 3)], asOf: "2026-02-01")
    #expect(answer.available == 8)
  }

  @Test("with a lag an old score is no contradiction, and counts by its share of the days")
  func lag() throws {
    let built = history {
      for index in 0..<9 {
        contract(
          "c\(index)", client: "k\(index)", started: "2025-01-01", ended: "2025-02-01", earnings: 200,
          stars: 5)
      }
      contract(
        "x", client: "x", started: "2025-02-20", ended: "2025-03-01", earnings: 200, stars: 1, private: 0)
    }
    let stale = [ScoreObservation(day: "2025-03-05", percent: 100)]
    guard
      case .contradiction = Inference(.standard).answer(built.history, stale, asOf: "2025-06-01").conclusion
    else {
      Issue.record("100 can't be shown after a feedback of one star")
      return
    }
    let answer = Inference(.standard, lag: 9).answer(built.history, stale, asOf: "2025-06-01")
    // The score is 100 on five of the ten days, if all nine are positive.
    let evidence = try #require(answer.explanation?.evidence.value)
    let nine = (0..<9).reduce(1.0) { product, _ in product * 0.94 }
    #expect(abs(evidence - 0.5 * nine) < 1e-12)
  }

  @Test("with a lag, feedback may be new in two falls, and is a suspect of both")
  func lagOverlaps() throws {
    let built = history {
      for index in 0..<9 {
        contract(
          "c\(index)", client: "k\(index)", started: "2025-01-01", ended: "2025-02-01", earnings: 200,
          stars: 5)
      }
      contract(
        "x", client: "x", started: "2025-02-20", ended: "2025-03-01", earnings: 200, stars: 5, private: 5)
      contract(
        "y", client: "y", started: "2025-02-20", ended: "2025-03-12", earnings: 200, stars: 1, private: 0)
    }
    let seen = [("2025-02-15", 100), ("2025-03-05", 90), ("2025-03-15", 73)].map {
      ScoreObservation(day: $0.0, percent: $0.1)
    }
    let answer = Inference(.standard, lag: 7).answer(built.history, seen, asOf: "2025-06-01")
    let explanation = try #require(answer.explanation)
    let x = try #require(explanation.suspects.first { $0.feedback.contract == built.key(of: "x") })
    #expect(explanation.drops.map { $0.isNew(x.feedback) } == [true, true])
    #expect(x.newSince == "2025-03-05")
  }

  @Test("suspects of the same probability, to nine decimals, are in the order of their contracts")
  func order() throws {
    let answer = Inference(.standard).answer(crowded.history, seen, asOf: "2026-02-01")
    let suspects = try #require(answer.explanation?.suspects)
    var equal = 0
    for (left, right) in zip(suspects, suspects.dropFirst()) {
      #expect(left.bad >= right.bad)
      guard abs(left.bad - right.bad) < 5e-10 else { continue }
      equal += 1
      #expect(left.bad == right.bad && left.feedback.contract < right.feedback.contract)
    }
    #expect(equal > 3)
  }

  @Test("the same again gives the same numbers")
  func determinism() throws {
    let first = Inference(.standard).answer(crowded.history, seen, asOf: "2026-02-01")
    let second = Inference(.standard).answer(crowded.history, seen, asOf: "2026-02-01")
    #expect(first.explanation?.suspects.map(\.bad) == second.explanation?.suspects.map(\.bad))
    #expect(first.explanation?.evidence.value == second.explanation?.evidence.value)
  }

  @Test(
    "a year's publications",
    arguments: [
      ("daily", 365), ("weekly", 53), ("biweekly", 27), ("monthly", 12), ("quarterly", 4),
      ("per-feedback:5", 4),
    ])
  func cadences(name: String, count: Int) throws {
    let cadence = try #require(PublicationCadence(name))
    #expect(cadence.name == name)
    let days = cadence.days(crowded.history, upTo: "2025-12-15")
    #expect(days.count == count)
    #expect(
      days == days.sorted() && days.allSatisfy { $0 > ("2024-12-15" as Day) && $0 <= ("2025-12-15" as Day) })
  }

  @Test(
    "no cadence",
    arguments: [
      "", "yearly", "Daily", "per-feedback", "per-feedback:0", "per-feedback:x", "per-feedback:1001",
    ])
  func unknownCadences(name: String) {
    #expect(PublicationCadence(name) == nil)
  }

  @Test("what a rounded score may have been")
  func rounding() {
    #expect(ScoreRounding.whole.range(of: 87) == 87...87)
    #expect(ScoreRounding.fives.range(of: 87) == 83...87)
    #expect(ScoreRounding.fives.range(of: 88) == 88...92)
    #expect(ScoreRounding.fives.range(of: 100) == 98...100)
    #expect(ScoreRounding.fives.range(of: 0) == 0...2)
    #expect(ScoreRounding.bands.range(of: 89) == 80...89)
    #expect(ScoreRounding.bands.range(of: 90) == 90...100)
    for rounding in ScoreRounding.allCases {
      for percent in 0...100 { #expect(rounding.range(of: percent).contains(percent)) }
    }
  }

  @Test("a daily score tells all, a band little")
  func leaks() {
    let audit = { (cadence: PublicationCadence, rounding: ScoreRounding) in
      LeakAudit(Inference(.standard), cadence, rounding).audit(self.crowded.history, asOf: "2025-12-31")
    }
    let daily = audit(.daily, .whole)
    #expect(daily.profiles == 1 && daily.feedbacks == 24 && daily.bad == 8)
    #expect(daily.pinned == 8 && daily.wronglyPinned == 0)
    #expect(daily.bitsAfter < daily.bitsBefore * 0.05)
    let bands = audit(.quarterly, .bands)
    #expect(bands.bitsBefore == daily.bitsBefore)
    #expect(bands.bitsAfter > daily.bitsAfter)
    #expect(bands.pinned < daily.pinned)
  }

  @Test("the logarithm is that of the mathematicians")
  func logarithm() {
    let expected: [(Double, Double)] = [
      (1, 0), (2, 0.693_147_180_559_945_3), (10, 2.302_585_092_994_046), (0.5, -0.693_147_180_559_945_3),
      (1e-300, -690.775_527_898_213_7), (0.999_999, -1.000_000_500_000_333e-06),
      (1e300, 690.775_527_898_213_7),
    ]
    for (value, logarithm) in expected {
      #expect(abs(naturalLogarithm(value) - logarithm) <= 1e-15 * max(1, abs(logarithm)), "\(value)")
    }
    let tiny = Probability(0.5, -3000)
    #expect(tiny.value == 0 && !tiny.isZero)
    #expect(abs(tiny.logarithm + 3001 * 0.693_147_180_559_945_3) < 1e-9)
    #expect(Probability(0.5, -3000).divided(by: Probability(0.25, -3000)) == 2)
  }
}
