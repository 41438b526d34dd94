extension Verdict {
  /// The rule in plain words, to follow a contract's name.
  package var words: String {
    switch rule {
    case .clientExcluded: ClientExcludedRule.words
    case .feedbackRemoved: FeedbackRemovedRule.words
    case .negativeFeedback: NegativeFeedbackRule.words
    case .noEarnings: NoEarningsRule.words
    case .feedback: outcome == .positive ? FeedbackRule.positiveWords : FeedbackRule.neutralWords
    case .longTerm: LongTermRule.words
    case .open: OpenRule.words
    case .noWork: outcome == .negative ? NoWorkRule.negativeWords : NoWorkRule.ineligibleWords
    case .noFeedback: NoFeedbackRule.words
    }
  }
}
