package import JobSuccess

/// What the contracts of one client, or of one member of an agency, do to the score of the shown window.
package struct PartyShare: Equatable, Sendable {
  /// How many of the contracts have a job in the window.
  package private(set) var contracts = 0
  /// What they add to the score together, of 1; negative if they lower it.
  package private(set) var adds = Ratio.zero
  /// How far they keep the score below 1 together.
  package private(set) var costs = Ratio.zero

  /// Of no contract.
  package init() {}

  mutating func add(_ contribution: Contribution) {
    contracts += 1
    adds = (adds + contribution.adds).reduced
    costs = (costs + contribution.costs).reduced
  }

  /// Whether this one costs more; of equals, adds more.
  func ranks(before other: PartyShare) -> Bool {
    costs == other.costs ? adds > other.adds : costs > other.costs
  }
}

/// A member of an agency, and what the member's contracts do to the agency's score.
package struct MemberShare: Equatable, Sendable {
  /// The freelancer's id.
  package let freelancer: String
  /// How many contracts the agency's score knows of the member.
  package let contracts: Int
  package let share: PartyShare
}

extension ProfileAnalysis {
  /// What each client's contracts do to the shown window, by the client.
  func sharesOfClients() -> [ClientKey: PartyShare] {
    var shares: [ClientKey: PartyShare] = [:]
    for contract in sheet.contracts {
      guard let part = scorer.contribution(of: contract, in: shownWindow, of: sheet) else { continue }
      shares[contract.facts.client, default: PartyShare()].add(part)
    }
    return shares
  }

  /// What each member's contracts do to an agency's shown window, what costs most first, then by id; none for a freelancer.
  func sharesOfMembers() -> [MemberShare] {
    guard kind == .agency else { return [] }
    var shares: [String: (contracts: Int, share: PartyShare)] = [:]
    for contract in sheet.contracts {
      let member = names.parties(of: contract.facts.key).freelancer
      var known = shares[member] ?? (0, PartyShare())
      known.contracts += 1
      if let part = scorer.contribution(of: contract, in: shownWindow, of: sheet) { known.share.add(part) }
      shares[member] = known
    }
    return shares.map {
      MemberShare(freelancer: $0.key, contracts: $0.value.contracts, share: $0.value.share)
    }
    .sorted { left, right in
      left.share.costs == right.share.costs && left.share.adds == right.share.adds
        ? left.freelancer.utf8.lexicographicallyPrecedes(right.freelancer.utf8)
        : left.share.ranks(before: right.share)
    }
  }
}
