// What contracts can be of which something is not known (8.5.28).

/// One way that a contract can be.
struct Possibility: Hashable {
  /// The day of its end; nil: it stays as it is.
  var endedOn: Day?
  /// The stars of the client's feedback; nil for none.
  var stars: Stars?
  var client: ClientKey?
  var earnings: Cents?
}

/// A history's contracts of which something is not known, and what they can be.
struct UnknownValues {
  /// Those that could lie in a window.
  let contracts: [UnknownContract]
  let history: History
  let scorer: Scorer
  /// All clients of the profile, in the order of their keys.
  private let clients: [ClientKey]

  /// How many sums are made at most for one range: more take longer than a second.
  static let budget = 600_000
  /// In how many ways contracts may be given to clients.
  private static let mostAssignments = 256

  init(_ history: History, _ scorer: Scorer) {
    (self.history, self.scorer) = (history, scorer)
    contracts = history.unknowns.filter { UnknownValues.couldCount($0, history, scorer) }
    clients = Set(history.contracts.map(\.client)).sorted { $0.index < $1.index }
  }

  /// Whether a contract started by the day, and could end within the longest window.
  private static func couldCount(_ unknown: UnknownContract, _ history: History, _ scorer: Scorer) -> Bool {
    let contract = history[unknown.contract]
    guard scorer.counts(contract), contract.startedOn <= scorer.asOf else { return false }
    return unknown.facts.contains(.end) || (contract.endedOn.map { $0 >= scorer.firstStart } ?? true)
  }

  /// The lowest and the highest score; nil where there are too many possibilities to be certain.
  func range(budget: Int) -> (lowest: Ratio?, highest: Ratio?)? {
    let floating = contracts.filter { $0.facts.contains(.client) }.map(\.contract)
    var assignments = 1
    for _ in floating {
      assignments *= clients.count
      if assignments > UnknownValues.mostAssignments { return nil }
    }
    var (lowest, highest): (Ratio?, Ratio?)
    var budget = budget
    for number in 0..<assignments {
      var (chosen, rest): ([ContractKey: ClientKey], Int) = ([:], number)
      for key in floating {
        chosen[key] = clients[rest % clients.count]
        rest /= clients.count
      }
      let relationships = relationships(chosen)
      guard furthest(relationships, .lowest, &lowest, &budget),
        furthest(relationships, .highest, &highest, &budget)
      else { return nil }
    }
    return (lowest, highest)
  }

  /// Takes the furthest score that there is beyond the one that was found before. Returns false where there are too many
  /// sums to be certain.
  private func furthest(
    _ relationships: [Relationship], _ direction: ReachableSums.Direction, _ found: inout Ratio?,
    _ budget: inout Int
  ) -> Bool {
    let isLow = direction == .lowest
    while true {
      var sums = ReachableSums(
        scorer, direction, beyond: found ?? (isLow ? Ratio(1, 1) : .zero), budget: budget)
      for members in relationships where members.allSatisfy(\.isKnown) {
        guard sums.add(members.map { ($0.long, $0.short) }) else { return false }
      }
      sums.endKnown()
      for members in relationships where !members.allSatisfy(\.isKnown) {
        guard sums.add(members.map { ($0.long, $0.short) }) else { return false }
      }
      budget = sums.budget
      guard let score = sums.score, found.map({ isLow ? score < $0 : score > $0 }) ?? true else {
        return true
      }
      found = score
    }
  }

  /// The options of a contract where its client's relationship is long-term, and where it is not.
  private struct Member {
    let long: [ContractOption]
    let short: [ContractOption]

    var isKnown: Bool { long.count == 1 && short.count == 1 }
  }

  /// The contracts with one client.
  private typealias Relationship = [Member]

  // MARK: What contracts add

  /// The options of all contracts that could count, by client.
  private func relationships(_ chosen: [ContractKey: ClientKey]) -> [Relationship] {
    var members: [ClientKey: [ContractKey]] = [:]
    for key in history.keys where scorer.counts(history[key]) && history[key].startedOn <= scorer.asOf {
      members[chosen[key] ?? history[key].client, default: []].append(key)
    }
    let facts = Dictionary(contracts.map { ($0.contract, $0.facts) }) { first, _ in first }
    return members.sorted { $0.key.index < $1.key.index }.map { _, keys in
      let bounds = longTermBounds(keys)
      return keys.map { key in
        let unknown = UnknownContract(key, facts[key] ?? [])
        let all = possibilities(unknown, bounds).filter { $0.client == nil }
        return Member(
          long: options(key, all, bounds, isLong: true), short: options(key, all, bounds, isLong: false))
      }
    }
  }

