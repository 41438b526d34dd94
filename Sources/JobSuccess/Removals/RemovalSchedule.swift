/// The removals of a plan asked for one after the other (3.4): each on the earliest day that 3.3 allows, in the order
/// that keeps the score highest soonest.
package struct RemovalSchedule: Sendable {
  package let steps: [ScheduledRemoval]
  /// What can't be placed within two years, in the order of the contract ids.
  package let unplaced: [ContractKey]
  /// The checks that keep the first unplaced removal from being asked for, on the last day of the two years.
  package let obstacles: [FailedCheck]
  /// The last day of the two years.
  package let lastDay: Day
  /// Contracts that ended in the twelve months before: the pace that is counted on.
  package let completedLastYear: Int

  /// How many months ahead it goes.
  package static let horizonMonths = 24

  /// Schedules removals from the scorer's as-of date on.
  ///
  /// - Parameter asker: Who asks, where that is named.
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

  /// The order whose scores, day by day, are the highest; of equal ones that whose contract ids come first.
  ///
  /// What is scored on a day depends on the set of what was removed by then, not on its order. So of all beginnings that
  /// are best so far one for each set is enough, the one whose ids come first.
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
          // Orders come sorted by their ids, so that the first one of a set stays.
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
  package let key: ContractKey
  /// The day it is asked for and, as is assumed, granted.
  package let day: Day
  /// The score on that day with those before it alone, and with it.
  package let without: JobSuccessScore
  package let score: JobSuccessScore
}

/// On which days a profile may ask, one request after the other, if it goes on completing contracts at its pace.
private struct RequestCalendar {
  private let history: History
  private let policy: Policy
  private let first: Day
  private let asker: Requester?
  let last: Day
  /// Contracts that ended in the last twelve months, and how many days these had.
  let pace: (contracts: Int, days: Int)

  init(_ known: History, _ policy: Policy, from day: Day, asker: Requester?) {
    self.asker = asker
    history = known
    self.policy = policy
    first = day
    last = day.adding(months: RemovalSchedule.horizonMonths)
    let yearAgo = day.adding(months: -12)
    let ended = known.contracts.count { contract in
      contract.endedOn.map { $0 > yearAgo && $0 <= day } ?? false
    }
    pace = (ended, day - yearAgo)
  }

  /// The earliest days for up to so many requests, one after the other.
  func days(_ count: Int) -> [Day] {
    var requested: [Day] = []
    var day = first
    while requested.count < count, day <= last {
      if failed(on: day, after: requested).isEmpty { requested.append(day) }
      day = day + 1
    }
    return requested
  }

  func obstacles(after requested: [Day]) -> [FailedCheck] {
    failed(on: last, after: requested)
  }

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
