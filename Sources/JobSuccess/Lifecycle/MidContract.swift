/// When mid-contract feedback may be asked for (4.3).
package enum MidContract {
  /// How old the contract must be, how recent a payment, and how far back the last such feedback, in days.
  package static let days = 30
  /// How long a request stays open, in days.
  package static let requestDays = 14

  /// The last day on which it may be asked for if nothing new happens; nil where it may not be asked for on `day`.
  ///
  /// Where payments.csv has no row for the contract, its last paid day is 2.4's, and it takes earnings of $1 to be paid
  /// at all (1.4).
  package static func deadline(_ facts: ContractFacts, _ history: History, on day: Day) -> Day? {
    guard facts.endedOn == nil, facts.startedOn <= day - days, facts.hasEarnings || facts.hasPaymentRows,
      let lastPaidOn = facts.lastPaidOn,
      lastPaidOn >= day - days
    else { return nil }
    let given = history[facts.key].feedback.map { history.feedback[$0] }.filter {
      $0.kind == .midContract && $0.author == .client && $0.submittedOn <= day
    }
    guard !given.contains(where: { $0.submittedOn >= day - days }) else { return nil }
    let isWaiting = history.midContractRequests.contains { request in
      request.contract == facts.key && request.requestedOn <= day && request.requestedOn >= day - requestDays
        && !given.contains { $0.submittedOn >= request.requestedOn }
    }
    return isWaiting ? nil : lastPaidOn + days
  }
}
