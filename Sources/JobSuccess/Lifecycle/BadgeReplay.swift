/// The scores of the last 16 Sundays, the as-of date included where it is one, each as of its day (4.8).
///
/// A score's sums are those of its contracts, and within 16 weeks few of these become something else: they end, get
/// feedback, are paid. The others lie still while the windows move over them, so the sheet of the as-of date tells their
/// share of every Sunday. Only those to which something happened are judged anew, and only behind a change.
/// `plainScores` says the same slowly, and a test holds the two against each other.
package struct BadgeReplay: Sendable {
  /// Oldest first.
  package let sundays: [Day]
  /// Of the as-of date, and of the first Sunday: what sums and outcomes ask of a scorer is the same on the days between.
  let today: Scorer
  let first: Scorer
  /// Where each evaluated window begins: by window, then by Sunday.
  private let starts: [Day]

  /// Prepared once for all profiles of a run.
  package init(_ policy: Policy, asOf: Day) {
    // A Monday is weekday 0, a Sunday is 6: so many days have gone by since the last Sunday.
    let last = asOf - (asOf.weekday + 1) % 7
    let sundays = (0..<BadgeLimits.sundaysSeen).reversed().map { last - 7 * $0 }
    self.sundays = sundays
    today = Scorer(policy, asOf: asOf)
    first = Scorer(policy, asOf: sundays[0])
    starts = today.spans.flatMap { span in sundays.map { $0.adding(months: -span.months) } }
  }

  /// The scores, by scoring the whole history on each Sunday.
  package func plainScores(_ history: History) -> [JobSuccessScore] {
    sundays.map { Scorer(today.policy, asOf: $0).score(history).result }
  }

  /// The scores of a profile, from the sheet that the same policy made of it on the as-of date.
  package func scores(_ history: History, _ sheet: ScoreSheet) -> [JobSuccessScore] {
    var room = ReplayRoom(self)
    replay(history, sheet, &room)
    return room.sums.results(self)
  }

  /// On how many of the Sundays the score was one that badges are given for.
  ///
  /// - Parameter room: What an earlier replay used, so that thousands of them ask for memory once.
  package func goodSundays(_ history: History, _ sheet: ScoreSheet, _ room: inout ReplayRoom) -> Int {
    // Contracts and clients only become more: with too few of them now there never was a score.
    guard !sheet.contracts.isEmpty, sheet.contracts.count >= today.policy.minimum.contracts,
      sheet.relationships.count >= today.policy.minimum.clients
    else { return 0 }
    replay(history, sheet, &room)
    return room.sums.goodSundays(self)
  }

  /// Puts the sums of all Sundays into the room.
  private func replay(_ history: History, _ sheet: ScoreSheet, _ room: inout ReplayRoom) {
    room.sums.begin(sheet)
    for index in sheet.relationships.indices {
      let members = sheet.relationships[index].members
      let isLongEnough = sheet.relationships[index].isLongEnough
      room.restless.removeAll(keepingCapacity: true)
      for place in members {
        let position = sheet.byClient[place]
        if !liesStill(sheet.contracts[position].facts, history, isLongEnough: isLongEnough) {
          room.restless.append(position)
        }
      }
      if room.restless.isEmpty {
        room.sums.addWhatLeft(members, sheet, self)
      } else {
        room.sums.removeClient(index, of: sheet)
        room.moving.add(index, room.restless, sheet, history, self, to: &room.sums)
      }
    }
  }

  /// Whether a contract has been the same from the first Sunday to the as-of date, or what changed counts for nothing.
  private func liesStill(_ facts: ContractFacts, _ history: History, isLongEnough: Bool) -> Bool {
    let first = sundays[0]
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
      guard facts.hasEarnings || facts.standingFeedback != nil else { return firstPaidIsFar(contract) }
      return firstPaidIsFar(contract) && contract.paidUntil <= first
    }
    let payments = history[facts.key].payments
    // Of those up to the as-of date the last one tells.
    for index in payments.reversed() where history.payments[index].paidOn <= today.asOf {
      return history.payments[index].paidOn <= first
    }
    return true
  }

  /// Whether earnings that the contract tells by itself were the same all the time.
  private func firstPaidIsFar(_ contract: Contract) -> Bool {
    contract.firstPaidOn.map { $0 <= sundays[0] || $0 > today.asOf } ?? true
  }

  /// Whether money went back since the first Sunday: only that makes a relationship shorter again.
  func isRefunded(_ key: ContractKey, _ history: History) -> Bool {
    for index in history[key].payments.reversed() {
      guard history.payments[index].paidOn > sundays[0] else { return false }
      if history.payments[index].amount < .zero { return true }
    }
    return false
  }

  /// The first of the Sundays on or after a day, unless that is the first of all or the as-of date is before the day;
  /// their number where only the as-of date comes after it.
  func firstSunday(from day: Day) -> Int? {
    guard day > sundays[0], day <= today.asOf else { return nil }
    return (day - sundays[0] + 6) / 7
  }

  /// The first of some Sundays whose window begins after a day; their end where none does.
  func firstSunday(without day: Day, _ window: Int, _ range: Range<Int>) -> Int {
    let row = window * sundays.count
    if starts[row + range.upperBound - 1] <= day { return range.upperBound }
    var sunday = range.lowerBound
    while starts[row + sunday] <= day { sunday += 1 }
    return sunday
  }

  /// The first day of a window on the first Sunday.
  func firstStart(of window: Int) -> Day {
    starts[window * sundays.count]
  }
}

/// Memory that one replay after the other uses, so that only the first asks for it. It belongs to one thread.
package struct ReplayRoom {
  fileprivate(set) var sums: SundaySums
  fileprivate var moving: MovingRelationship
  /// Positions in the sheet's contracts.
  fileprivate var restless: [Int] = []

  /// Room for the replays of a policy and day.
  package init(_ replay: BadgeReplay) {
    sums = SundaySums(replay)
    moving = MovingRelationship(replay)
  }
}

extension Contract {
  /// The day that its last payment counts on once it is known, where payments.csv has no row for it (2.4).
  var paidUntil: Day {
    lastPaidOn ?? endedOn ?? .never
  }
}

extension Day {
  /// Before every day that input can name.
  static let longAgo = Day(number: .min)
}
