/// The periods around a contract's end and a feedback (chapter 4). A deadline is the last day on which a thing can be
/// done.
package enum Deadlines {
  /// Both sides may give final feedback until so many days after the end; the client may correct it as long (4.1, 4.4).
  package static let feedbackDays = 14
  /// The talent may answer until so many days after the end (4.2).
  package static let answerDays = 28
  /// The platform decides on a report within so many business days (4.4).
  package static let reportBusinessDays = 7
}

extension Day {
  /// The day so many business days (Monday to Friday) later, counted from the next day.
  package func adding(businessDays count: Int) -> Day {
    var day = self
    var left = count
    while left > 0 {
      day = day + 1
      if day.weekday < 5 { left -= 1 }
    }
    return day
  }
}

extension History {
  /// Whether a feedback may be seen by others than its author on a day (4.1): a final one where both sides have given
  /// theirs, or where the time to give it is over; mid-contract feedback at once, on a freelancer's profile (4.3).
  ///
  /// A contract that earned less than $1 shows no feedback. Removal is another matter: see `FeedbackVisibility`.
  package func isPublic(_ feedback: Feedback, of facts: ContractFacts, on day: Day) -> Bool {
    guard feedback.submittedOn <= day, facts.hasEarnings else { return false }
    guard feedback.kind == .final else { return profile.kind == .freelancer }
    if let endedOn = facts.endedOn, day > endedOn + Deadlines.feedbackDays { return true }
    let contract = self[facts.key]
    return standingFeedback(of: contract, on: day, by: .client) != nil
      && standingFeedback(of: contract, on: day, by: .freelancer) != nil
  }

  /// The client's standing final feedback on a contract where it may be seen on a day, by its index; nil where there is
  /// none. A removed one is one too.
  package func publicFeedback(of facts: ContractFacts, on day: Day) -> Int? {
    guard let standing = facts.standingFeedback, isPublic(feedback[standing], of: facts, on: day) else {
      return nil
    }
    return standing
  }
}

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
