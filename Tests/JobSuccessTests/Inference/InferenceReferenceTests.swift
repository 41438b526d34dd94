import Testing

@testable import JobSuccess

/// The table of 7.12, a test a row.
@Suite("Inference: reference cases (7.12)")
struct InferenceReferenceTests {
  /// Contracts of $200 and five stars that ended on a day, one client each.
  private func rated(_ name: String, _ count: Int, ended: Day) -> [ContractLine] {
    (1...count).map { rated("\(name)\($0)", ended: ended) }
  }

  private func rated(_ id: String, client: String? = nil, ended: Day, earnings: Dollars = 200) -> ContractLine
  {
    contract(id, client: client ?? id, started: ended - 20, ended: ended, earnings: earnings, stars: 5)
  }

  private func answer(_ built: BuiltHistory, _ seen: [(Day, Int?)], asOf: Day = "2026-06-30")
    -> InferenceAnswer
  {
    Inference(.standard).answer(
      built.history, seen.map { ScoreObservation(day: $0, percent: $1) }, asOf: asOf)
  }

  private func suspect(_ id: String, _ built: BuiltHistory, _ answer: InferenceAnswer) -> Suspect? {
    answer.explanation?.suspects.first { $0.feedback.contract == built.key(of: id) }
  }

  private func expect(
    _ suspect: Suspect?, _ expected: [HiddenOutcome: Double], _ verdict: SuspectVerdict? = nil,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let suspect = try #require(suspect, sourceLocation: location)
    for (outcome, probability) in expected {
      #expect(
        abs(suspect.probability(of: outcome) - probability) < 1e-6, "\(outcome)", sourceLocation: location)
    }
    if let verdict { #expect(suspect.verdict == verdict, sourceLocation: location) }
  }

  @Test("I1: 10 contracts, shows 80: each negative .060743, neutral .078514; evidence .1414961899")
  func i1() throws {
    let built = history { rated("c", 10, ended: "2026-03-01") }
    let answer = answer(built, [("2026-04-01", 80)])
    let evidence = try #require(answer.explanation?.evidence.value)
    #expect(abs(evidence - 0.141_496_189_9) < 1e-9)
    for index in 1...10 {
      try expect(suspect("c\(index)", built, answer), [.negative: 0.060743, .neutral: 0.078514], .open)
    }
    #expect(answer.explanation?.suspects.allSatisfy { $0.group == 1 } == true)
  }

  @Test("I2: 2 contracts, no observation: 0, 50, 100 with .0318, .0846, .8836")
  func i2() throws {
    let built = history { rated("c", 2, ended: "2026-03-01") }
    let estimate = try #require(Inference(.standard).estimate(built.history, asOf: "2026-04-01"))
    #expect(estimate.values.map(\.percent) == [0, 50, 100])
    for (value, expected) in zip(estimate.values, [0.0318, 0.0846, 0.8836]) {
      #expect(abs(value.probability - expected) < 1e-12)
    }
    #expect(estimate.median == 100)
    #expect(estimate.low80 == 50)
    #expect(estimate.high80 == 100)
    #expect(!estimate.mayLackScore)
  }

  @Test("I3: 9 contracts at 100, then X: 80 X is negative, 90 X is neutral; the others cleared")
  func i3() throws {
    let built = history {
      rated("c", 9, ended: "2026-02-01")
      rated("x", ended: "2026-03-01")
    }
    for (percent, outcome) in [(80, HiddenOutcome.negative), (90, .neutral)] {
      let answer = answer(built, [("2026-02-15", 100), ("2026-04-01", percent)])
      try expect(suspect("x", built, answer), [outcome: 1], .veryLikelyBad)
      for index in 1...9 { try expect(suspect("c\(index)", built, answer), [.positive: 1], .cleared) }
      let drop = try #require(answer.explanation?.drops.first)
      #expect(drop.newCount == 1)
      #expect(drop.noNewBad == 0)
      #expect(suspect("x", built, answer)?.newSince == "2026-02-15")
    }
  }

