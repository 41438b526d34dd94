/// A client relationship to which something happened within the Sundays of a replay: its contracts are judged anew on
/// each Sunday behind a change that concerns them, and stay what they are until the next one.
struct MovingRelationship {
  private var members: [Member] = []
  /// The Sundays on which a member, or what all of them make together, is something else than the week before.
  private var changes = SundaySet()
  private var mayBeLongTerm = false
  /// What those contracts come to that have been the same all the time, whatever became of the relationship.
  private var still = Still()
  // Reused from one contract to the next.
  private var jobs: [Job] = []

  private struct Still {
    var firstPaidOn: Day?
    var lastPaidOn: Day?
    var hasNegative = false
    var outcomeDay: Day?
  }

  private struct Member {
    let key: ContractKey
    /// The Sundays on which its facts are others than the week before.
    var changes: SundaySet
    /// Nil as long as it isn't known.
    var assessed: AssessedContract?
    /// What rules 1 to 5 say; nil where none of them fits.
    var byFeedback: Verdict?
    /// Since which Sunday it counts as what it does.
    var since = 0
    /// Whether it earned enough to count as paid.
    var isPaid = false
    /// Whether it counts as paid up to the Sunday itself, whichever that is.
    var isPaidUpToNow = false

    var follows: Bool { isPaidUpToNow && assessed?.facts.endedOn == nil }
  }

  /// Puts the contracts of a relationship, of which some are restless, into the sums of all Sundays as what they were on
  /// each. The client was taken out before.
  mutating func add(
    _ positions: ArraySlice<Int>, _ restless: [Int], _ sheet: ScoreSheet, _ history: History,
    _ replay: BadgeReplay, to sums: inout SundaySums
  ) {
    gather(positions, restless, sheet, history, replay, to: &sums)
    var wasLongTerm = false
    var sunday = 0
    while sunday < replay.sundays.count {
      for index in members.indices where members[index].changes.contains(sunday) {
        add(index, before: sunday, history, replay, to: &sums)
        assess(index, on: sunday, history, replay)
      }
      let isLongTerm = isLongTerm(on: sunday, replay)
      for index in members.indices where isLongTerm != wasLongTerm && members[index].byFeedback == nil {
        add(index, before: sunday, history, replay, to: &sums)
      }
      for index in members.indices where members[index].since == sunday {
        decide(index, on: sunday, isLongTerm: isLongTerm, replay)
      }
      wasLongTerm = isLongTerm
      let next = changes.first(after: sunday) ?? replay.sundays.count
      addClient(on: sunday..<next, replay, to: &sums)
      sunday = next
    }
    for index in members.indices { add(index, before: sunday, history, replay, to: &sums) }
  }

  /// Takes in the members and when each of them changes. Contracts that lie still and count as what they do whatever
  /// the relationship is stay in the sums.
  private mutating func gather(
    _ positions: ArraySlice<Int>, _ restless: [Int], _ sheet: ScoreSheet, _ history: History,
    _ replay: BadgeReplay, to sums: inout SundaySums
  ) {
    members.removeAll(keepingCapacity: true)
    changes = SundaySet()
    still = Still()
    // Without refunds a relationship only grows: one that isn't long enough in the end never was.
    mayBeLongTerm =
      sheet.relationships[sheet.contracts[restless[0]].relationship].isLongEnough
      || positions.contains { replay.isRefunded(history[sheet.contracts[$0].facts.key], history) }
    var next = 0
    for position in positions {
      let isRestless = next < restless.count && restless[next] == position
      if isRestless { next += 1 }
      if !isRestless, !mayBeLongTerm || sheet.contracts[position].isSettled {
        stay(position, sheet, replay, &sums)
        continue
      }
      sums.remove(sheet.contracts[position], of: sheet, replay)
      let key = sheet.contracts[position].facts.key
      let own = changes(of: history[key], history, replay)
      members.append(Member(key: key, changes: own))
      changes.formUnion(own)
    }
  }

  private mutating func stay(
    _ position: Int, _ sheet: ScoreSheet, _ replay: BadgeReplay, _ sums: inout SundaySums
  ) {
    sums.addWhatLeft(CollectionOfOne(position), sheet, replay)
    if sheet.contracts[position].verdict.rule == .negativeFeedback { still.hasNegative = true }
    if let day = sheet.contracts[position].outcomeDay {
      still.outcomeDay = max(still.outcomeDay ?? day, day)
    }
    let facts = sheet.contracts[position].facts
    guard facts.hasEarnings, let first = facts.firstPaidOn, let last = facts.lastPaidOn else { return }
    still.firstPaidOn = min(still.firstPaidOn ?? first, first)
    still.lastPaidOn = max(still.lastPaidOn ?? last, last)
  }

  /// The Sundays behind what is dated on a contract.
  private func changes(of contract: Contract, _ history: History, _ replay: BadgeReplay) -> SundaySet {
    var changes = SundaySet()
    // As long as it is open and no relationship makes it count, nothing on it matters.
    var matters = mayBeLongTerm ? contract.startedOn : contract.endedOn ?? .never
    for index in contract.feedback where history.feedback[index].isClientsFinal {
      let given = history.feedback[index]
      matters = min(matters, given.submittedOn)
      changes.insert(replay.firstSunday(from: given.submittedOn))
      changes.insert(given.removedOn.flatMap(replay.firstSunday))
    }
    if matters <= replay.sundays[0] { changes.insert(0) }
    changes.insert(replay.firstSunday(from: matters))
    changes.insert(contract.endedOn.flatMap(replay.firstSunday))
    guard contract.payments.isEmpty else {
      for payment in history.payments[contract.payments].reversed() {
        guard payment.paidOn > replay.sundays[0] else { break }
        changes.insert(replay.firstSunday(from: max(payment.paidOn, matters)))
      }
      return changes
    }
    changes.insert(contract.firstPaidOn.flatMap { replay.firstSunday(from: max($0, matters)) })
    changes.insert(replay.firstSunday(from: max(contract.paidUntil, matters)))
    return changes
  }

