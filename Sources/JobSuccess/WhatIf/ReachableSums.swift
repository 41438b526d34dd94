// Which sums a profile's windows can have where contracts can be several things, without trying every combination.

/// One way that a contract can be: what it adds to the windows, and to its client's relationship.
struct ContractOption: Hashable {
  /// By evaluated window. Clients are counted by relationship.
  var shares: [WindowTally]
  var hasJob = false
  /// Its first and its last paid day; nil where it does not count for a relationship's length (2.4).
  var firstPaidOn: Day?
  var lastPaidOn: Day?
  var isNegative = false
}

/// The sums of all windows that are reachable and can still be the lowest or the highest score.
///
/// Why it is exact: a score depends on nothing but the sums of its windows and the number of clients (2.6), and these are
/// added up from the contracts. A contract's part depends on other contracts only by whether its client's relationship is
/// long-term (2.4), so both cases are computed, and those that contradict themselves are left out. Of all combinations so
/// far only the different sums are kept, and of these only those that no other is at least as far as, whatever is added to
/// both, where the question is whether a score is beyond a mark: see ``isLower(_:_:window:)``. The highest score of the
/// windows, and the mean of two, rise with each window's score. More contracts or clients than a policy's minimum make no
/// difference, so the numbers end there.
///
/// So where any combination goes beyond the mark, one that is kept does. With its score as the next mark, and so on, the
/// last one that is found is the furthest (Dinkelbach, "On nonlinear fractional programming", 1967); few rounds are needed.
///
/// The work is the number of sums that are kept times the number of options: it grows with the contracts, not with the
/// combinations, because few sums are both different and furthest.
struct ReachableSums {
  enum Direction {
    case lowest, highest
  }

  /// Sums that differ in nothing that could matter.
  private struct Sums: Hashable {
    var tallies: [WindowTally]
    /// Clients with any job, up to the policy's minimum.
    var clients = 0
    // Of the relationship that is being read.
    var hasJob = false
    var firstPaidOn: Day?
    var lastPaidOn: Day?
    var isNegative = false
  }

  private let scorer: Scorer
  private let direction: Direction
  /// The score that is to be gone beyond.
  private let mark: Ratio
  private let mostContracts: Int
  private let mostClients: Int
  /// The weight of a job in the highest tier.
  private let mostWeight: Int
  /// For each window: whether what is known has the minimum of contracts and clients already, and the ended contracts
  /// from which on missing feedback counts (2.7).
  private var isFull: [Bool]
  private var hasEnded: [Bool]
  /// How many sums may still be made.
  private(set) var budget: Int
  private var states: [Sums]

  init(_ scorer: Scorer, _ direction: Direction, beyond mark: Ratio, budget: Int) {
    (self.scorer, self.direction, self.mark, self.budget) = (scorer, direction, mark, budget)
    (mostContracts, mostClients) = (max(1, scorer.policy.minimum.contracts), scorer.policy.minimum.clients)
    mostWeight = scorer.weightUnit.tiers.map(\.weight).max() ?? 1
    isFull = Array(repeating: false, count: scorer.spans.count)
    hasEnded = isFull
    states = [Sums(tallies: Array(repeating: WindowTally(), count: scorer.spans.count))]
  }

  /// The furthest score in the direction; nil where there is none, whatever is chosen.
  var score: Ratio? {
    var furthest: Ratio?
    for state in states {
      guard let score = scorer.result(of: state.tallies, lifetimeClients: state.clients).exact else {
        continue
      }
      if furthest.map({ direction == .lowest ? score < $0 : score > $0 }) ?? true { furthest = score }
    }
    return furthest
  }

  /// Says that all clients were added of whom all is known.
  mutating func endKnown() {
    guard let known = states.first, states.count == 1 else { return }
    let scope = scorer.policy.minimum.clientsScope
    for window in known.tallies.indices {
      let tally = known.tallies[window]
      isFull[window] =
        tally.contracts == mostContracts && known.clients == mostClients
        && (scope == .lifetime || tally.clients == mostClients)
      hasEnded[window] = tally.ended >= scorer.policy.missingFeedback?.minEnded ?? 0
    }
    states = [capped(known)]
  }

  /// Adds a client whose contracts can be these things, whether the relationship is long-term or not. Returns false
  /// where there are too many sums; then the score is not known.
  mutating func add(_ contracts: [(long: [ContractOption], short: [ContractOption])]) -> Bool {
    let empty = Array(repeating: WindowTally(), count: scorer.spans.count)
    var ways: Set<Sums> = []
    for isLong in scorer.policy.longTermDays == nil ? [false] : [true, false] {
      var reached = [capped(Sums(tallies: empty))]
      for options in contracts {
        guard let next = joined(reached, isLong ? options.long : options.short, isLong: isLong) else {
          return false
        }
        reached = next
      }
      for var sums in reached where isConsistent(sums, isLong: isLong) {
        for window in sums.tallies.indices where sums.tallies[window].contracts > 0 {
          sums.tallies[window].clients = 1
        }
        sums.clients = sums.hasJob ? 1 : 0
        (sums.hasJob, sums.firstPaidOn, sums.lastPaidOn, sums.isNegative) = (false, nil, nil, false)
        ways.insert(sums)
      }
    }
    guard let clients = pruned(ways) else { return false }
    budget -= states.count * clients.count
    guard budget >= 0 else { return false }
    var next: Set<Sums> = []
    for state in states {
      for client in clients {
        var sums = state
        for window in sums.tallies.indices {
          sums.tallies[window].add(client.tallies[window])
          sums.tallies[window].clients += client.tallies[window].clients
        }
        sums.clients += client.clients
        next.insert(capped(sums))
      }
    }
    guard let kept = pruned(next) else { return false }
    states = kept
    return true
  }

