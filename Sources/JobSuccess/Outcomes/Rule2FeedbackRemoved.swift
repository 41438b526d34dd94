/// 2.3 rule 2: a contract whose final client feedback is removed, in either mode, counts as nothing.
enum FeedbackRemovedRule {
  static func verdict(_ facts: ContractFacts) -> Verdict? {
    facts.removal == nil ? nil : Verdict(.ineligible, by: .feedbackRemoved)
  }

  static let words = "left out: the client's feedback was removed"
}
