import Foundation
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

  /// Compares an answer with brute force over these unknowns. Returns false where there was nothing to compare, or too
  /// much.
  static func compare(
    _ plain: PlainInference, _ unknowns: [PlainInference.Unknown], atMost combinations: Double, _ name: String
  ) -> Bool {
    let count = unknowns.reduce(1.0) { $0 * Double($1.values.count) }
    guard !unknowns.isEmpty, count <= combinations else { return false }
    let expected = PlainPosterior(plain, unknowns)
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
    let outcomes = expected.outcomes
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
        let difference = suspect.probability(of: outcome) - outcomes[place][outcome.rawValue]
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
      if Self.compare(plain, plain.unknowns(), atMost: 250, "seed \(seed), \(policy.name)") { compared += 1 }
    }
  }

  /// How many histories each of two parts compares that have up to ten feedbacks. `JSS_BRUTE_FORCE=500` makes it 1,000 in
  /// all, which takes some minutes.
  static let crowdedHistories =
    ProcessInfo.processInfo.environment["JSS_BRUTE_FORCE"].flatMap { Int($0) } ?? 25

  @Test("up to ten feedbacks, however many combinations", arguments: 0..<2)
  func tenFeedbacks(part: Int) {
    var kinds = HistoryKinds()
    var seed = 77_000_000 + UInt64(part) * 1_000_000
    while kinds.all < Self.crowdedHistories {
      seed += 1
      var random = SeededGenerator(seed: seed)
      let policy = random.policy()
      let plain = Self.plain(&random, contracts: random.int(8...18), policy)
      let unknowns = plain.mergedUnknowns()
      guard (5...10).contains(unknowns.count) else { continue }
      if Self.compare(plain, unknowns, atMost: 120_000, "seed \(seed), \(policy.name)") {
        kinds.add(plain, unknowns)
      }
    }
    // Each of these is a rule of its own.
    #expect(
      kinds.trending > 0 && kinds.lag > 0 && kinds.worthless > 0 && kinds.longTerm > 0 && kinds.blind > 0,
      "\(kinds)")
    if Self.crowdedHistories > 25 { print("part \(part): \(kinds)") }
  }
}

/// How many histories of a kind were compared.
private struct HistoryKinds {
  private(set) var all = 0
  /// Those of a policy with a trending score.
  private(set) var trending = 0
  /// Those with a lag.
  private(set) var lag = 0
  /// Those with hidden feedback on a contract below $1.
  private(set) var worthless = 0
  /// Those with hidden feedback of a client whose relationship it may break.
  private(set) var longTerm = 0
  /// Those with feedback that may exist.
  private(set) var blind = 0
  /// Those of at least eight feedbacks.
  private(set) var ofEight = 0
  /// The most combinations of any.
  private(set) var mostCombinations = 0

  mutating func add(_ plain: PlainInference, _ unknowns: [PlainInference.Unknown]) {
    all += 1
    if plain.policy.hasTrending { trending += 1 }
    if plain.lag > 0 { lag += 1 }
    let contracts = unknowns.map { plain.history.contracts[$0.contract] }
    if contracts.contains(where: { $0.earnings < Cents(100) }) { worthless += 1 }
    let relationships = Scorer(plain.policy, asOf: plain.asOf).score(plain.history).relationships
    if relationships.contains(where: { relationship in
      relationship.isLongEnough && contracts.contains { $0.client == relationship.client }
    }) {
      longTerm += 1
    }
    if unknowns.contains(where: { $0.feedback == nil }) { blind += 1 }
    if unknowns.count >= 8 { ofEight += 1 }
    mostCombinations = max(mostCombinations, unknowns.reduce(1) { $0 * $1.values.count })
  }
}
