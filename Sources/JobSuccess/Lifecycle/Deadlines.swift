/// The periods after a contract's end and after a report (chapter 4). A deadline is the last day on which something
/// can be done.
package enum Deadlines {
  /// The number of days after the end in which both sides may give final feedback, and the client may correct it
  /// (4.1, 4.4).
  package static let feedbackDays = 14
  /// The number of days after the end in which the talent may answer (4.2).
  package static let answerDays = 28
  /// The number of business days in which the platform decides on a report (4.4).
  package static let reportBusinessDays = 7
}

extension Day {
  /// The day that is `count` business days (Monday to Friday) later. The next day is the first that can count.
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
  /// Whether others than its author may see a feedback on a day (4.1). Final feedback is public once both sides gave
  /// theirs, or once the time to give it is over. Mid-contract feedback is public at once, on a freelancer's profile
  /// that owns the contract (4.3). A contract that earned less than $1 shows no feedback. Removal is not considered; see
  /// `FeedbackVisibility`.
  package func isPublic(_ feedback: Feedback, of facts: ContractFacts, on day: Day) -> Bool {
    guard feedback.submittedOn <= day, facts.hasEarnings else { return false }
    guard feedback.kind == .final else {
      return profile.kind == .freelancer && self[facts.key].isOwned
    }
    if let endedOn = facts.endedOn, day > endedOn + Deadlines.feedbackDays { return true }
    let contract = self[facts.key]
    return standingFeedback(of: contract, on: day, by: .client) != nil
      && standingFeedback(of: contract, on: day, by: .freelancer) != nil
  }

  /// The index of the client's standing final feedback on a contract if it is public on a day, removed or not; else
  /// nil.
  package func publicFeedback(of facts: ContractFacts, on day: Day) -> Int? {
    guard let standing = facts.standingFeedback, isPublic(feedback[standing], of: facts, on: day) else {
      return nil
    }
    return standing
  }
}

/// When the talent may ask for mid-contract feedback (4.3).
package enum MidContract {
  /// The least age of the contract, the most age of its last payment, and the least age of the last mid-contract
  /// feedback, all in days.
  package static let days = 30
  /// The number of days that a request stays open.
  package static let requestDays = 14

  /// The last day on which the talent may ask if nothing new happens; nil if the talent may not ask on `day`.
  ///
  /// If payments.csv has no row for the contract, its last paid day is that of 2.4, and a contract that earned less
  /// than $1 is not paid at all (1.4).
  ///
  /// - Parameter requests: Those for this contract.
  package static func deadline(
    _ facts: ContractFacts, _ history: History, requests: [MidContractRequest], on day: Day
  ) -> Day? {
    guard facts.endedOn == nil, facts.startedOn <= day - days, facts.hasEarnings || facts.hasPaymentRows,
      let lastPaidOn = facts.lastPaidOn,
      lastPaidOn >= day - days
    else { return nil }
    Work.count(history[facts.key].feedback.count + requests.count)
    // Feedback is in the order of its submission.
    let lastGiven = history[facts.key].feedback.last { index in
      let given = history.feedback[index]
      return given.kind == .midContract && given.author == .client && given.submittedOn <= day
    }
    let givenOn = lastGiven.map { history.feedback[$0].submittedOn }
    if let givenOn, givenOn >= day - days { return nil }
    let isWaiting = requests.contains { request in
      request.requestedOn <= day && request.requestedOn >= day - requestDays
        && (givenOn.map { $0 < request.requestedOn } ?? true)
    }
    return isWaiting ? nil : lastPaidOn + days
  }
}
