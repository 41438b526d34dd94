// How a replay works
// ==================
//
// Wanted are the scores that a profile had on a few equally spaced days: the last 16 Sundays (4.8), or every day of two
// years (3.6), which takes 24 replays of 31 days or fewer. Scoring the whole history once for each day is right but slow.
// `plainScores` does that, and a test holds it against the replay. The replay starts from what is there already: the
// score sheet of the as-of date.
//
// A score follows from the sums of its windows (2.5, 2.6), and a sum from two things: what each contract counts as, and
// whether its jobs lie in the window. Within a few weeks nearly all contracts count as what they did. Only the window
// moves over them. So there are two kinds of contracts:
//
// - Unchanged ones: nothing happened to them between the first day and the as-of date, or nothing that counts. What they
//   are on the sheet they were on every day. Those that have left a window since are put back on the days before that.
// - Changed ones: they ended, got feedback, lost it or were paid within the days. They are taken out of the sums, judged
//   again for each phase in which nothing about them changes, and put in phase by phase.
//
// A window on three days, d0, d1 and the as-of date d2, and three contracts, of which c gets its feedback on d1:
//
//     time ------------------------------------------------------->
//     window on d0   [===============================]
//     window on d1       [===============================]
//     window on d2           [===============================]
//     contracts        a            b            c       ^ feedback on c
//
// The sums are kept as those of the as-of date (the base), and by how much each day differs from the one before it. The
// first day's difference is to the base. What lies in a window for many days so costs two additions, not one a day:
//
//          base    d0     d1      d2
//     a            +a     -a               unchanged, and out of the window from d1 on
//     b     b                              unchanged, and in the window on all days: nothing to do
//     c    c-c    +c'   -c'+c''            changed: c' without feedback, c'' with it
//
// `results` adds the differences up, day after day, and scores only where there is one.
//
// A contract without feedback may count by its client relationship (2.4), so that relationships are the unit:
//
// - If no contract of a relationship is changed, none needs to be judged again (`ReplaySums.addDeparted`).
// - If one is, all of its phases are found first. From these follow the days on which the relationship is long-term, and
//   from those what each phase counts as (`ChangingRelationship`). The relationship's unchanged contracts take part where
//   what they count as may depend on it.
// - The client of a changed relationship is counted again too: in a window for as long as one of the contracts is in it.
//
// An open contract without payment rows counts as paid up to the day itself, until its last paid day if it has one (2.4).
// Its last job is then dated on whichever day is scored, so it leaves no window, and it gains a job with each period that
// is complete (2.5).
//
// The files: `ScoreReplay` finds what is changed, `ChangingRelationship` finds phases and what they count as, and
// `ReplaySums` keeps the sums and their differences.

