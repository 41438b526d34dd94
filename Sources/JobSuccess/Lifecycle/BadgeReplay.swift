/// The scores of the last 16 Sundays, the as-of date included where it is one, each as of its day (4.8).
///
/// A score's sums are those of its client relationships, and within 16 weeks few of these become another: they end, get
/// feedback, are paid. The others lie still while the windows move over them, so the sheet of the as-of date tells their
/// share of every Sunday. Only those to which something happened are judged anew, and only on the Sundays behind a
/// change. `plainScores` says the same slowly, and a test holds the two against each other.
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
    var sums = SundaySums(sheet, days: sundays.count)
    var moving = MovingRelationship()
    var restless: [Int] = []
    for index in sheet.relationships.indices {
      let isLongEnough = sheet.relationships[index].isLongEnough
      let members = sheet.byClient[sheet.relationships[index].members]
      restless.removeAll(keepingCapacity: true)
      for position in members
      where !liesStill(sheet.contracts[position].facts, history, isLongEnough: isLongEnough) {
        restless.append(position)
      }
      if restless.isEmpty {
        sums.addWhatLeft(members, sheet, self)
        sums.addClientWhoLeft(members, sheet, self)
      } else {
        sums.removeClient(index, of: sheet)
        moving.add(members, restless, sheet, history, self, to: &sums)
      }
    }
    return sums.results(self)
  }

  /// Whether a contract has been the same from the first Sunday to the as-of date, or what changed counts for nothing.
  private func liesStill(_ facts: ContractFacts, _ history: History, isLongEnough: Bool) -> Bool {
    let contract = history[facts.key]
    let first = sundays[0]
    // An open contract counts in a long-term relationship alone.
    if facts.endedOn == nil, facts.standingFeedback == nil, !isLongEnough {
      return !isRefunded(contract, history)
    }
    guard facts.startedOn <= first, facts.endedOn.map({ $0 <= first }) ?? true else { return false }
    if let standing = facts.standingFeedback.map({ history.feedback[$0] }) {
      guard standing.submittedOn <= first else { return false }
      if facts.removal != nil, let removedOn = standing.removedOn, removedOn > first { return false }
    }
    guard facts.hasPaymentRows else {
      guard facts.hasEarnings || facts.standingFeedback != nil else { return firstPaidIsFar(contract) }
      return firstPaidIsFar(contract) && contract.paidUntil <= first
    }
    let lastPayment = history.payments[contract.payments].last { $0.paidOn <= today.asOf }
    return lastPayment.map { $0.paidOn <= first } ?? true
  }

  /// Whether earnings that the contract tells by itself were the same all the time.
  private func firstPaidIsFar(_ contract: Contract) -> Bool {
    contract.firstPaidOn.map { $0 <= sundays[0] || $0 > today.asOf } ?? true
  }

  /// Whether money went back since the first Sunday: only that makes a relationship shorter again.
  func isRefunded(_ contract: Contract, _ history: History) -> Bool {
    history.payments[contract.payments].reversed().prefix { $0.paidOn > sundays[0] }
      .contains { $0.amount < .zero }
  }

  /// The first of the Sundays on or after a day, unless that is the first of all; nil where none is.
  func firstSunday(from day: Day) -> Int? {
    let days = day - sundays[0]
    guard days > 0, days <= 7 * (sundays.count - 1) else { return nil }
    return (days + 6) / 7
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

extension Contract {
  /// The day that its last payment counts on once it is known, where payments.csv has no row for it (2.4).
  var paidUntil: Day {
    lastPaidOn ?? endedOn ?? .never
  }
}
