/// The set of at most so many removals with the highest score (3.4): the best there is, not a guess.
///
/// Candidates that change the sums of every window alike, and don't act on each other through their client, are
/// interchangeable. So sets are searched over classes of candidates instead of candidates: a few hundred candidates
/// make a few dozen classes. Within a class the smaller contract ids are taken first, which gives the set that comes
/// first by its ids.
package struct RemovalPlan: Sendable {
  /// Positions in the sheet, in the order of the contract ids; empty where no removal helps.
  package let positions: [Int]
  package let before: JobSuccessScore
  package let after: JobSuccessScore

  /// More sets than this are not searched: a laptop goes through them in about half a minute.
  package static let mostSets = 50_000_000

  /// - Throws: `tooManySets` where the search would take too long.
  package static func best(
    _ scorer: Scorer, _ history: History, _ sheet: ScoreSheet, atMost count: Int
  ) throws(PlanError) -> RemovalPlan {
    let classes = RemovalClasses(scorer, sheet, atMost: count).classes
    guard sets(of: classes, atMost: count) <= mostSets else {
      let feasible = (0..<count).last { sets(of: classes, atMost: $0) <= mostSets } ?? 0
      throw .tooManySets(largestCount: feasible)
    }
    var search = PlanSearch(RemovalWhatIf(scorer, history, sheet), classes)
    for size in stride(from: 1, through: count, by: 1) { search.extend([], from: 0, by: size) }
    return RemovalPlan(positions: search.best, before: sheet.result, after: search.score)
  }

  /// An upper bound of the sets to search.
  private static func sets(of classes: [[Int]], atMost count: Int) -> Int {
    var total = 0
    var combinations = 1
    for size in 1...max(1, count) where size <= count {
      let (product, overflow) = combinations.multipliedReportingOverflow(by: classes.count + size - 1)
      if overflow { return .max }
      combinations = product / size
      total += combinations
      if total > mostSets { return total }
    }
    return total
  }
}

/// Why no plan was made.
package enum PlanError: Error, Equatable {
  /// The search would take too long; the largest number of removals that it wouldn't for.
  case tooManySets(largestCount: Int)
}

/// Tries every set of classes of one size after the other, and keeps the best.
private struct PlanSearch {
  private var whatIf: RemovalWhatIf
  private let classes: [[Int]]
  private(set) var best: [Int] = []
  private(set) var score: JobSuccessScore

  init(_ whatIf: RemovalWhatIf, _ classes: [[Int]]) {
    self.whatIf = whatIf
    self.classes = classes
    score = whatIf.sheet.result
  }

  /// Completes a set by `missing` more candidates of the classes from `first` on.
  mutating func extend(_ chosen: [Int], from first: Int, by missing: Int) {
    guard missing > 0 else { return judge(chosen.sorted()) }
    for index in first..<max(first, classes.count) {
      for taken in 1...missing where taken <= classes[index].count {
        extend(chosen + classes[index].prefix(taken), from: index + 1, by: missing - taken)
      }
    }
  }

  private mutating func judge(_ positions: [Int]) {
    let result = whatIf.result(removing: positions)
    guard let value = result.exact else { return }
    if let held = score.exact {
      if value < held { return }
      let isTie = value == held
      if isTie && (positions.count > best.count || !positions.lexicographicallyPrecedes(best)) { return }
    }
    best = positions
    score = result
  }
}

/// Candidates by what their removal does, each class in the order of the contract ids.
private struct RemovalClasses {
  private(set) var classes: [[Int]] = []

  /// What tells candidates apart.
  fileprivate struct Traits: Hashable {
    /// The client relationship, where removals in it act on each other.
    var relationship: Int?
    var isEligible: Bool
    /// The share that goes, for each evaluated window.
    var shares: [WindowTally]
  }

  init(_ scorer: Scorer, _ sheet: ScoreSheet, atMost count: Int) {
    var byTraits: [Traits: Int] = [:]
    let clientsMayDecide = RemovalClasses.clientsMayDecide(scorer.policy, sheet, count)
    for position in sheet.contracts.indices where sheet.contracts[position].facts.isRemovable {
      let contract = sheet.contracts[position]
      guard contract.verdict.rule != .clientExcluded else { continue }
      let relationship = sheet.relationships[contract.relationship]
      let canTurn = relationship.isLongEnough && (1...count).contains(relationship.negatives)
      let sharesClient = sheet.contractsCounted(of: contract.relationship, in: sheet.tallies.count) > 1
      let traits = Traits(
        relationship: canTurn || (clientsMayDecide && sharesClient) ? contract.relationship : nil,
        isEligible: contract.isEligible,
        shares: scorer.spans.indices.map {
          scorer.share(of: contract, jobs: sheet.jobs[contract.jobs], in: $0)
        })
      if traits.isWithoutEffect { continue }
      if let known = byTraits[traits] {
        classes[known].append(position)
      } else {
        byTraits[traits] = classes.count
        classes.append([position])
      }
    }
  }

  /// Whether so many removals could take a window, or the lifetime, across the minimum of clients.
  private static func clientsMayDecide(_ policy: Policy, _ sheet: ScoreSheet, _ count: Int) -> Bool {
    let minimum = policy.minimum.clients
    let counted =
      policy.minimum.clientsScope == .window ? sheet.tallies.map(\.clients) : [sheet.lifetimeClients]
    return counted.contains { $0 - count < minimum && $0 + count >= minimum }
  }
}

extension RemovalClasses.Traits {
  /// Whether the removal changes no sum, so that a set is as good without it.
  fileprivate var isWithoutEffect: Bool {
    relationship == nil && !isEligible && shares.allSatisfy { $0.contracts == 0 && $0.unanswered == 0 }
  }
}
