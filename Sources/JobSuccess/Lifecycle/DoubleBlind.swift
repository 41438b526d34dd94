extension History {
  /// Whether a final feedback may be seen on a day (4.1): both sides have given theirs, or the time to give it is over.
  ///
  /// A contract that earned less than $1 shows no feedback. Removal is another matter: see `FeedbackVisibility`.
  package func isPublic(_ feedback: Feedback, of facts: ContractFacts, on day: Day) -> Bool {
    guard feedback.submittedOn <= day else { return false }
    guard feedback.kind == .final else { return profile.kind == .freelancer }
    guard facts.hasEarnings else { return false }
    if let endedOn = facts.endedOn, day > endedOn + Deadlines.feedbackDays { return true }
    let contract = self[facts.key]
    return standingFeedback(of: contract, on: day, by: .client) != nil
      && standingFeedback(of: contract, on: day, by: .freelancer) != nil
  }
}
