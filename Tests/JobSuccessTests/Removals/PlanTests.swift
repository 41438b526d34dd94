import Support
import Testing

@testable import JobSuccess

@Suite("The best set of removals (3.4)")
struct PlanTests {
  private static let asOf: Day = "2025-06-30"

  /// A client with two negative contracts and four without feedback; one large negative contract; four good ones.
  private static let withTwoNegatives = history {
    for number in 1...4 {
      contract(
        "quiet-\(number)", client: "two-negatives", started: "2025-01-01", ended: "2025-05-01", earnings: 200,
        firstPaid: "2025-01-10", lastPaid: "2025-04-25")
      contract(
        "good-\(number)", client: "g\(number)", started: "2025-05-01", ended: "2025-06-01", earnings: 200,
        stars: 5,
        private: 10)
    }
    for number in 1...2 {
      contract(
        "bad-\(number)", client: "two-negatives", started: "2025-05-01", ended: "2025-06-01", earnings: 200,
        stars: 1,
        private: 0)
    }
    contract(
      "dear", client: "d", started: "2025-05-01", ended: "2025-06-01", earnings: 2000, stars: 1, private: 0)
  }

  @Test("it beats taking the best removal, then the best next one")
  func beatsGreedy() throws {
    let scored = Self.withTwoNegatives.scored(on: Self.asOf)
    let plan = try RemovalPlan.best(scored.scorer, Self.withTwoNegatives.history, scored.sheet, atMost: 2)
    #expect(plan.positions.map { Self.withTwoNegatives.ids[$0.index] } == ["bad-1", "bad-2"])
    // (4 good + 4 quiet − 1.5 dear) / 9.5
    #expect(plan.after.exact == Ratio(13, 19))
    var whatIf = RemovalWhatIf(scored.scorer, Self.withTwoNegatives.history, scored.sheet)
    var greedy: [SheetPosition] = []
    for _ in 1...2 {
      let next = whatIf.candidates.filter { !greedy.contains($0) }.max { left, right in
        whatIf.result(removing: greedy + [right]).outranksByValue(whatIf.result(removing: greedy + [left]))
      }
      greedy += [try #require(next)]
    }
    #expect(Set(greedy.map { Self.withTwoNegatives.ids[$0.index] }).contains("dear"))
    // (4 good − 1 bad) / (5 + 1 for too much missing feedback)
    #expect(whatIf.result(removing: greedy).exact == Ratio(1, 2))
  }

  @Test("no removals, none that helps, and nothing to remove make an empty plan")
  func emptyPlans() throws {
    let scored = Self.withTwoNegatives.scored(on: Self.asOf)
    #expect(
      try RemovalPlan.best(scored.scorer, Self.withTwoNegatives.history, scored.sheet, atMost: 0).positions
        == [])
    for history in [
      history {
        contract("a", client: "a", started: "2025-01-01", ended: "2025-02-01", stars: 5, private: 10)
      },
      history {},
    ] {
      let scored = history.scored(on: Self.asOf)
      let plan = try RemovalPlan.best(scored.scorer, history.history, scored.sheet, atMost: 3)
      #expect(plan.positions == [])
      #expect(plan.after.exact == plan.before.exact)
    }
  }

  /// 500 candidates as a marketplace has them: mostly satisfied, some clients who come back, the odd long contract.
  static func large(_ seed: UInt64, unsatisfied percent: Int = 15) -> History {
    var random = SeededGenerator(seed: seed)
    return history(badge: .topRated) {
      for number in 0..<500 {
        let length = random.pick(5, 14, 30, 60, 120, 200)
        let ended = Self.asOf - random.int(0...800)
        contract(
          "c\(number)", client: "k\(random.int(0...350))", started: ended - length, ended: ended,
          earnings: random.pick(90, 240, 600, 1000, 4000), stars: random.chance(percent) ? 2 : 5,
          private: random.chance(percent) ? PrivateScore(UInt8(random.int(0...7))) : 10)
      }
      for number in 0..<150 {
        let ended = Self.asOf - random.int(0...800)
        contract(
          "q\(number)", client: "k\(random.int(0...350))", started: ended - 40, ended: ended, earnings: 300)
      }
    }.history
  }

  @Test("three of 500 candidates: few classes, so that few sets are tried", arguments: 1...5)
  func classesOfLargeProfiles(seed: Int) throws {
    let history = Self.large(UInt64(seed))
    let scorer = Scorer(.standard, asOf: Self.asOf)
    let sheet = scorer.score(history)
    #expect(RemovalWhatIf(scorer, history, sheet).candidates.count == 500)
    let classes = RemovalClasses(scorer, sheet, atMost: 3).classes
    #expect(RemovalPlan.sets(of: classes, atMost: 3) < 50_000)
    // As good as the best pair and the best single removal, and what plain scoring says it is.
    let plan = try RemovalPlan.best(scorer, history, sheet, atMost: 3)
    let keys = plan.positions.map { sheet.contracts[$0].facts.key }
    let plain = scorer.score(history.removing(keys, .jssOnly, on: Self.asOf)).result
    #expect(plan.positions.count == 3)
    #expect(plan.after.exact == plain.exact && plan.after.window == plain.window)
    let pair = try RemovalPlan.best(scorer, history, sheet, atMost: 2)
    #expect(plan.after.outranksByValue(pair.after))
  }

  @Test("a search that would take too long is refused, with the largest that wouldn't")
  func tooManySets() throws {
    let history = Self.large(1, unsatisfied: 60)
    let scorer = Scorer(.standard, asOf: Self.asOf)
    let sheet = scorer.score(history)
    do throws(PlanError) {
      _ = try RemovalPlan.best(scorer, history, sheet, atMost: 12)
      Issue.record("nothing was thrown")
    } catch {
      guard case .tooManySets(let largest) = error else { return }
      #expect((3..<12).contains(largest))
    }
  }
}
