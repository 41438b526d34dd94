/// 2.3 rule 6: without feedback, a contract that earned something in a long-term client relationship (2.4) is positive.
enum LongTermRule {
  static func verdict(_ facts: ContractFacts, isLongTerm: Bool) -> Verdict? {
    isLongTerm && facts.hasEarnings ? Verdict(.positive, by: .longTerm) : nil
  }

  static let words = "counts for: no feedback, but the client keeps coming back"
}
