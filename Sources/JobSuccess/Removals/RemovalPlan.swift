/// The set of at most a given number of removals with the highest score (3.4). It is the exact optimum.
///
/// Most candidates can't help, and many others are interchangeable, so the search goes over sets of classes: a few
/// hundred candidates make a few dozen classes. See `RemovalClasses`.
package struct RemovalPlan: Sendable {
  /// The contracts, in the order of their ids; empty if no removal helps.
  package let positions: [SheetPosition]
  /// The score without removals.
  package let before: JobSuccessScore
  /// The score after the removals.
  package let after: JobSuccessScore

  /// The most sets that are searched. A laptop needs about half a minute for them.
  package static let mostSets = 50_000_000

  /// The best plan of at most `count` removals.
  ///
  /// - Throws: `tooManySets` if the search would take too long.
  package static func best(
    _ scorer: Scorer, _ history: History, _ sheet: ScoreSheet, atMost count: Int
  ) throws(PlanError) -> RemovalPlan {
    let classes = RemovalClasses(scorer, sheet, atMost: count).classes
    guard sets(of: classes, atMost: count) <= mostSets else {
      let feasible = (0..<count).last { sets(of: classes, atMost: $0) <= mostSets } ?? 0
      throw .tooManySets(largestCount: feasible)
    }
    var search = PlanSearch(scorer, RemovalWhatIf(scorer, history, sheet), classes)
    for size in stride(from: 1, through: count, by: 1) { search.trySets(of: size) }
    return RemovalPlan(positions: search.best, before: sheet.result, after: search.score)
  }

  /// An upper bound of the number of sets to search.
  static func sets(of classes: [RemovalClass], atMost count: Int) -> Int {
    var total = 0
    var combinations = 1
    for size in stride(from: 1, through: min(count, classes.reduce(0) { $0 + $1.members.count }), by: 1) {
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
  /// The search would take too long. `largestCount` is the largest number of removals that can be searched.
  case tooManySets(largestCount: Int)
}

/// Tries all sets of removals, size by size, and keeps the best.
private struct PlanSearch {
  private let scorer: Scorer
  private var whatIf: RemovalWhatIf
  private let classes: [RemovalClass]
  /// The best set so far.
  private(set) var best: [SheetPosition] = []
  /// Its score.
  private(set) var score: JobSuccessScore
  /// The current set: the positions of all members, the positions of those that affect other contracts of their
  /// client, and the sums after the removals of all others.
  private var chosen: [SheetPosition] = []
  private var acting: [SheetPosition] = []
  private var sums: WindowSums

  init(_ scorer: Scorer, _ whatIf: RemovalWhatIf, _ classes: [RemovalClass]) {
    self.scorer = scorer
    self.whatIf = whatIf
    self.classes = classes
    score = whatIf.sheet.result
    sums = WindowSums(whatIf.sheet)
  }

  /// Tries all sets of one size.
  mutating func trySets(of size: Int) {
    extend(from: 0, by: size)
  }

  /// Adds `missing` more candidates of the classes from `first` on, in all ways.
  private mutating func extend(from first: Int, by missing: Int) {
    guard missing > 0 else { return scoreCurrentSet() }
    for index in first..<max(first, classes.count) {
      let members = classes[index].members
      let taken = members.prefix(missing)
      for (count, member) in taken.enumerated() {
        choose(member, of: classes[index], 1)
        extend(from: index + 1, by: missing - count - 1)
      }
      for member in taken.reversed() { choose(member, of: classes[index], -1) }
    }
  }

  /// Adds a candidate to the current set, or removes the last one if `sign` is −1.
  private mutating func choose(_ member: SheetPosition, of candidates: RemovalClass, _ sign: Int) {
    if sign > 0 { chosen.append(member) } else { chosen.removeLast() }
    if candidates.actsOnClient {
      if sign > 0 { acting.append(member) } else { acting.removeLast() }
    } else {
      sums.add(candidates.change, sign)
    }
  }

  /// Scores the current set, and keeps it if it is the best.
  private mutating func scoreCurrentSet() {
    let result =
      acting.isEmpty ? scorer.result(of: sums) : scorer.result(of: whatIf.sums(removing: acting, from: sums))
    guard let value = result.exact else { return }
    var isTie = false
    if let held = score.exact {
      if value < held { return }
      isTie = value == held
    }
    // Of equal scores the smaller set is better, and of equal sizes the one whose ids come first.
    if isTie && chosen.count > best.count { return }
    let positions = chosen.sorted()
    if isTie && !positions.lexicographicallyPrecedes(best) { return }
    best = positions
    score = result
  }
}
