import Testing

@testable import JobSuccess

@Suite("A score before and after (3.2, 3.5)")
struct ComparisonTests {
  @Test("of one removal it gives what removals.csv does", arguments: variedPolicies)
  func sameAsRemovals(policy: Policy) {
    for seed in 0..<150 {
      let history = CrowdedHistory.make(UInt64(seed), contracts: 10, clients: 3)
      let scorer = Scorer(policy, asOf: CrowdedHistory.asOf)
      let sheet = scorer.score(history)
      var whatIf = RemovalWhatIf(scorer, history, sheet)
      for effect in whatIf.effectsOfAll() {
        let key = sheet.contracts[effect.position].facts.key
        let changed = history.removing(CollectionOfOne(key), .jssAndProfile, on: scorer.asOf)
        let comparison = Comparison(scorer, sheet, changed, touching: [key])
        #expect(comparison.change == effect.change)
        #expect(
          comparison.others.filter { $0.after.rule == .longTerm }.map(\.key)
            == whatIf.contractsMadeLongTerm(removing: [effect.position]).map { sheet.contracts[$0].facts.key }
        )
      }
    }
  }

  private static let built = history {
    contract("a", client: "a", started: "2025-01-01", ended: "2025-02-01", stars: 5, private: 10)
    contract("b", client: "b", started: "2025-01-01", ended: "2025-02-01", stars: 1, private: 2)
    contract("old", client: "c", started: "2020-01-01", ended: "2020-02-01", stars: 1, private: 2)
    contract("unpaid", client: "d", started: "2025-01-01", ended: "2025-02-01", earnings: 0, stars: 5)
  }

  private func correcting(_ id: String, stars: Stars?, _ score: PrivateScore?) throws -> Comparison {
    let scored = Self.built.scored(on: "2025-06-01")
    let key = try #require(Self.built.key(of: id))
    let changed = try #require(
      Self.built.history.correcting(key, stars: stars, privateScore: score, on: scored.sheet.asOf))
    return Comparison(scored.scorer, scored.sheet, changed, touching: [key])
  }

  @Test("a corrected feedback: better, worse, out of the window, of no weight, without a score")
  func corrections() throws {
    let better = try correcting("b", stars: 5, 9)
    #expect(better.change == .raises && better.difference == Ratio(1, 1))
    #expect(try correcting("a", stars: 3, 5).change == .noChange(.balanced))
    #expect(try correcting("old", stars: 5, 10).change == .noChange(.outsideWindow))
    #expect(try correcting("unpaid", stars: 4, nil).change == .noChange(.ineligible))
    // A bad one without earnings counts against.
    #expect(try correcting("unpaid", stars: 1, nil).change == .noChange(.balanced))
  }

  @Test("by two policies: it has the outcomes that differ")
  func policies() throws {
    let other = Scorer(try .named("upwork-2024-09"), asOf: "2025-06-01")
    let comparison = Comparison(
      history {
        contract("a", client: "a", started: "2025-01-01", ended: "2025-02-01", stars: 5, private: 5)
        contract("b", client: "b", started: "2025-01-01", ended: "2025-02-01", stars: 5, private: 10)
      }.history, under: Scorer(.standard, asOf: "2025-06-01"), versus: other)
    #expect(comparison.difference == Ratio(1, 2))
    #expect(comparison.others.map(\.before) == [.neutral(.feedback)])
    #expect(comparison.others.map(\.after) == [.positive(.feedback)])
  }
}
