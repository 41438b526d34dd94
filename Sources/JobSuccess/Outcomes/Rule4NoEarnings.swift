/// 2.3 rule 4: feedback that is not negative, on a contract that earned less than $1, counts as nothing.
enum NoEarningsRule {
  static func verdict(_ facts: ContractFacts, _ satisfaction: Satisfaction?) -> Verdict? {
    satisfaction != nil && !facts.hasEarnings ? Verdict(.ineligible, by: .noEarnings) : nil
  }

  static let words = "left out: there is feedback, but less than $1 was earned"
}
