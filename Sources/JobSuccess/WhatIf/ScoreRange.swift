// What a score could be where something of a contract is not known (8.5.28).

/// What is not known of a contract. An import lists it in unknowns.csv.
package struct UnknownFacts: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The client's stars: there may be any, or no feedback.
  package static let stars = UnknownFacts(rawValue: 1)
  /// Whether it has ended: it is open, or ended on any day from its last payment on.
  package static let end = UnknownFacts(rawValue: 2)
  /// The client: one by itself, or one of the profile's other clients.
  package static let client = UnknownFacts(rawValue: 4)
  /// What it has earned.
  package static let earnings = UnknownFacts(rawValue: 8)
}

/// A contract of which something is not known.
package struct UnknownContract: Equatable, Sendable {
  package let contract: ContractKey
  package let facts: UnknownFacts

  package init(_ contract: ContractKey, _ facts: UnknownFacts) {
    (self.contract, self.facts) = (contract, facts)
  }
}

/// The lowest and the highest score over all that is not known of a profile's contracts.
package struct ScoreRange: Equatable, Sendable {
  /// How many contracts have something that is not known and could lie in a window.
  package let contracts: Int
  /// Of how many of them the stars are not known, and so on.
  package let stars: Int
  package let ends: Int
  package let clients: Int
  package let earnings: Int
  /// Exact, 0 to 1; nil where there is no score, whatever it is.
  package let lowest: Ratio?
  package let highest: Ratio?

  /// The range of a history; nil where all is known that could count.
  ///
  /// Of few contracts every combination is tried. Of many, all of them are alike at first, in the way that goes furthest,
  /// and then each is changed by itself as long as that goes further; of very many only some are, so that it takes no longer
  /// than a second.
  package init?(_ history: History, _ scorer: Scorer) {
    self.init(history, scorer, combinations: RangeSearch.mostCombinations)
  }

  /// The same, where up to so many combinations are all tried.
  init?(_ history: History, _ scorer: Scorer, combinations: Int) {
    var search = RangeSearch(history, scorer, mostCombinations: combinations)
    let open = search.contracts
    guard !open.isEmpty else { return nil }
    contracts = open.count
    stars = open.count { $0.facts.contains(.stars) }
    ends = open.count { $0.facts.contains(.end) }
    clients = open.count { $0.facts.contains(.client) }
    earnings = open.count { $0.facts.contains(.earnings) }
    (lowest, highest) = search.range()
  }

  /// In whole percent, as scores are shown.
  package var percents: (lowest: Int?, highest: Int?) {
    (lowest?.scaled(by: 100), highest?.scaled(by: 100))
  }
}

/// One way that a contract can be.
private struct Possibility {
  /// The day of its end; nil: it stays as it is.
  var endedOn: Day?
  /// The stars of the client's feedback; nil for none.
  var stars: Stars?
  var client: ClientKey?
  var earnings: Cents?
}

/// Tries what contracts can be.
private struct RangeSearch {
  /// Those that could lie in a window.
  let contracts: [UnknownContract]
  private let history: History
  private let scorer: Scorer
  private let possibilities: [[Possibility]]
  /// How many contracts may still be assessed.
  private var budget = 200_000
  private var found: (lowest: Ratio?, highest: Ratio?)

  /// Up to so many combinations are all tried.
  private let mostCombinations: Int
  static let mostCombinations = 3_000

  init(_ history: History, _ scorer: Scorer, mostCombinations: Int) {
    self.mostCombinations = mostCombinations
    self.history = history
    self.scorer = scorer
    contracts = history.unknowns.filter { RangeSearch.couldCount($0, history, scorer) }
    let clients = Set(history.contracts.map(\.client)).sorted { $0.index < $1.index }
    possibilities = contracts.map { RangeSearch.possibilities($0, history, scorer, clients) }
  }

  /// Whether a contract started by the day, and could end within the longest window.
  private static func couldCount(_ unknown: UnknownContract, _ history: History, _ scorer: Scorer) -> Bool {
    let contract = history[unknown.contract]
    guard scorer.counts(contract), contract.startedOn <= scorer.asOf else { return false }
    return unknown.facts.contains(.end) || (contract.endedOn.map { $0 >= scorer.firstStart } ?? true)
  }

