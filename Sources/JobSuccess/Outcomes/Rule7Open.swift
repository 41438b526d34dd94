/// 2.3 rule 7: a contract that has not ended counts as nothing yet.
enum OpenRule {
  static func verdict(_ facts: ContractFacts) -> Verdict? {
    facts.endedOn == nil ? Verdict(.ineligible, by: .open) : nil
  }

  static let words = "does not count yet: it has not ended"
}