  @Test("I5: I3 with a twin Y, 82: each negative .466501, neutral .066998; one group")
  func i5() throws {
    let built = history {
      rated("c", 9, ended: "2026-02-01")
      rated("x", ended: "2026-03-01")
      rated("y", ended: "2026-03-01")
    }
    let answer = answer(built, [("2026-02-15", 100), ("2026-04-01", 82)])
    for id in ["x", "y"] {
      try expect(suspect(id, built, answer), [.negative: 0.466501, .neutral: 0.066998], .likelyBad)
    }
    #expect(suspect("x", built, answer)?.group != nil)
    #expect(suspect("x", built, answer)?.group == suspect("y", built, answer)?.group)
    #expect(suspect("c1", built, answer)?.group != suspect("x", built, answer)?.group)
  }

  @Test("I6: 7 contracts, and L: 2 unrated long-term ones, then L3: 100, 90, 75, 80")
  func i6() throws {
    let built = history {
      rated("c", 7, ended: "2026-02-01")
      contract("l1", client: "l", started: "2025-10-01", ended: "2025-11-01", earnings: 200)
      contract("l2", client: "l", started: "2026-01-01", ended: "2026-02-01", earnings: 200)
      rated("l3", client: "l", ended: "2026-03-01")
    }
    let expected: [(Int, HiddenOutcome?)] = [(100, .positive), (90, .neutral), (75, .negative), (80, nil)]
    for (percent, outcome) in expected {
      let answer = answer(built, [("2026-02-15", 100), ("2026-04-01", percent)])
      if let outcome {
        try expect(suspect("l3", built, answer), [outcome: 1])
      } else {
        guard case .contradiction = answer.conclusion else {
          Issue.record("\(percent): \(answer.conclusion)")
          continue
        }
      }
    }
  }

  @Test("I7: one $200 and one $0 contract: no score, the $0 one is not negative; 0, it is negative")
  func i7() throws {
    let built = history {
      rated("c", ended: "2026-03-01")
      rated("free", ended: "2026-03-01", earnings: 0)
    }
    let without = answer(built, [("2026-04-01", nil)])
    try expect(suspect("free", built, without), [.positive: 0.954315, .negative: 0])
    let zero = answer(built, [("2026-04-01", 0)])
    try expect(suspect("free", built, zero), [.negative: 1], .veryLikelyBad)
  }

  @Test("I8: 3 within 6 months, 5 older; 100: the 3 cleared, the 5 at their prior")
  func i8() throws {
    let built = history {
      rated("new", 3, ended: "2026-03-01")
      rated("old", 5, ended: "2025-07-01")
    }
    let answer = answer(built, [("2026-04-01", 100)])
    for index in 1...3 { try expect(suspect("new\(index)", built, answer), [.positive: 1], .cleared) }
    for index in 1...5 {
      try expect(
        suspect("old\(index)", built, answer), [.positive: 0.94, .neutral: 0.045, .negative: 0.015],
        .notObservable)
    }
  }

  @Test("I9: 11 contracts at 82; 6 leave, nothing new, 60: no new suspects, the 5 others negative .155372")
  func i9() throws {
    let built = history {
      rated("old", 6, ended: "2024-05-01")
      rated("new", 5, ended: "2025-01-01")
    }
    let answer = answer(built, [("2026-04-01", 82), ("2026-05-15", 60)])
    for index in 1...6 { try expect(suspect("old\(index)", built, answer), [.positive: 1], .cleared) }
    for index in 1...5 {
      try expect(suspect("new\(index)", built, answer), [.negative: 0.155372, .neutral: 0.089256])
    }
    let drop = try #require(answer.explanation?.drops.first)
    #expect(drop.newCount == 0)
    #expect(drop.noNewBad == 1)
    #expect(answer.explanation?.suspects.allSatisfy { $0.newSince == nil } == true)
  }
}