  /// The days from which on a payment makes a relationship long-term that began with one of these contracts (2.4).
  private func longTermBounds(_ keys: [ContractKey]) -> [Day] {
    guard let days = scorer.policy.longTermDays else { return [] }
    let firsts = keys.map { key in
      let contract = history[key]
      let paid = history.payments[contract.payments].first { $0.amount > .zero }?.paidOn
      return min(paid ?? contract.firstPaidOn ?? contract.startedOn, scorer.asOf)
    }
    return Set(firsts).map { $0 + days }.sorted()
  }

  private func options(
    _ key: ContractKey, _ possibilities: [Possibility], _ bounds: [Day], isLong: Bool
  ) -> [ContractOption] {
    Array(Set(possibilities.map { option(key, $0, bounds, isLong: isLong) }))
  }

  /// What a contract adds where it is as chosen, and its relationship is long-term or not.
  private func option(
    _ key: ContractKey, _ possibility: Possibility, _ bounds: [Day], isLong: Bool
  ) -> ContractOption {
    var alone = history
    alone.contracts = history.contracts[key.index...key.index]
    alone.feedback = history.feedback[history[key].feedback]
    alone.take(possibility, for: key)
    let empty = Array(repeating: WindowTally(), count: scorer.spans.count)
    guard
      let facts = ContractFacts(
        key, in: alone, on: scorer.asOf, idleAfterMonths: scorer.policy.idleAfterMonths,
        idleBy: scorer.knownOn)
    else { return ContractOption(shares: empty) }
    let verdict =
      OutcomeRules.byFeedback(facts, scorer.satisfaction.satisfaction(of: facts), scorer.policy)
      ?? OutcomeRules.withoutFeedback(facts, isLongTerm: isLong, scorer.policy)
    let contract = AssessedContract(
      facts: facts, verdict: verdict, tierWeight: scorer.weightUnit.weight(of: facts.earnings))
    var jobs: [Job] = []
    scorer.addJobs(of: contract, alone, to: &jobs)
    var option = ContractOption(
      shares: scorer.spans.indices.map { scorer.share(of: contract, jobs: jobs[...], in: $0) },
      hasJob: !jobs.isEmpty)
    guard scorer.policy.longTermDays != nil else { return option }
    option.isNegative = verdict.rule == .negativeFeedback
    if facts.hasEarnings, let first = facts.firstPaidOn, let last = facts.lastPaidOn {
      option.firstPaidOn = first
      // Only which bounds it has reached matters.
      option.lastPaidOn = bounds.last { $0 <= last } ?? .earliest
    }
    return option
  }

  // MARK: What contracts can be

  /// All that a contract can be, the best first and the worst second.
  ///
  /// Of the days on which it may have ended only those are tried where something begins or ends: what a contract adds
  /// changes with the windows that have its end (2.6), with its complete periods (2.5) and with whether its relationship
  /// is long-term (2.4). It is the same for all days between. Of amounts there is one a tier.
  ///
  /// - Parameter bounds: The days from which on a payment makes its relationship long-term.
  func possibilities(_ unknown: UnknownContract, _ bounds: [Day]) -> [Possibility] {
    let contract = history[unknown.contract]
    let hasFeedback = history.standingFeedback(of: contract, on: scorer.asOf) != nil
    let (best, worst) = (Stars(hundredths: 500), Stars(hundredths: 100))
    let stars: [Stars?] = unknown.facts.contains(.stars) && !hasFeedback ? [best, worst, nil] : [nil]
    let days: [Day?] = unknown.facts.contains(.end) ? ends(of: contract, bounds) + [nil] : [contract.endedOn]
    var earnings: [Cents?] = [nil]
    if unknown.facts.contains(.earnings) {
      let limits = scorer.policy.earningsTiers.compactMap(\.upTo).filter { $0 > .zero }
      earnings = [(limits.max() ?? .zero) + .oneDollar, .zero, .oneDollar] + limits
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

  /// The days on which a contract may have ended, the last first: one of each kind.
  private func ends(of contract: Contract, _ bounds: [Day]) -> [Day] {
    let paid = history.payments[contract.payments].last { $0.amount > .zero }?.paidOn
    let first = max(
      contract.startedOn, min(paid ?? contract.lastPaidOn ?? contract.startedOn, scorer.asOf))
    var borders = scorer.spans.map(\.start) + bounds
    if let rule = scorer.policy.length {
      var end = contract.startedOn + rule.periodDays
      while end < scorer.asOf {
        borders += [end, end + 1]
        end = end + rule.periodDays
      }
    }
    let days = borders.flatMap { [$0, $0 - 1] }.filter { first < $0 && $0 < scorer.asOf }
    return Set(days + [scorer.asOf, first]).sorted(by: >)
  }
}

extension History {
  /// Makes a contract as it could be.
  mutating func take(_ possibility: Possibility, for key: ContractKey) {
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
