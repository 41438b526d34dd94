/// 2.3 rule 8: a contract that ended with less than $1 earned and without feedback: nothing, or negative, by policy.
enum NoWorkRule {
  static func verdict(_ facts: ContractFacts, _ policy: Policy) -> Verdict? {
    guard !facts.hasEarnings else { return nil }
    switch policy.noWork {
    case .ineligible: return Verdict(.ineligible, by: .noWork)
    case .negative: return Verdict(.negative, by: .noWork)
    }
  }

  static let ineligibleWords = "left out: it ended without work"
  static let negativeWords = "counts against: it ended without work"
}