  /// Learns a member's facts of a Sunday.
  private mutating func assess(_ index: Int, on sunday: Int, _ history: History, _ replay: BadgeReplay) {
    let day = replay.sundays[sunday]
    let key = members[index].key
    guard let facts = ContractFacts(key, in: history, on: day) else { return }
    // Neither satisfaction nor weights ask for the day.
    let satisfaction = replay.today.satisfaction.satisfaction(of: facts)
    members[index].byFeedback = OutcomeRules.byFeedback(facts, satisfaction, replay.today.policy)
    members[index].assessed = AssessedContract(
      facts: facts, verdict: NoFeedbackRule.verdict,
      tierWeight: replay.today.weightUnit.weight(of: facts.earnings))
    let contract = history[key]
    members[index].isPaid = facts.hasEarnings
    members[index].isPaidUpToNow =
      contract.payments.isEmpty && facts.hasEarnings && contract.paidUntil > day
  }

  /// Whether the members make a long-term relationship on a Sunday (2.4). Where they will by going on alone, the Sunday
  /// on which they do is a change.
  private mutating func isLongTerm(on sunday: Int, _ replay: BadgeReplay) -> Bool {
    guard mayBeLongTerm, let days = replay.today.policy.longTermDays else { return false }
    var (first, last) = (still.firstPaidOn, still.lastPaidOn)
    var (isSpoilt, goesOn) = (still.hasNegative, false)
    // By index: a copy of each member would cost more than the look at it.
    for index in members.indices {
      if members[index].byFeedback?.rule == .negativeFeedback { isSpoilt = true }
      guard members[index].isPaid, let firstPaidOn = members[index].assessed?.facts.firstPaidOn,
        let lastPaidOn = members[index].isPaidUpToNow
          ? replay.sundays[sunday] : members[index].assessed?.facts.lastPaidOn
      else { continue }
      first = min(first ?? firstPaidOn, firstPaidOn)
      last = max(last ?? lastPaidOn, lastPaidOn)
      if members[index].isPaidUpToNow { goesOn = true }
    }
    guard let first, let last else { return false }
    if last - first >= days { return !isSpoilt }
    if goesOn { changes.insert(replay.firstSunday(from: first + days)) }
    return false
  }

  /// Settles what a member counts as from a Sunday on.
  private mutating func decide(_ index: Int, on sunday: Int, isLongTerm: Bool, _ replay: BadgeReplay) {
    guard var assessed = members[index].assessed else { return }
    let facts = assessed.facts
    assessed.verdict =
      members[index].byFeedback
      ?? OutcomeRules.withoutFeedback(facts, isLongTerm: isLongTerm, replay.today.policy)
    assessed.outcomeDay = assessed.isEligible ? facts.endedOn ?? facts.lastPaidOn : nil
    members[index].assessed = assessed
    guard members[index].follows, assessed.isEligible, let length = replay.today.policy.length else {
      return
    }
    // When its next period is complete, it counts as one job more.
    let complete = (replay.sundays[sunday] - facts.startedOn) / length.periodDays
    let next = replay.firstSunday(from: facts.startedOn + (complete + 1) * length.periodDays)
    members[index].changes.insert(next)
    changes.insert(next)
  }

  /// Adds what a member has counted as up to a Sunday, from which on it may count as something else.
  private mutating func add(
    _ index: Int, before sunday: Int, _ history: History, _ replay: BadgeReplay, to sums: inout SundaySums
  ) {
    let since = members[index].since
    members[index].since = sunday
    guard since < sunday, let assessed = members[index].assessed else { return }
    jobs.removeAll(keepingCapacity: true)
    replay.today.addJobs(of: assessed, history, to: &jobs)
    sums.add(assessed, jobs, on: since..<sunday, follows: members[index].follows, replay)
  }

  /// Adds the client, who counts in a window as long as one of the contracts does.
  private func addClient(on sundays: Range<Int>, _ replay: BadgeReplay, to sums: inout SundaySums) {
    var last = still.outcomeDay
    for index in members.indices {
      guard let day = members[index].assessed?.outcomeDay else { continue }
      last = max(last ?? day, members[index].follows ? .never : day)
    }
    if let last { sums.addClient(until: last, on: sundays, replay) }
  }
}

extension AssessedContract {
  /// Whether it has ended and counts as what it does by one of rules 1 to 5, which look at it alone (2.3).
  fileprivate var isSettled: Bool {
    guard facts.endedOn != nil else { return false }
    return switch verdict.rule {
    case .clientExcluded, .feedbackRemoved, .negativeFeedback, .noEarnings, .feedback: true
    case .longTerm, .open, .noWork, .noFeedback: false
    }
  }
}

/// Some of the Sundays of a replay, a bit each.
struct SundaySet {
  private var bits: UInt32 = 0

  mutating func insert(_ sunday: Int?) {
    if let sunday { bits |= 1 << UInt32(sunday) }
  }

  mutating func formUnion(_ other: SundaySet) {
    bits |= other.bits
  }

  func contains(_ sunday: Int) -> Bool {
    bits & 1 << UInt32(sunday) != 0
  }

  func first(after sunday: Int) -> Int? {
    let later = bits >> UInt32(sunday + 1)
    return later == 0 ? nil : sunday + 1 + later.trailingZeroBitCount
  }
}
