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

  /// The client's final feedback that stands on a contract and may be seen on a day, by its index; nil where there is
  /// none. A removed one is one too.
  package func publicFeedback(of facts: ContractFacts, on day: Day) -> Int? {
    guard let standing = facts.standingFeedback, isPublic(feedback[standing], of: facts, on: day) else {
      return nil
    }
    return standing
  }
}
