/// What a contract counts as.
package enum Outcome: String, CaseIterable, Sendable {
  case positive, neutral, negative
  /// The contract doesn't count.
  case ineligible
}

/// The rules of 2.3 that decide outcomes, in their order. The raw values are those of outcomes.csv.
package enum OutcomeRule: String, CaseIterable, Sendable {
  case clientExcluded = "client_excluded"
  case feedbackRemoved = "feedback_removed"
  case negativeFeedback = "negative_feedback"
  case noEarnings = "no_earnings"
  case feedback
  case longTerm = "long_term"
  case open
  case noWork = "no_work"
  case noFeedback = "no_feedback"

  /// Whether it is one of rules 1 to 5, which don't depend on other contracts (2.3).
  var isByFeedback: Bool {
    switch self {
    case .clientExcluded, .feedbackRemoved, .negativeFeedback, .noEarnings, .feedback: true
    case .longTerm, .open, .noWork, .noFeedback: false
    }
  }
}

/// A contract's outcome and the rule that decided it.
package struct Verdict: Equatable, Sendable {
  /// What the contract counts as.
  package let outcome: Outcome
  /// The rule that decided.
  package let rule: OutcomeRule

  /// An outcome by a rule.
  package init(_ outcome: Outcome, by rule: OutcomeRule) {
    self.outcome = outcome
    self.rule = rule
  }
}

/// The rules of 2.3 in their order. The first one that applies decides.
///
/// Rules 1 to 5 need the contract only. Rules 6 to 9 also need the client relationship, which depends on the results
/// of rule 3 for all contracts with the client (2.4).
///
/// The rules are conditions and not a list of closures, because they run for every contract and must not allocate.
enum OutcomeRules {
  /// Rules 1 to 5; nil if none of them applies.
  static func byFeedback(_ facts: ContractFacts, _ satisfaction: Satisfaction?, _ policy: Policy) -> Verdict?
  {
    // 1. The client is suspended, or flagged and the policy excludes flagged clients.
    if isExcluded(facts.clientStanding, policy) { return Verdict(.ineligible, by: .clientExcluded) }
    // 2. The client's final feedback is removed, in either mode.
    if facts.removal != nil { return Verdict(.ineligible, by: .feedbackRemoved) }
    // 3. Negative feedback by 2.2, whatever the contract earned.
    if satisfaction == .negative { return Verdict(.negative, by: .negativeFeedback) }
    // 4. Other feedback on a contract that earned less than $1.
    if satisfaction != nil, !facts.hasEarnings { return Verdict(.ineligible, by: .noEarnings) }
    // 5. Positive or neutral feedback by 2.2.
    if satisfaction == .positive { return Verdict(.positive, by: .feedback) }
    if satisfaction == .neutral { return Verdict(.neutral, by: .feedback) }
    return nil
  }

  /// Rules 6 to 9, for a contract without feedback that counts. Rule 9 always applies.
  static func withoutFeedback(_ facts: ContractFacts, isLongTerm: Bool, _ policy: Policy) -> Verdict {
    // 6. It earned something in a long-term client relationship (2.4).
    if isLongTerm, facts.hasEarnings { return Verdict(.positive, by: .longTerm) }
    // 7. It has not ended, and is not idle.
    if facts.countsAsEndedOn == nil { return Verdict(.ineligible, by: .open) }
    // 8. It ended with less than $1 earned.
    if !facts.hasEarnings { return Verdict(outcome(of: policy.noWork), by: .noWork) }
    // 9. Paid work without feedback. Too much of it lowers the score (2.7).
    return noFeedback
  }

  /// The verdict of rule 9.
  static var noFeedback: Verdict { Verdict(.ineligible, by: .noFeedback) }

  static func isExcluded(_ standing: ClientStanding, _ policy: Policy) -> Bool {
    switch standing {
    case .good: false
    case .flagged: policy.excludeFlaggedClients
    case .suspended: true
    }
  }

  private static func outcome(of noWork: NoWork) -> Outcome {
    switch noWork {
    case .ineligible: .ineligible
    case .negative: .negative
    }
  }
}

extension Verdict {
  /// The verdict in plain words, to be shown after a contract's name.
  package var words: String {
    switch rule {
    case .clientExcluded: "left out: the client's account is suspended or flagged"
    case .feedbackRemoved: "left out: the client's feedback was removed"
    case .negativeFeedback: "counts against: the client was not satisfied"
    case .noEarnings: "left out: there is feedback, but less than $1 was earned"
    case .feedback where outcome == .positive: "counts for: the client was satisfied"
    case .feedback: "counts neither way: the client's feedback was mixed"
    case .longTerm: "counts for: no feedback, but the client keeps coming back"
    case .open: "does not count yet: it has not ended"
    case .noWork where outcome == .negative: "counts against: it ended without work"
    case .noWork: "left out: it ended without work"
    case .noFeedback: "left out: the client gave no feedback that counts"
    }
  }
}