  /// All that a contract can be, the best first and the worst second.
  private static func possibilities(
    _ unknown: UnknownContract, _ history: History, _ scorer: Scorer, _ clients: [ClientKey]
  ) -> [Possibility] {
    let contract = history[unknown.contract]
    let hasFeedback = history.standingFeedback(of: contract, on: scorer.asOf) != nil
    let (best, worst) = (Stars(hundredths: 500), Stars(hundredths: 100))
    let stars: [Stars?] = unknown.facts.contains(.stars) && !hasFeedback ? [best, worst, nil] : [nil]
    var days: [Day?] = [contract.endedOn]
    if unknown.facts.contains(.end) {
      let first = max(contract.startedOn, min(lastPayment(contract, history), scorer.asOf))
      let borders = scorer.spans.flatMap { [$0.start, $0.start - 1] }
      let all = Set([scorer.asOf, first] + borders.filter { first < $0 && $0 < scorer.asOf })
      days = all.sorted(by: >) + [nil]
    }
    var earnings: [Cents?] = [nil]
    if unknown.facts.contains(.earnings) {
      let most = scorer.policy.earningsTiers.compactMap(\.upTo).max().map { $0 + .oneDollar } ?? .oneDollar
      earnings = [most, .zero] + scorer.policy.earningsTiers.compactMap(\.upTo).filter { $0 > .zero }
    }
    let others: [ClientKey?] =
      unknown.facts.contains(.client) ? [nil] + clients.filter { $0 != contract.client } : [nil]
    var all: [Possibility] = []
    for client in others {
      for cents in earnings {
        for day in days {
          for star in stars where star == nil || day != nil {
            all.append(Possibility(endedOn: day, stars: star, client: client, earnings: cents))
          }
        }
      }
    }
    return all
  }

  private static func lastPayment(_ contract: Contract, _ history: History) -> Day {
    history.payments[contract.payments].last { $0.amount > .zero }?.paidOn ?? contract.lastPaidOn
      ?? contract.startedOn
  }

  mutating func range() -> (lowest: Ratio?, highest: Ratio?) {
    var combinations = 1
    for all in possibilities where combinations <= 1_000_000 { combinations *= all.count }
    if combinations <= min(mostCombinations, 1_000_000),
      combinations * max(1, history.contracts.count) <= budget
    {
      tryAll()
    } else {
      climb()
    }
    return found
  }

  private mutating func tryAll() {
    var choice = [Int](repeating: 0, count: possibilities.count)
    while true {
      note(score(choice))
      var place = 0
      while place < choice.count {
        choice[place] += 1
        if choice[place] < possibilities[place].count { break }
        choice[place] = 0
        place += 1
      }
      if place == choice.count { return }
    }
  }

  /// From the best and the worst that all contracts are in the same way on, each by itself.
  private mutating func climb() {
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
    budget -= history.contracts.count
    var changed = history
    for (index, unknown) in contracts.enumerated() {
      changed.take(possibilities[index][choice[index]], for: unknown.contract)
    }
    return scorer.score(changed).result.exact
  }
}

extension History {
  /// Makes a contract as it could be.
  fileprivate mutating func take(_ possibility: Possibility, for key: ContractKey) {
    if let day = possibility.endedOn {
      contracts[key.index].endedOn = day
      contracts[key.index].status = .ended
    }
    if let client = possibility.client { contracts[key.index].client = client }
    if let earnings = possibility.earnings { contracts[key.index].earnings = earnings }
    guard let stars = possibility.stars, let end = possibility.endedOn else { return }
    // A contract's feedback is a range: what it has is repeated at the end, with one more.
    let own = contracts[key.index].feedback
    let start = feedback.endIndex
    feedback += Array(feedback[own])
    feedback.append(
      Feedback(submittedAt: Instant(startOf: end), author: .client, kind: .final, stars: stars))
    contracts[key.index].feedback = start..<feedback.endIndex
  }
}
