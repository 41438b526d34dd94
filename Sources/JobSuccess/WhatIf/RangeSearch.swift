// A search for the lowest and the highest score where too much is possible to be certain (8.5.28).

/// Tries what contracts can be: all of them alike at first, in the way that goes furthest, and then each changed by itself
/// as long as that goes further; of very many only some are, so that it takes no longer than a second.
struct RangeSearch {
  private let values: UnknownValues
  private let possibilities: [[Possibility]]
  /// How many contracts may still be assessed.
  private var budget = 200_000
  private var found: (lowest: Ratio?, highest: Ratio?)

  init(_ values: UnknownValues) {
    self.values = values
    possibilities = values.contracts.map { values.possibilities($0, []) }
  }

  /// The lowest and the highest score that are found.
  mutating func range() -> (lowest: Ratio?, highest: Ratio?) {
    let ways = min(possibilities.map(\.count).max() ?? 1, RangeSearch.mostWays)
    let together = (0..<ways).map { way in possibilities.map { min(way, $0.count - 1) } }
    let scores = together.map { score($0) }
    for score in scores { note(score) }
    for isUp in [true, false] {
      var (choice, best) = (together[0], scores[0])
      for (other, score) in zip(together, scores) where RangeSearch.isFurther(score, best, isUp: isUp) {
        (choice, best) = (other, score)
      }
      improve(&choice, best, isUp: isUp, until: isUp ? budget / 2 : 0)
    }
    return found
  }

  /// How many ways in which all contracts are alike are tried.
  private static let mostWays = 24

  /// Changes each contract by itself as long as that goes further, until so little of the budget is left.
  private mutating func improve(_ choice: inout [Int], _ start: Ratio?, isUp: Bool, until left: Int) {
    var best = start
    for place in choice.indices {
      var chosen = choice[place]
      for other in possibilities[place].indices where other != chosen {
        guard budget > left else { return }
        choice[place] = other
        let result = score(choice)
        note(result)
        if RangeSearch.isFurther(result, best, isUp: isUp) { (best, chosen) = (result, other) }
      }
      choice[place] = chosen
    }
  }

  private static func isFurther(_ score: Ratio?, _ best: Ratio?, isUp: Bool) -> Bool {
    guard let score else { return false }
    guard let best else { return true }
    return isUp ? score > best : score < best
  }

  private mutating func note(_ score: Ratio?) {
    if RangeSearch.isFurther(score, found.lowest, isUp: false) { found.lowest = score }
    if RangeSearch.isFurther(score, found.highest, isUp: true) { found.highest = score }
  }

  /// The score where each contract is as chosen.
  private mutating func score(_ choice: [Int]) -> Ratio? {
    budget -= values.history.contracts.count
    var changed = values.history
    for (index, unknown) in values.contracts.enumerated() {
      changed.take(possibilities[index][choice[index]], for: unknown.contract)
    }
    return values.scorer.score(changed).result.exact
  }
}
