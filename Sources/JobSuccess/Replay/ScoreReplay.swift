// How a replay works
// ==================
//
// A replay computes the scores of a profile on a few equally spaced days: the last 16 Sundays (4.8), or every day of
// two years (3.6), which takes 24 replays of at most 31 days. `plainScores` scores the whole history once for each
// day, which is slow; tests check that the replay gives the same. The replay starts from the score sheet of the as-of
// date.
//
// A score is computed from the sums of its windows (2.5, 2.6). A sum depends on two things: what each contract counts
// as, and whether its jobs are in the window. Within a few weeks nearly all contracts count as the same, and only the
// window moves. So there are two kinds of contracts:
//
// - Unchanged contracts: nothing that counts happened to them between the first day and the as-of date. On every day they
//   count as on the sheet. Those that have left a window since are added to the sums of the days before they left.
// - Changed contracts: they ended, got feedback, lost it, or were paid within the days. They are removed from the sums,
//   assessed again for each phase in which nothing about them changes, and added for the days of each phase.
//
// A window on three days, d0, d1 and the as-of date d2, and three contracts, of which c gets its feedback on d1:
//
//     time ------------------------------------------------------->
//     window on d0   [===============================]
//     window on d1       [===============================]
//     window on d2           [===============================]
//     contracts        a            b            c       ^ feedback on c
//
// The sums are stored as the sums of the as-of date (the base), and the difference of each day to the day before it.
// The difference of the first day is to the base. So a job that is in a window for many days costs two additions, and
// not one for each day:
//
//          base    d0     d1      d2
//     a            +a     -a               unchanged, and out of the window from d1 on
//     b     b                              unchanged, and in the window on all days: nothing to do
//     c    c-c    +c'   -c'+c''            changed: c' without feedback, c'' with it
//
// `results` adds up the differences, day after day, and computes a score only for days with a difference.
//
// What a contract without feedback counts as may depend on its client relationship (2.4), so the replay goes through
// relationships:
//
// - If no contract of a relationship is changed, none is assessed again (`ReplaySums.addDeparted`).
// - If one is, all phases of all changed contracts are found first. They give the days on which the relationship is
//   long-term, and with them what each phase counts as (`ChangingRelationship`). Unchanged contracts get phases too if
//   what they count as may depend on the relationship.
// - The client of a changed relationship is counted again: it is in a window as long as one of its contracts is.
//
// An open contract without payment rows counts as paid up to the scored day, or up to its last paid day if it has one
// (2.4). Its last job is then dated on the scored day, so it never leaves a window, and it gets one more job with
// each complete period (2.5).
//
// The files: `ScoreReplay` finds the changed contracts, `ChangingRelationship` finds phases and what they count as,
// and `ReplaySums` stores the sums and their differences.

