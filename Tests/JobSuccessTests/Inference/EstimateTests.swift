import Support
import Testing

@testable import JobSuccess

/// The scores without observations, against brute force over the hidden feedback (7.8).
@Suite("Inference: the estimate (7.8)")
struct EstimateTests {
  @Test("the distribution of 300 random histories", arguments: 0..<6)
  func likeBruteForce(part: Int) throws {
    var compared = 0
    var seed = 500_000_000 + UInt64(part) * 1_000_000
    while compared < 50 {
      seed += 1
      var random = SeededGenerator(seed: seed)
      let policy = random.policy()
      let history = random.history(contracts: random.int(1...6), clients: 3).history
      let asOf = random.asOf()
      // Any observation of the day makes the same unknowns; what it says is not used.
      let plain = PlainInference(
        history: history, policy: policy, asOf: asOf, lag: 0,
        observations: [ScoreObservation(day: asOf, percent: nil)])
      let combinations = plain.unknowns().reduce(1.0) { $0 * Double($1.values.count) }
      guard combinations <= 250 else { continue }
      compared += 1
      let estimate = try #require(Inference(policy).estimate(history, asOf: asOf))
      let expected = plain.distribution(on: asOf)
      var found = Dictionary(
        uniqueKeysWithValues: estimate.values.map { (Int?.some($0.percent), $0.probability) })
      if estimate.noScore > 0 { found[nil] = estimate.noScore }
      #expect(Set(found.keys) == Set(expected.keys), "seed \(seed), \(policy.name)")
      for (percent, probability) in expected {
        #expect(
          abs((found[percent] ?? 0) - probability) < 1e-9, "seed \(seed), \(policy.name), \(percent ?? -1)")
      }
    }
  }

  @Test("the interval leaves at most 10 % below it and above it")
  func interval() {
    var percents = Array(repeating: 0.0, count: 101)
    (percents[60], percents[70], percents[80], percents[90], percents[100]) = (0.05, 0.06, 0.5, 0.3, 0.09)
    let estimate = ScoreEstimate(asOf: "2025-01-01", percents: percents, noScore: 0)
    #expect(estimate.low80 == 70 && estimate.median == 80 && estimate.high80 == 90)
    #expect(estimate.lowest == 60 && estimate.highest == 100 && !estimate.mayLackScore)
  }

  @Test("without contracts there is no score")
  func nothing() throws {
    let estimate = try #require(Inference(.standard).estimate(.empty, asOf: "2025-01-01"))
    #expect(estimate.values.isEmpty && estimate.noScore == 1 && estimate.median == nil)
  }
}
