/// 2.3 rule 3: final client feedback that is negative by 2.2, whatever the contract earned.
enum NegativeFeedbackRule {
  static func verdict(_ satisfaction: Satisfaction?) -> Verdict? {
    satisfaction == .negative ? Verdict(.negative, by: .negativeFeedback) : nil
  }

  static let words = "counts against: the client was not satisfied"
}