/// Computes the scores of a few days up to an as-of date, each as of its day, from the sheet of that date.
package struct ScoreReplay: Sendable {
  /// The days, oldest first and equally spaced.
  package let days: [Day]
  /// The number of days from one of them to the next.
  private let interval: Int
  /// The scorer of the as-of date. Only its policy matters for outcomes and sums, so it is used for all days.
  let today: Scorer
  /// The first day of each evaluated window on each of the days: by window, then by day.
  private let starts: [Day]

  /// The most days of a replay: `StepSet` has a bit for each, and one for the time after them.
  static let most = 31

  /// The last 16 Sundays, with the as-of date if it is one, for badges (4.8). One replay serves all profiles of a
  /// run.
  package static func sundays(_ policy: Policy, asOf: Day) -> ScoreReplay {
    // Monday is 0 and Sunday is 6, so this is the number of days since the last Sunday.
    let last = asOf - (asOf.weekday + 1) % 7
    return ScoreReplay(Scorer(policy, asOf: asOf), until: last, every: 7, count: BadgeLimits.sundaysSeen)
  }

  /// Equally spaced days up to `last`.
  ///
  /// - Parameters:
  ///   - today: The scorer of the as-of date.
  ///   - last: The last of the days, the as-of date or fewer than `interval` days before it.
  ///   - interval: The number of days from one to the next.
  ///   - count: The number of days, 1 to `most`.
  init(_ today: Scorer, until last: Day, every interval: Int, count: Int) {
    precondition(1...ScoreReplay.most ~= count, "a replay has 1 to 31 days")
    let days = (0..<count).reversed().map { last - interval * $0 }
    self.days = days
    self.interval = interval
    self.today = today
    starts = today.spans.flatMap { span in days.map { $0.adding(months: -span.months) } }
  }

  /// The scores, computed by scoring the whole history on each day.
  package func plainScores(_ history: History) -> [JobSuccessScore] {
    days.map { Scorer(today.policy, asOf: $0).score(history).result }
  }

  /// The scores of a profile, oldest first, from its sheet of the as-of date by the same policy.
  package func scores(_ history: History, _ sheet: ScoreSheet) -> [JobSuccessScore] {
    var buffers = ReplayBuffers(self)
    replay(history, sheet: sheet, buffers: &buffers)
    return buffers.sums.results(replay: self)
  }

  /// The number of days with a score that is high enough for a badge.
  ///
  /// - Parameter buffers: Memory of an earlier replay, which is used again.
  package func goodDays(_ history: History, _ sheet: ScoreSheet, _ buffers: inout ReplayBuffers) -> Int {
    // The numbers of contracts and clients only grow. With too few of them now, there was no score on any day.
    guard !sheet.contracts.isEmpty, sheet.contracts.count >= today.policy.minimum.contracts,
      sheet.relationships.count >= today.policy.minimum.clients
    else { return 0 }
    replay(history, sheet: sheet, buffers: &buffers)
    return buffers.sums.goodDays(replay: self)
  }

  /// Computes the sums of all days in `buffers.sums`.
  private func replay(_ history: History, sheet: ScoreSheet, buffers: inout ReplayBuffers) {
    buffers.sums.begin(with: sheet)
    for index in sheet.relationships.sheetIndices {
      let members = sheet.relationships[index].members
      let isLongEnough = sheet.relationships[index].isLongEnough
      buffers.changed.removeAll(keepingCapacity: true)
      for place in members {
        let position = sheet.byClient[place]
        if !isUnchanged(sheet.contracts[position].facts, history, isLongEnough: isLongEnough) {
          buffers.changed.append(position)
        }
      }
      if buffers.changed.isEmpty {
        buffers.sums.addDeparted(relationship: members, of: sheet, replay: self)
      } else {
        buffers.sums.removeClient(index, of: sheet)
        buffers.changing.add(
          index, changed: buffers.changed, sheet: sheet, history: history, replay: self, to: &buffers.sums)
      }
    }
  }

  /// Whether nothing that counts changed on a contract from the first day to the as-of date.
  private func isUnchanged(_ facts: ContractFacts, _ history: History, isLongEnough: Bool) -> Bool {
    let first = days[0]
    // An open contract may have become idle, or be paid again since.
    if facts.endedOn == nil, today.policy.idleAfterMonths != nil { return false }
    // Otherwise an open contract counts only in a long-term relationship.
    if facts.endedOn == nil, facts.standingFeedback == nil, !isLongEnough {
      return !isRefunded(facts.key, history)
    }
    guard facts.startedOn <= first, facts.endedOn.map({ $0 <= first }) ?? true else { return false }
    if let standing = facts.standingFeedback {
      guard history.feedback[standing].submittedOn <= first else { return false }
      if facts.removal != nil, let removedOn = history.feedback[standing].removedOn, removedOn > first {
        return false
      }
    }
    guard facts.hasPaymentRows else {
      let contract = history[facts.key]
      guard facts.hasEarnings || facts.standingFeedback != nil else { return earningsAreUnchanged(contract) }
      return earningsAreUnchanged(contract) && contract.paidUntil <= first
    }
    let payments = history[facts.key].payments
    // The last payment up to the as-of date decides.
    for index in payments.reversed() where history.payments[index].paidOn <= today.asOf {
      return history.payments[index].paidOn <= first
    }
    return true
  }

  /// Whether the earnings of a contract without payment rows were the same on all days.
  private func earningsAreUnchanged(_ contract: Contract) -> Bool {
    contract.firstPaidOn.map { $0 <= days[0] || $0 > today.asOf } ?? true
  }

  /// Whether there was a refund after the first day. Only refunds can make a relationship shorter.
  func isRefunded(_ key: ContractKey, _ history: History) -> Bool {
    for index in history[key].payments.reversed() {
      guard history.payments[index].paidOn > days[0] else { return false }
      if history.payments[index].amount < .zero { return true }
    }
    return false
  }

  /// What is known of a contract on a day; nil if it starts later.
  func facts(of key: ContractKey, in history: History, on day: Day) -> ContractFacts? {
    ContractFacts(key, in: history, on: day, idleAfterMonths: today.policy.idleAfterMonths)
  }

  /// The step of the first replayed day on or after `day`. nil if `day` is not after the first replayed day, or is
  /// after the as-of date. The number of steps if all replayed days are before `day`.
  func firstStep(from day: Day) -> Int? {
    guard day > days[0], day <= today.asOf else { return nil }
    return (day - days[0] + interval - 1) / interval
  }

  /// The first of some steps on which a window begins after `day`; the end of the steps if there is none.
  func firstStep(in range: Range<Int>, whereWindow window: Int, beginsAfter day: Day) -> Int {
    let row = window * days.count
    if starts[row + range.upperBound - 1] <= day { return range.upperBound }
    var step = range.lowerBound
    while starts[row + step] <= day { step += 1 }
    return step
  }

  /// The first day of a window on the first of the days.
  func firstStart(of window: Int) -> Day {
    starts[window * days.count]
  }
}

/// Memory for replays, which each uses again. Use it from one thread.
package struct ReplayBuffers {
  fileprivate(set) var sums: ReplaySums
  fileprivate var changing: ChangingRelationship
  /// The changed contracts of a relationship.
  fileprivate var changed: [SheetPosition] = []

  /// Buffers for the replays of a policy and day.
  package init(_ replay: ScoreReplay) {
    sums = ReplaySums(for: replay)
    changing = ChangingRelationship(for: replay)
  }
}

extension Contract {
  /// The day of its last payment if payments.csv has no row for it (2.4): the last paid day, the end, or no end.
  var paidUntil: Day {
    lastPaidOn ?? endedOn ?? .never
  }
}
