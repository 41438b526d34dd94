internal import Basics

/// When to request the removals of a plan (3.4): one after the other, each on the earliest day that 3.3 allows its owner,
/// in the order with the highest scores.
package struct RemovalSchedule: Sendable {
  /// The removals, in the order of their days.
  package let steps: [ScheduledRemoval]
  /// The contracts whose removals can't be requested within two years, in the order of their ids.
  package let unplaced: [ContractKey]
  /// The checks that fail for the first unplaced removal on the last day of the two years.
  package let obstacles: [FailedCheck]
  /// The last day of the two years.
  package let lastDay: Day
  /// The number of contracts that ended in the twelve months before, with the owner of the first removal. The schedule
  /// assumes the same pace.
  package let completedLastYear: Int

  /// The number of months that it goes ahead.
  package static let horizonMonths = 24
  /// How many months before are counted for the pace.
  package static let paceMonths = 12

  /// Schedules removals from the scorer's as-of date on.
  ///
  /// - Parameters:
  ///   - requests: The removals by the owner of their contracts, without an owner twice.
  ///   - history: The history whose score they raise.
  ///   - today: The history's score on the as-of date, where it is there already.
  ///   - asker: Who makes the requests; nil if that is unknown.
  package init(
    _ requests: [OwnersRemovals], _ scorer: Scorer, _ history: History, today: JobSuccessScore? = nil,
    asker: Requester? = nil
  ) {
    let known = history.known(on: scorer.asOf)
    let calendars = requests.map { RequestCalendar($0, scorer.policy, from: scorer.asOf, asker: asker) }
    lastDay = scorer.asOf.adding(months: RemovalSchedule.horizonMonths)
    let asked = requests.indices.first { !requests[$0].keys.isEmpty } ?? requests.startIndex
    completedLastYear = requests.isEmpty ? 0 : calendars[asked].pace.contracts
    let days = calendars.map { $0.days() }
    let places = zip(requests, days).flatMap { request, days in
      days.map { RequestPlace(day: $0, keys: request.keys.sorted()) }
    }
    let score = today ?? scorer.score(known).result
    steps = RemovalSchedule.bestOrder(
      on: places.sorted { $0.day < $1.day }, scorer.policy, known, today: (scorer.asOf, score))
    let placed = Set(steps.map(\.key))
    let unplaced = requests.flatMap(\.keys).filter { !placed.contains($0) }.sorted()
    self.unplaced = unplaced
    let first = requests.indices.first { index in unplaced.first.map(requests[index].keys.contains) ?? false }
    obstacles = first.map { calendars[$0].obstacles(after: days[$0]) } ?? []
  }

  /// The order with the highest scores, compared day by day. Of equal orders it is the one whose contract ids come
  /// first.
  ///
  /// The score of a day depends on the set of removals so far, and not on their order. So for each set only one of
  /// the best orders so far is kept, the one whose ids come first.
  private static func bestOrder(
    on places: [RequestPlace], _ policy: Policy, _ known: History, today: (day: Day, score: JobSuccessScore)
  ) -> [ScheduledRemoval] {
    var orders: [[ScheduledRemoval]] = [[]]
    for place in places {
      let scorer = Scorer(policy, asOf: place.day)
      var scores: [Set<ContractKey>: JobSuccessScore] = [:]
      var best: [Set<ContractKey>: [ScheduledRemoval]] = [:]
      var highest: JobSuccessScore?
      for order in orders {
        let removed = order.map(\.key)
        let without =
          removed.isEmpty && place.day == today.day
          ? today.score : scorer.score(known.removing(removed, .jssOnly, on: place.day)).result
        for key in place.keys where !removed.contains(key) {
          let set = Set(removed + [key])
          let score = scores[set] ?? scorer.score(known.removing(set, .jssOnly, on: place.day)).result
          scores[set] = score
          if let highest, highest.outranksByValue(score) { continue }
          if let held = highest, score.outranksByValue(held) { best = [:] }
          highest = score
          // The orders are sorted by ids, so the first one of a set is the one to keep.
          if best[set] == nil {
            best[set] = order + [ScheduledRemoval(key: key, day: place.day, without: without, score: score)]
          }
        }
      }
      orders = best.values.sorted { $0.map(\.key).lexicographicallyPrecedes($1.map(\.key)) }
    }
    return orders.first ?? []
  }
}

/// Removals that one profile has to request: of feedback on contracts that it owns (3.3).
package struct OwnersRemovals: Sendable {
  /// The contracts, by their keys in the history whose score is asked for.
  package var keys: [ContractKey]
  /// The owner's own history.
  package let owner: History

  /// Removals of an owner.
  package init(_ keys: [ContractKey], owner: History) {
    self.keys = keys
    self.owner = owner
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

/// A day on which one of some removals may be requested.
private struct RequestPlace {
  let day: Day
  /// Ascending.
  let keys: [ContractKey]
}

/// The days on which an owner may make requests, one after the other, if it completes contracts at the same pace as in
/// the last twelve months.
private struct RequestCalendar {
  private let profile: Profile
  private let policy: Policy
  private let first: Day
  private let asker: Requester?
  private let count: Int
  /// The last day of a request up to the first day.
  private let lastRequest: Day?
  /// The days up to the first one on which its contracts ended, ascending.
  private let ends: [Day]
  /// The last day that is considered.
  private let last: Day
  /// The number of contracts that ended in the last twelve months, and the number of their days.
  let pace: (contracts: Int, days: Int)

  init(_ removals: OwnersRemovals, _ policy: Policy, from day: Day, asker: Requester?) {
    self.policy = policy
    self.asker = asker
    profile = removals.owner.profile
    count = removals.keys.count
    first = day
    last = day.adding(months: RemovalSchedule.horizonMonths)
    lastRequest = removals.owner.removalRequests.map(\.requestedAt.day).filter { $0 <= day }.max()
    ends = removals.owner.contracts.lazy.filter(\.isOwned).compactMap(\.endedOn).filter { $0 <= day }.sorted()
    let yearAgo = day.adding(months: -RemovalSchedule.paceMonths)
    pace = (ends.count - ends.partitioningIndex { $0 > yearAgo }, day - yearAgo)
  }

  /// The earliest days for its requests, one after the other.
  func days() -> [Day] {
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
    RemovalEligibility(profile, policy, on: day, lastRequest: requested.last ?? lastRequest, asker: asker) {
      last in
      let ended = ends.count - ends.partitioningIndex { $0 > last }
      return ended + pace.contracts * max(0, day - max(first, last)) / pace.days
    }.failed
  }
}
