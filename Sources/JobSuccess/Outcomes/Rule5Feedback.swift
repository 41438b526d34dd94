/// 2.3 rule 5: final client feedback that is positive or neutral by 2.2.
enum FeedbackRule {
  static func verdict(_ satisfaction: Satisfaction?) -> Verdict? {
    switch satisfaction {
    case .positive: Verdict(.positive, by: .feedback)
    case .neutral: Verdict(.neutral, by: .feedback)
    case .negative, nil: nil
    }
  }

  static let positiveWords = "counts for: the client was satisfied"
  static let neutralWords = "counts neither way: the client was half satisfied"
}
