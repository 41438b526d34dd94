/// The removals of a plan asked for one after the other (3.4): each on the earliest day that 3.3 allows, in the order
/// that keeps the score highest soonest.
package struct RemovalSchedule: Sendable {
  package let steps: [ScheduledRemoval]
  /// What can't be placed within two years, in the order of the contract ids.
  package let unplaced: [ContractKey]
  /// The checks that keep the first unplaced removal from being asked for, on the last day of the two years.
  package let obstacles: [FailedCheck]

  /// How far ahead it looks.
  package static let horizonMonths = 24

  /// Schedules removals from the scorer's as-of date on.
  package init(_ keys: [ContractKey], _ scorer: Scorer, _ history: History) {
    let known = history.known(on: scorer.asOf)
    let calendar = RequestCalendar(known, scorer.policy, from: scorer.asOf)
    let days = calendar.days(keys.count)
    var best: [ScheduledRemoval] = []
    RemovalSchedule.forEachOrder(of: keys, taking: days.count) { order in
      let steps = RemovalSchedule.steps(order, days, scorer.policy, known)
      let isBetter = steps.lexicographicallyPrecedes(best) { $0.score.outranksByValue($1.score) }
      if best.isEmpty || isBetter { best = steps }
    }
    steps = best
    unplaced = keys.filter { key in !best.contains { $0.key == key } }
    obstacles = unplaced.isEmpty ? [] : calendar.obstacles(after: days)
  }

  private static func steps(
    _ order: [ContractKey], _ days: [Day], _ policy: Policy, _ known: History
  ) -> [ScheduledRemoval] {
    var history = known
    return zip(order, days).map { key, day in
      history = history.removing(CollectionOfOne(key), .jssOnly, on: day)
      return ScheduledRemoval(key: key, day: day, score: Scorer(policy, asOf: day).score(history).result)
    }
  }

  /// Calls `body` with every order of `count` of the keys, in the order of the ids.
  private static func forEachOrder(
    of keys: [ContractKey], taking count: Int, _ chosen: [ContractKey] = [], _ body: ([ContractKey]) -> Void
  ) {
    guard chosen.count < count else {
      if count > 0 { body(chosen) }
      return
    }
    for key in keys where !chosen.contains(key) {
      forEachOrder(of: keys, taking: count, chosen + [key], body)
    }
  }
}

/// One removal of a schedule.
package struct ScheduledRemoval: Sendable {
  package let key: ContractKey
  /// The day it is asked for and, as is assumed, granted.
  package let day: Day
  /// The score on that day with it and those before it.
  package let score: JobSuccessScore
}

/// On which days a profile may ask, one request after the other, if it goes on completing contracts at its pace.
private struct RequestCalendar {
  private let history: History
  private let policy: Policy
  private let first: Day
  private let last: Day
  /// Contracts that ended in the last twelve months, and how many days these had.
  private let pace: (contracts: Int, days: Int)

  init(_ known: History, _ policy: Policy, from day: Day) {
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
    return RemovalEligibility(history, policy, on: day).failed.compactMap { check in
      guard case .tooFewCompleted(let missing) = check, let lastRequest else { return check }
      let expected = pace.contracts * max(0, day - max(first, lastRequest)) / pace.days
      return missing > expected ? .tooFewCompleted(missing: missing - expected) : nil
    }
  }
}
