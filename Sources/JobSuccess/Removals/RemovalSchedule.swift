/// When to request the removals of a plan (3.4): one after the other, each on the earliest day that 3.3 allows, in
/// the order with the highest scores.
package struct RemovalSchedule: Sendable {
  /// The removals, in the order of their days.
  package let steps: [ScheduledRemoval]
  /// The contracts whose removals can't be requested within two years, in the order of their ids.
  package let unplaced: [ContractKey]
  /// The checks that fail for the first unplaced removal on the last day of the two years.
  package let obstacles: [FailedCheck]
  /// The last day of the two years.
  package let lastDay: Day
  /// The number of contracts that ended in the twelve months before. The schedule assumes the same pace.
  package let completedLastYear: Int

  /// The number of months that it goes ahead.
  package static let horizonMonths = 24
  /// How many months before are counted for the pace.
  package static let paceMonths = 12

  /// Schedules removals from the scorer's as-of date on.
  ///
  /// - Parameter asker: Who makes the requests; nil if that is unknown.
  package init(_ keys: [ContractKey], _ scorer: Scorer, _ history: History, asker: Requester? = nil) {
    let known = history.known(on: scorer.asOf)
    let calendar = RequestCalendar(known, scorer.policy, from: scorer.asOf, asker: asker)
    lastDay = calendar.last
    completedLastYear = calendar.pace.contracts
    let days = calendar.days(keys.count)
    steps = RemovalSchedule.bestOrder(of: keys, on: days, scorer.policy, known)
    let placed = steps.map(\.key)
    unplaced = keys.filter { !placed.contains($0) }
    obstacles = unplaced.isEmpty ? [] : calendar.obstacles(after: days)
  }

  /// The order with the highest scores, compared day by day. Of equal orders it is the one whose contract ids come
  /// first.
  ///
  /// The score of a day depends on the set of removals so far, and not on their order. So for each set only one of
  /// the best orders so far is kept, the one whose ids come first.
  private static func bestOrder(
    of keys: [ContractKey], on days: [Day], _ policy: Policy, _ known: History
  ) -> [ScheduledRemoval] {
    var orders: [[ScheduledRemoval]] = [[]]
    for day in days {
      let scorer = Scorer(policy, asOf: day)
      var scores: [Set<ContractKey>: JobSuccessScore] = [:]
      var best: [Set<ContractKey>: [ScheduledRemoval]] = [:]
      var highest: JobSuccessScore?
      for order in orders {
        let removed = order.map(\.key)
        let without = scorer.score(known.removing(removed, .jssOnly, on: day)).result
        for key in keys where !removed.contains(key) {
          let set = Set(removed + [key])
          let score = scores[set] ?? scorer.score(known.removing(set, .jssOnly, on: day)).result
          scores[set] = score
          if let highest, highest.outranksByValue(score) { continue }
          if let held = highest, score.outranksByValue(held) { best = [:] }
          highest = score
          // The orders are sorted by ids, so the first one of a set is the one to keep.
          if best[set] == nil {
            best[set] = order + [ScheduledRemoval(key: key, day: day, without: without, score: score)]
          }
        }
      }
      orders = best.values.sorted { $0.map(\.key).lexicographicallyPrecedes($1.map(\.key)) }
    }
    return orders.first ?? []
  }
}

/// One removal of a schedule.
package struct ScheduledRemoval: Sendable {
  /// The contract with the feedback.
  package let key: ContractKey
  /// The day of the request. The schedule assumes that it is granted on the same day.
  package let day: Day
  /// The score of that day after the earlier removals.
  package let without: JobSuccessScore
  /// The score of that day after this removal too.
  package let score: JobSuccessScore
}

/// The days on which a profile may make requests, one after the other, if it completes contracts at the same pace as
/// in the last twelve months.
private struct RequestCalendar {
  private let history: History
  private let policy: Policy
  private let first: Day
  private let asker: Requester?
  /// The last day that is considered.
  let last: Day
  /// The number of contracts that ended in the last twelve months, and the number of their days.
  let pace: (contracts: Int, days: Int)

  init(_ known: History, _ policy: Policy, from day: Day, asker: Requester?) {
    self.asker = asker
    history = known
    self.policy = policy
    first = day
    last = day.adding(months: RemovalSchedule.horizonMonths)
    let yearAgo = day.adding(months: -RemovalSchedule.paceMonths)
    let ended = known.contracts.count { contract in
      contract.endedOn.map { $0 > yearAgo && $0 <= day } ?? false
    }
    pace = (ended, day - yearAgo)
  }

  /// The earliest days for up to `count` requests, one after the other.
  func days(_ count: Int) -> [Day] {
    var requested: [Day] = []
    var day = first
    while requested.count < count, day <= last {
      if failed(on: day, after: requested).isEmpty { requested.append(day) }
      day = day + 1
    }
    return requested
  }

  /// The checks that fail on the last day, after requests on these days.
  func obstacles(after requested: [Day]) -> [FailedCheck] {
    failed(on: last, after: requested)
  }

  /// The checks that fail on a day, after requests on these days.
  private func failed(on day: Day, after requested: [Day]) -> [FailedCheck] {
    var history = history
    if let previous = requested.last, let contract = history.contracts.indices.first {
      history.removalRequests.append(
        RemovalRequest(
          contract: ContractKey(contract), mode: .jssOnly, requestedAt: Instant(startOf: previous)))
    }
    let lastRequest = history.removalRequests.map(\.requestedAt.day).max()
    return RemovalEligibility(history, policy, on: day, asker: asker).failed.compactMap { check in
      guard case .tooFewCompleted(let missing) = check, let lastRequest else { return check }
      let expected = pace.contracts * max(0, day - max(first, lastRequest)) / pace.days
      return missing > expected ? .tooFewCompleted(missing: missing - expected) : nil
    }
  }
}