/// The scores of a few days up to an as-of date, each as of its day, from the sheet of that date.
package struct ScoreReplay: Sendable {
  /// Oldest first, each as long after the one before.
  package let days: [Day]
  /// From one of them to the next.
  private let interval: Int
  /// Of the as-of date: what sums and outcomes ask of a scorer is the same on all days.
  let today: Scorer
  /// Where each evaluated window begins: by window, then by day.
  private let starts: [Day]

  /// The most days: there is a bit for each, and one for the time after them.
  static let most = 31

  /// The last 16 Sundays, the as-of date included where it is one: those that badges look at (4.8). Prepared once for all
  /// profiles of a run.
  package static func sundays(_ policy: Policy, asOf: Day) -> ScoreReplay {
    // A Monday is weekday 0, a Sunday is 6: so many days have gone by since the last Sunday.
    let last = asOf - (asOf.weekday + 1) % 7
    return ScoreReplay(Scorer(policy, asOf: asOf), until: last, every: 7, count: BadgeLimits.sundaysSeen)
  }

  /// Equally spaced days up to `last`.
  ///
  /// - Parameters:
  ///   - today: The scorer of the as-of date.
  ///   - last: The last of the days, the as-of date or fewer than `interval` days before it.
  ///   - interval: From one day to the next.
  ///   - count: How many days, `most` or fewer.
  init(_ today: Scorer, until last: Day, every interval: Int, count: Int) {
    precondition(1...ScoreReplay.most ~= count, "more days than a step set has bits for, or none")
    let days = (0..<count).reversed().map { last - interval * $0 }
    self.days = days
    self.interval = interval
    self.today = today
    starts = today.spans.flatMap { span in days.map { $0.adding(months: -span.months) } }
  }

  /// The scores, by scoring the whole history on each day.
  package func plainScores(_ history: History) -> [JobSuccessScore] {
    days.map { Scorer(today.policy, asOf: $0).score(history).result }
  }

  /// The scores of a profile, from the sheet that the same policy made of it on the as-of date.
  package func scores(_ history: History, _ sheet: ScoreSheet) -> [JobSuccessScore] {
    var buffers = ReplayBuffers(self)
    replay(history, sheet, &buffers)
    return buffers.sums.results(self)
  }

  /// On how many of the days the score was one that badges are given for.
  ///
  /// - Parameter buffers: Memory that an earlier replay used, so that thousands of them allocate once.
  package func goodDays(_ history: History, _ sheet: ScoreSheet, _ buffers: inout ReplayBuffers) -> Int {
    // Contracts and clients only become more: with too few of them now there never was a score.
    guard !sheet.contracts.isEmpty, sheet.contracts.count >= today.policy.minimum.contracts,
      sheet.relationships.count >= today.policy.minimum.clients
    else { return 0 }
    replay(history, sheet, &buffers)
    return buffers.sums.goodDays(self)
  }

  /// Puts the sums of all days into `buffers.sums`.
  private func replay(_ history: History, _ sheet: ScoreSheet, _ buffers: inout ReplayBuffers) {
    buffers.sums.begin(sheet)
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
        buffers.sums.addDeparted(members, sheet, self)
      } else {
        buffers.sums.removeClient(index, of: sheet)
        buffers.changing.add(
          index, changed: buffers.changed, sheet: sheet, history: history, replay: self, to: &buffers.sums)
      }
    }
  }

  /// Whether a contract has been the same from the first day to the as-of date, or what changed counts for nothing.
  private func isUnchanged(_ facts: ContractFacts, _ history: History, isLongEnough: Bool) -> Bool {
    let first = days[0]
    // An open contract counts in a long-term relationship alone.
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
    // The last one up to the as-of date decides.
    for index in payments.reversed() where history.payments[index].paidOn <= today.asOf {
      return history.payments[index].paidOn <= first
    }
    return true
  }

  /// Whether the earnings of a contract without payment rows were the same on all days.
  private func earningsAreUnchanged(_ contract: Contract) -> Bool {
    contract.firstPaidOn.map { $0 <= days[0] || $0 > today.asOf } ?? true
  }

  /// Whether money went back since the first day: only that makes a relationship shorter again.
  func isRefunded(_ key: ContractKey, _ history: History) -> Bool {
    for index in history[key].payments.reversed() {
      guard history.payments[index].paidOn > days[0] else { return false }
      if history.payments[index].amount < .zero { return true }
    }
    return false
  }

  /// The step of the first replayed day on or after a day, unless that is the first of all or the as-of date is before the
  /// day; the number of steps where only the as-of date comes after it.
  func firstStep(from day: Day) -> Int? {
    guard day > days[0], day <= today.asOf else { return nil }
    return (day - days[0] + interval - 1) / interval
  }

  /// The first of some steps on whose day the window begins after a day; their end where none does.
  func firstStep(without day: Day, _ window: Int, _ range: Range<Int>) -> Int {
    let row = window * days.count
    if starts[row + range.upperBound - 1] <= day { return range.upperBound }
    var step = range.lowerBound
    while starts[row + step] <= day { step += 1 }
    return step
  }

  /// Where a window begins on the first of the days.
  func firstStart(of window: Int) -> Day {
    starts[window * days.count]
  }
}

/// Memory that one replay after the other uses, so that only the first allocates it. It belongs to one thread.
package struct ReplayBuffers {
  fileprivate(set) var sums: ReplaySums
  fileprivate var changing: ChangingRelationship
  /// The changed contracts of a relationship.
  fileprivate var changed: [SheetPosition] = []

  /// Buffers for the replays of a policy and day.
  package init(_ replay: ScoreReplay) {
    sums = ReplaySums(replay)
    changing = ChangingRelationship(replay)
  }
}

extension Contract {
  /// The day that its last payment counts on once it is known, where payments.csv has no row for it (2.4).
  var paidUntil: Day {
    lastPaidOn ?? endedOn ?? .never
  }
}

/// The scores of days gone by, each as of that day (3.6, history).
package enum DailyReplay {
  /// Months that the daily history goes back.
  package static let months = 24

  /// The score of each day from `first` to `last`, which is not before it.
  ///
  /// Every 31st day, counted back from `last`, is scored, and those before it follow from that.
  package static func scores(_ history: History, _ policy: Policy, from first: Day, through last: Day)
    -> [ForecastDay]
  {
    var stretches: [[ForecastDay]] = []
    var sheet = ScoreSheet(asOf: last)
    var end = last
    while end >= first {
      let replay = ScoreReplay(
        Scorer(policy, asOf: end), until: end, every: 1, count: min(ScoreReplay.most, end - first + 1))
      replay.today.score(history, into: &sheet)
      stretches.append(
        zip(replay.days, replay.scores(history, sheet)).map { ForecastDay(day: $0, score: $1) })
      end = end - replay.days.count
    }
    return stretches.reversed().flatMap(\.self)
  }

  /// The score of each day of the 24 months that end on `last`.
  package static func scores(_ history: History, _ policy: Policy, upTo last: Day) -> [ForecastDay] {
    scores(history, policy, from: last.adding(months: -months), through: last)
  }
}
