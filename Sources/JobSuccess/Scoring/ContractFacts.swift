/// What is known about one contract on a day (2.1). Nothing in it is dated after that day.
package struct ContractFacts: Sendable {
  /// The contract.
  package let key: ContractKey
  /// Its client.
  package let client: ClientKey
  /// Whether the client's account is good, flagged or suspended.
  package let clientStanding: ClientStanding
  /// Its first day.
  package let startedOn: Day
  /// Its last day; nil while the contract is open.
  package let endedOn: Day?
  /// The client's reason for the end; nil while the contract is open, and if no reason is given.
  package let endReason: EndReason?
  /// What it earned up to the day (2.1.3).
  package let earnings: Cents
  /// The first day that counts as paid (2.4), the as-of date or before; nil if no payment counts.
  package let firstPaidOn: Day?
  /// The last day that counts as paid (2.4), the as-of date or before; nil if no payment counts.
  package let lastPaidOn: Day?
  /// Whether payments.csv has a row for it, on any day.
  package let hasPaymentRows: Bool
  /// The index in the history of the client's standing final feedback; nil if there is none.
  package private(set) var standingFeedback: Int?
  /// The stars of the standing feedback; nil if it has none.
  package private(set) var stars: Stars?
  /// The private score of the standing feedback; nil if it has none.
  package private(set) var privateScore: PrivateScore?
  /// The mode of the standing feedback's removal on the day; nil if it is not removed.
  package private(set) var removal: RemovalMode?
  /// The day from which on it is open without being paid for so long that it is idle (2.3); nil if it is not idle.
  package let idleFrom: Day?

  /// The facts of a contract on a day; nil if the contract starts after it.
  ///
  /// - Parameters:
  ///   - idleMonths: The policy's `idleAfterMonths`.
  ///   - lastIdle: The last day from which on an open contract can be idle; nil for `day`.
  package init?(
    _ key: ContractKey, in history: borrowing History, on day: Day, idleAfterMonths idleMonths: Int?,
    idleBy lastIdle: Day? = nil
  ) {
    let contract = history.contracts[key.index]
    guard contract.startedOn <= day else { return nil }
    self.key = key
    client = contract.client
    clientStanding = contract.clientStanding
    startedOn = contract.startedOn
    let hasEnded = contract.endedOn.map { $0 <= day } ?? false
    endedOn = hasEnded ? contract.endedOn : nil
    endReason = hasEnded ? contract.endReason : nil
    hasPaymentRows = !contract.payments.isEmpty
    if hasPaymentRows {
      let paid = PaidSpan(history.payments[contract.payments], until: day)
      (earnings, firstPaidOn, lastPaidOn) = (paid.sum, paid.first, paid.last)
    } else {
      // It earned nothing before its first payment (2.1.3).
      earnings = contract.firstPaidOn.map { $0 > day } ?? false ? .zero : contract.earnings
      firstPaidOn = min(contract.firstPaidOn ?? contract.startedOn, day)
      lastPaidOn = min(contract.lastPaidOn ?? contract.endedOn ?? day, day)
    }
    standingFeedback = history.standingFeedback(of: contract, on: day)
    if let standingFeedback {
      let standing = history.feedback[standingFeedback]
      stars = standing.stars
      privateScore = standing.privateScore
      removal = standing.removal(on: day)
    } else {
      (stars, privateScore, removal) = (nil, nil, nil)
    }
    if let idleMonths, !hasEnded, let lastWorkedOn = earnings >= .oneDollar ? lastPaidOn : startedOn {
      let from = lastWorkedOn.adding(months: idleMonths)
      idleFrom = from <= lastIdle ?? day ? from : nil
    } else {
      idleFrom = nil
    }
  }

  /// The day on which it counts as ended for its outcome (2.3) and for missing feedback (2.7): its end, or the day from
  /// which on it is idle. Nil while it is neither.
  package var countsAsEndedOn: Day? { endedOn ?? idleFrom }

  /// The facts with other standing feedback, which is not removed and, where there is none, is after all others.
  func with(stars: Stars?, privateScore: PrivateScore?) -> ContractFacts {
    var changed = self
    changed.standingFeedback = standingFeedback ?? .max
    (changed.stars, changed.privateScore, changed.removal) = (stars, privateScore, nil)
    return changed
  }

  /// Whether it earned at least $1, which most rules take as worked on.
  package var hasEarnings: Bool {
    earnings >= .oneDollar
  }
}

/// The sum of a contract's payments up to a day, and the first and last day of those above 0 (2.1.3, 2.4).
private struct PaidSpan {
  var sum = Cents.zero
  var first: Day?
  var last: Day?

  init(_ payments: ArraySlice<Payment>, until day: Day) {
    for payment in payments where payment.paidOn <= day {
      sum += payment.amount
      guard payment.amount > .zero else { continue }
      first = first ?? payment.paidOn
      last = payment.paidOn
    }
  }
}