  /// Each sum with each option of one more contract of the relationship.
  private mutating func joined(_ reached: [Sums], _ options: [ContractOption], isLong: Bool) -> [Sums]? {
    budget -= reached.count * options.count
    guard budget >= 0 else { return nil }
    if options.count == 1, reached.count == 1 { return [add(options[0], to: reached[0])] }
    var next: Set<Sums> = []
    for sums in reached {
      // With negative feedback it is not long-term.
      for option in options where !(isLong && option.isNegative) { next.insert(add(option, to: sums)) }
    }
    return pruned(next)
  }

  private func add(_ option: ContractOption, to sums: Sums) -> Sums {
    var sums = sums
    for window in sums.tallies.indices { sums.tallies[window].add(option.shares[window]) }
    sums.hasJob = sums.hasJob || option.hasJob
    sums.isNegative = sums.isNegative || option.isNegative
    if let first = option.firstPaidOn { sums.firstPaidOn = min(sums.firstPaidOn ?? first, first) }
    if let last = option.lastPaidOn { sums.lastPaidOn = max(sums.lastPaidOn ?? last, last) }
    return capped(sums)
  }

  /// Whether the relationship is as long-term as was taken for granted.
  private func isConsistent(_ sums: Sums, isLong: Bool) -> Bool {
    var isLongEnough = false
    if let days = scorer.policy.longTermDays, let first = sums.firstPaidOn, let last = sums.lastPaidOn {
      isLongEnough = last - first >= days
    }
    return isLong == (isLongEnough && !sums.isNegative)
  }

  /// The sums with numbers that end where more make no difference.
  private func capped(_ sums: Sums) -> Sums {
    var sums = sums
    for window in sums.tallies.indices {
      let isFull = isFull[window]
      sums.tallies[window].contracts =
        isFull ? mostContracts : min(sums.tallies[window].contracts, mostContracts)
      sums.tallies[window].clients = isFull ? mostClients : min(sums.tallies[window].clients, mostClients)
    }
    sums.clients = min(sums.clients, mostClients)
    if isFull.allSatisfy(\.self) { (sums.clients, sums.hasJob) = (mostClients, true) }
    return sums
  }

  // MARK: What can't be furthest

  /// What has to be equal for one of two sums to stand for both.
  private struct Numbers: Hashable {
    let numbers: [Int]
    let firstPaidOn: Day?
    let lastPaidOn: Day?
    let flags: [Bool]

    init(_ sums: Sums) {
      numbers = [sums.clients] + sums.tallies.flatMap { [$0.contracts, $0.clients] }
      (firstPaidOn, lastPaidOn) = (sums.firstPaidOn, sums.lastPaidOn)
      flags = [sums.hasJob, sums.isNegative]
    }
  }

  /// The sums without those that others are at least as far as; nil where that takes too long.
  private mutating func pruned(_ all: Set<Sums>) -> [Sums]? {
    guard all.count > 1 else { return Array(all) }
    var kept: [Sums] = []
    for sums in Dictionary(grouping: all, by: Numbers.init).values {
      var front: [Sums] = []
      for one in sums {
        // Comparing two sums is about a tenth of the work of making one.
        budget -= front.count / 10
        guard budget >= 0 else { return nil }
        if front.contains(where: { isAtLeastAsFar($0, one) }) { continue }
        front.removeAll { isAtLeastAsFar(one, $0) }
        front.append(one)
      }
      kept += front
    }
    return kept
  }

  private func isAtLeastAsFar(_ one: Sums, _ other: Sums) -> Bool {
    let (low, high) = direction == .lowest ? (one, other) : (other, one)
    return low.tallies.indices.allSatisfy { isLower(low.tallies[$0], high.tallies[$0], window: $0) }
  }

  /// Whether a window's score by `low` is at most the mark wherever that by `high` is, whatever is added to both.
  ///
  /// With p positive, n negative and q other weight, and m of missing feedback, the score is at most x where
  /// (p − n) − x (p + n + q + m) is at most 0; without the first n for `successful`. So `low` has to have less of it. For
  /// the trending score, where one window makes up for another, it has to have less for all x: the expression is linear in
  /// x, so for 0 and 1.
  ///
  /// m is w (k − a) / k of k contracts without feedback that weigh w, where a is tolerated. It is lower by at most the weight
  /// that is missing, or the highest weight for each contract: the two shares (k − a) / k and a / k that these count with
  /// add up to 1. And a grows by at most the tolerated share of the ended contracts, rounded up.
  private func isLower(_ low: WindowTally, _ high: WindowTally, window: Int) -> Bool {
    var missing = 0
    if let rule = scorer.policy.missingFeedback {
      let (fewer, lighter) = (
        high.missingFeedback - low.missingFeedback, high.missingFeedbackWeight - low.missingFeedbackWeight
      )
      guard fewer >= 0 || lighter <= 0 else { return false }
      missing = max(0, fewer * mostWeight, lighter)
      let ended = low.ended - high.ended
      // With too few ended contracts it does not count at all, so that one more can make m higher.
      guard ended >= 0 || hasEnded[window] else { return false }
      if ended > 0 { missing += mostWeight * ((rule.tolerance.millionths * ended + 999_999) / 1_000_000) }
    }
    let negative = scorer.policy.numerator == .net ? low.negative - high.negative : 0
    let above = Int128(low.positive - high.positive - negative)
    let below = Int128(low.total - high.total - missing)
    if scorer.policy.hasTrending, scorer.trendingSpans.contains(window) {
      return above <= 0 && above <= below
    }
    return above * mark.denominator <= below * mark.numerator
  }
}

extension WindowTally {
  fileprivate var total: Int { positive + neutral + negative }
}
