/// What is known of one contract on the as-of date (2.1): nothing in it is dated after that day.
package struct ContractFacts: Sendable {
  package let key: ContractKey
  package let client: ClientKey
  package let clientStanding: ClientStanding
  package let startedOn: Day
  /// Nil while the contract is open.
  package let endedOn: Day?
  /// Nil while the contract is open, and where no reason is given.
  package let endReason: EndReason?
  /// What it had earned by the day (2.1.3).
  package let earnings: Cents
  /// The first and last day that count as paid (2.4), at most the as-of date; nil where no payment counts.
  package let firstPaidOn: Day?
  package let lastPaidOn: Day?
  /// Whether payments.csv has a row for it, on whatever day.
  package let hasPaymentRows: Bool
  /// The client's standing final feedback, as an index into the history's feedback.
  package let standingFeedback: Int?
  /// Of the standing feedback.
  package let stars: Stars?
  package let privateScore: PrivateScore?
  /// The mode in which the standing feedback is removed on the day; nil where it is not.
  package let removal: RemovalMode?

  /// Nil where the contract starts after `day`: it is not known then.
  package init?(_ key: ContractKey, in history: borrowing History, on day: Day) {
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
      // Known to earn nothing before the first payment (2.1.3).
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
  }

  /// Whether it earned at least $1: worked on, for most rules.
  package var hasEarnings: Bool {
    earnings >= .oneDollar
  }
}

/// The payments of one contract up to a day: all of them summed, and the span of those above 0 (2.1.3, 2.4).
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
