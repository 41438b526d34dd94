import Support
import Testing

@testable import JobSuccess

/// The dynamic programme against brute force, on random histories.
@Suite("Inference: the same as brute force (7.5)")
struct InferencePropertyTests {
  /// A random history with observations of its scores, one in ten of them wrong.
  static func plain(_ random: inout SeededGenerator, contracts: Int, _ policy: Policy) -> PlainInference {
    let history = random.history(contracts: contracts, clients: 3).history
    let asOf = random.asOf()
    var days: Set<Day> = []
    for _ in 0..<random.int(1...4) {
      days.insert(asOf - random.pick(0, 1, 3, 20, 95, 190, random.int(0...600)))
    }
    let lag = random.pick(0, 0, 0, 1, 3)
    let observations = days.sorted().map { day -> ScoreObservation in
      let percent = Scorer(policy, asOf: day - random.int(0...lag)).score(history).result.percent
      let seen = random.chance(10) ? random.pick(nil, 100, 80, 50, percent.map { min(100, $0 + 1) }) : percent
      return ScoreObservation(day: day, percent: seen)
    }
    return PlainInference(
      history: history, policy: policy, asOf: asOf, lag: lag, observations: observations)
  }

  /// Compares an answer with brute force. Returns false where there was nothing to compare.
  static func compare(_ plain: PlainInference, atMost combinations: Double, _ name: String) -> Bool {
    let unknowns = plain.unknowns()
    let count = unknowns.reduce(1.0) { $0 * Double($1.values.count) }
    guard !unknowns.isEmpty, count <= combinations else { return false }
    let expected = plain.posterior()
    let answer = Inference(plain.policy, lag: plain.lag).answer(
      plain.history, plain.observations, asOf: plain.asOf)
    guard expected.evidence > 0 else {
      guard case .contradiction = answer.conclusion else {
        Issue.record("\(name): brute force finds no explanation, \(answer.conclusion)")
        return true
      }
      return true
    }
    guard let explanation = answer.explanation else {
      Issue.record("\(name): brute force finds an explanation, \(answer.conclusion)")
      return true
    }
    #expect(abs(explanation.evidence.value / expected.evidence - 1) < 1e-9, "\(name): evidence")
    #expect(explanation.suspects.count == unknowns.count, "\(name): suspects")
    for suspect in explanation.suspects {
      let place = unknowns.firstIndex {
        $0.contract == suspect.feedback.contract.index && $0.feedback == suspect.feedback.feedback
      }
      guard let place else {
        Issue.record("\(name): no such unknown")
        continue
      }
      for outcome in HiddenOutcome.allCases {
        let difference = suspect.probability(of: outcome) - expected.outcomes[place][outcome.rawValue]
        #expect(abs(difference) < 1e-9, "\(name): contract \(suspect.feedback.contract.index), \(outcome)")
      }
    }
    return true
  }

  @Test("1,000 random histories, by built-in and changed policies", arguments: 0..<10)
  func likeBruteForce(part: Int) {
    var compared = 0
    var seed = UInt64(part) * 1_000_000
    while compared < 100 {
      seed += 1
      var random = SeededGenerator(seed: seed)
      let policy = random.policy()
      let plain = Self.plain(&random, contracts: random.int(1...7), policy)
      if Self.compare(plain, atMost: 250, "seed \(seed), \(policy.name)") { compared += 1 }
    }
  }

  @Test("Up to ten feedbacks", arguments: variedPolicies)
  func tenFeedbacks(policy: Policy) {
    var compared = 0
    var seed: UInt64 = 77_000_000
    while compared < 2 {
      seed += 1
      var random = SeededGenerator(seed: seed)
      let plain = Self.plain(&random, contracts: 13, policy)
      guard plain.unknowns().count >= 6 else { continue }
      if Self.compare(plain, atMost: 2500, "seed \(seed), \(policy.name)") { compared += 1 }
    }
  }
}
