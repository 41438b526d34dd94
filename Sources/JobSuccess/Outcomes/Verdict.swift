/// What a contract counts as.
package enum Outcome: String, CaseIterable, Sendable {
  case positive, neutral, negative
  /// It counts as nothing.
  case ineligible
}

/// Which rule of 2.3 decided an outcome, by the names that outcomes.csv uses.
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
}

/// An outcome and the rule that gave it.
package struct Verdict: Equatable, Sendable {
  package let outcome: Outcome
  package let rule: OutcomeRule

  /// An outcome by a rule.
  package init(_ outcome: Outcome, by rule: OutcomeRule) {
    self.outcome = outcome
    self.rule = rule
  }
}

/// The ordered rules of 2.3: the first that fits decides.
///
/// Rules 1 to 5 look at the contract alone. Rules 6 to 9 come after the client relationship is known, which in turn
/// depends on what rule 3 said of the client's other contracts (2.4).
enum OutcomeRules {
  /// Rules 1 to 5; nil where none of them fits.
  static func byFeedback(_ facts: ContractFacts, _ satisfaction: Satisfaction?, _ policy: Policy) -> Verdict?
  {
    ClientExcludedRule.verdict(facts, policy)
      ?? FeedbackRemovedRule.verdict(facts)
      ?? NegativeFeedbackRule.verdict(satisfaction)
      ?? NoEarningsRule.verdict(facts, satisfaction)
      ?? FeedbackRule.verdict(satisfaction)
  }

  /// Rules 6 to 9, of which the last always fits.
  static func withoutFeedback(_ facts: ContractFacts, isLongTerm: Bool, _ policy: Policy) -> Verdict {
    LongTermRule.verdict(facts, isLongTerm: isLongTerm)
      ?? OpenRule.verdict(facts)
      ?? NoWorkRule.verdict(facts, policy)
      ?? NoFeedbackRule.verdict
  }
}
