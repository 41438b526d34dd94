import Testing

@testable import JobSuccess

@Suite struct RiskTests {
  @Test("a risk is what the forecast says, whether or not it was asked", arguments: variedPolicies)
  func againstTheForecast(_ policy: Policy) {
    var (falling, below) = (0, 0)
    for seed in 0..<400 {
      let history = CrowdedHistory.make(UInt64(seed), contracts: seed % 30, clients: [2, 3, 8][seed % 3])
      let scorer = Scorer(policy, asOf: CrowdedHistory.asOf)
      let sheet = scorer.score(history)
      let risk = scorer.risk(of: sheet)
      guard let percent = sheet.result.percent else {
        #expect(risk == nil)
        continue
      }
      let days = Forecast(scorer, sheet, days: ScoreRisk.horizon).days
      let expected = days.first { ($0.score.percent ?? -1) < ScoreRisk.mark }
      #expect(risk?.day == expected?.day)
      if percent < ScoreRisk.mark { below += 1 } else if risk != nil { falling += 1 }
    }
    #expect(below + falling > 20)
  }
}

@Suite struct PublicSignalsTests {
  @Test("no private score, and no feedback that is not public, has a say", arguments: variedPolicies)
  func nothingPrivate(_ policy: Policy) {
    var differing = 0
    for seed in 0..<300 {
      let history = CrowdedHistory.make(UInt64(seed), contracts: seed % 24, clients: [2, 3, 8][seed % 3])
      let scorer = Scorer(policy, asOf: CrowdedHistory.asOf)
      let visible = PublicSignals(history, on: scorer.asOf).history
      #expect(visible.feedback.allSatisfy { $0.privateScore == nil })
      let sheet = scorer.score(visible)
      for contract in sheet.contracts {
        guard let standing = contract.facts.standingFeedback else { continue }
        #expect(history.isPublic(history.feedback[standing], of: contract.facts, on: scorer.asOf))
      }
      // Whatever is private may be anything: the talent's history is the same.
      var other = history
      for index in other.feedback.indices where other.feedback[index].author == .client {
        other.feedback[index].privateScore = PrivateScore(UInt8(index % 11))
      }
      let same = scorer.score(PublicSignals(other, on: scorer.asOf).history).result
      #expect(same.percent == sheet.result.percent && same.window == sheet.result.window)
      if sheet.result.percent != scorer.score(history).result.percent { differing += 1 }
    }
    #expect(differing > 20)
  }

  @Test("seen twice, nothing more is left out, and indices stay")
  func twice() {
    let history = CrowdedHistory.make(7, contracts: 20, clients: 5)
    let once = PublicSignals(history, on: CrowdedHistory.asOf).history
    let again = PublicSignals(once, on: CrowdedHistory.asOf).history
    #expect(once.feedback == again.feedback)
    #expect(once.feedback.indices == history.feedback.indices)
    #expect(once.contracts.indices == history.contracts.indices)
  }
}
