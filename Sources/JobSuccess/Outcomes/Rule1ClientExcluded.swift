/// 2.3 rule 1: a contract whose client is suspended, or flagged where the policy excludes those, counts as nothing.
enum ClientExcludedRule {
  static func verdict(_ facts: ContractFacts, _ policy: Policy) -> Verdict? {
    switch facts.clientStanding {
    case .good: nil
    case .flagged: policy.excludeFlaggedClients ? Verdict(.ineligible, by: .clientExcluded) : nil
    case .suspended: Verdict(.ineligible, by: .clientExcluded)
    }
  }

  static let words = "left out: the client's account is suspended or flagged"
}
