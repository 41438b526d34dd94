/// The scores of the last 16 Sundays, the as-of date included where it is one, each as of its day (4.8).
///
/// A score's sums are those of its client relationships, and within 16 weeks few of these become another: they end, get
/// feedback, are paid. The others lie still while the windows move over them, so the sheet of the as-of date tells their
/// share of every Sunday. Only those to which something happened are judged anew, and only on the Sundays behind a
/// change. `plainScores` says the same slowly, and a test holds the two against each other.
package struct BadgeReplay: Sendable {
  /// Oldest first.
  package let sundays: [Day]
  let scorers: [Scorer]
  private let asOf: Day

  /// Prepared once for all profiles of a run.
  package init(_ policy: Policy, asOf: Day) {
    // A Sunday is weekday 6, and a Monday is 0: so many days have gone by since the last Sunday.
    let last = asOf - (asOf.weekday + 1) % 7
    sundays = (0..<BadgeLimits.sundaysSeen).reversed().map { last - 7 * $0 }
    scorers = sundays.map { Scorer(policy, asOf: $0) }
    self.asOf = asOf
  }

  /// The scores, by scoring the whole history on each Sunday.
  package func plainScores(_ history: History) -> [JobSuccessScore] {
    scorers.map { $0.score(history).result }
  }

  /// The scores of a profile, from the sheet that the same policy made of it on the as-of date.
  package func scores(_ history: History, _ sheet: ScoreSheet) -> [JobSuccessScore] {
    var sums = SundaySums(scorers)
    var moving = MovingRelationship(self, history)
    for relationship in sheet.relationships {
      let members = sheet.byClient[relationship.members]
      let liesStill = members.allSatisfy {
        self.liesStill(sheet.contracts[$0].facts, history, isLongEnough: relationship.isLongEnough)
      }
      if liesStill {
        addStill(members, sheet, to: &sums)
      } else {
        moving.add(members.map { sheet.contracts[$0].facts.key }, relationship, to: &sums)
      }
    }
    return sums.results()
  }

  /// Adds what has been the same on all Sundays.
  private func addStill(_ members: ArraySlice<Int>, _ sheet: ScoreSheet, to sums: inout SundaySums) {
    var last: Day?
    for position in members {
      let contract = sheet.contracts[position]
      sums.add(contract, sheet.jobs[contract.jobs], on: sundays.indices, follows: false)
      if let day = contract.outcomeDay { last = max(last ?? day, day) }
    }
    if let last { sums.addClient(until: last, on: sundays.indices) }
  }

  /// Whether a contract has been the same from the first Sunday to the as-of date, or what changed counts for nothing.
  private func liesStill(_ facts: ContractFacts, _ history: History, isLongEnough: Bool) -> Bool {
    let contract = history[facts.key]
    let first = sundays[0]
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
    let lastPayment = history.payments[contract.payments].last { $0.paidOn <= asOf }
    return lastPayment.map { $0.paidOn <= first } ?? true
  }

  /// Whether earnings that the contract tells by itself were the same all the time.
  private func firstPaidIsFar(_ contract: Contract) -> Bool {
    contract.firstPaidOn.map { $0 <= sundays[0] || $0 > asOf } ?? true
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
}

extension Contract {
  /// The day that its last payment counts on once it is known, where payments.csv has no row for it (2.4).
  var paidUntil: Day {
    lastPaidOn ?? endedOn ?? .never
  }
}
