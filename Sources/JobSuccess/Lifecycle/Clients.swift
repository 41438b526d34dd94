/// What a profile's own contracts show about one of its clients (4.7). It has no private scores; see
/// `PrivateSurprise`.
package struct ClientScorecard: Sendable {
  /// The client.
  package let client: ClientKey
  /// The worst `client_standing` of its contracts.
  package let standing: ClientStanding
  /// The number of contracts with this profile, open ones included.
  package let contracts: Int
  /// The number of ended contracts.
  package let ended: Int
  /// The number of ended contracts without standing final feedback of the client.
  package let endedWithoutFeedback: Int
  /// The earnings of the contracts.
  package let spent: Cents
  /// The average of the stars that the talent gave the client; nil if there are none.
  package let starsForClient: Ratio?
  /// The indices of the talent's final feedback about the client. The six attributes are not in memory.
  package let feedbackForClient: [Int]
  /// The average of the stars that the client gave the talent; nil if there are none.
  package let starsFromClient: Ratio?
  /// The average of the stars that all other clients gave the talent; nil if there are none.
  package let starsFromOthers: Ratio?

  /// The share of ended contracts without feedback, 0 to 1; nil if no contract has ended.
  package var missingFeedback: Ratio? {
    ended == 0 ? nil : Ratio(endedWithoutFeedback, ended)
  }

  /// This client's average stars minus the others'; nil if either is nil.
  package var difference: Ratio? {
    guard let starsFromClient, let starsFromOthers else { return nil }
    return starsFromClient - starsFromOthers
  }

  /// The scorecards of all clients of a profile, in falling order of what they spent, then by their first contract
  /// id.
  ///
  /// Star averages are those of 2.10: of contracts that earned at least $1, weighted by earnings.
  package static func all(_ history: History, _ sheet: ScoreSheet) -> [ClientScorecard] {
    var stars = sheet.relationships.map { _ in WeightedStars() }
    var everybody = WeightedStars()
    for contract in sheet.contracts {
      stars[contract.relationship.index].add(contract.facts.stars, contract.facts)
      everybody.add(contract.facts.stars, contract.facts)
    }
    let spent = sheet.relationships.sheetIndices.map { ClientScorecard.spent(sheet.contracts(of: $0)) }
    return sheet.relationships.sheetIndices.sorted { left, right in
      if spent[left.index] != spent[right.index] { return spent[left.index] > spent[right.index] }
      return sheet.firstContract(of: left) < sheet.firstContract(of: right)
    }.map { index in
      ClientScorecard(
        sheet.relationships[index].client, sheet.contracts(of: index), history, on: sheet.asOf,
        from: stars[index.index].mean, others: (everybody - stars[index.index]).mean)
    }
  }

  private init(
    _ client: ClientKey, _ contracts: [AssessedContract], _ history: History, on day: Day,
    from starsFromClient: Ratio?, others starsFromOthers: Ratio?
  ) {
    let facts = contracts.map(\.facts)
    self.client = client
    standing = facts.map(\.clientStanding).max { $0.severity < $1.severity } ?? .good
    self.contracts = facts.count
    ended = facts.count { $0.endedOn != nil }
    endedWithoutFeedback = facts.count { $0.endedOn != nil && $0.standingFeedback == nil }
    spent = ClientScorecard.spent(contracts)
    var given = WeightedStars()
    var indices: [Int] = []
    for contract in facts {
      guard let index = history.standingFeedback(of: history[contract.key], on: day, by: .freelancer) else {
        continue
      }
      given.add(history.feedback[index].stars, contract)
      indices.append(index)
    }
    starsForClient = given.mean
    feedbackForClient = indices
    self.starsFromClient = starsFromClient
    self.starsFromOthers = starsFromOthers
  }

  private static func spent(_ contracts: [AssessedContract]) -> Cents {
    contracts.reduce(.zero) { $0 + $1.facts.earnings }
  }
}

/// Five public stars with a low private score: the case that surprises people most (4.7). It must be shown only to
/// those who may see private scores.
package struct PrivateSurprise: Equatable, Sendable {
  /// The contract with the feedback.
  package let contract: ContractKey
  /// Its client.
  package let client: ClientKey
  /// The private score, ``low`` or less.
  package let privateScore: PrivateScore

  /// The highest answer of a detractor to "how likely are you to recommend": Fred Reichheld, "The One Number You Need
  /// to Grow", 2003.
  package static let low = PrivateScore(6)

  /// All in a sheet, in the order of the contract ids, removed feedback included.
  package static func all(_ sheet: ScoreSheet) -> [PrivateSurprise] {
    sheet.contracts.map(\.facts).compactMap { facts in
      guard facts.stars == Stars(hundredths: 500), let score = facts.privateScore, score <= low else {
        return nil
      }
      return PrivateSurprise(contract: facts.key, client: facts.client, privateScore: score)
    }
  }
}

extension ScoreSheet {
  /// The contracts of a relationship, in the order of their ids.
  fileprivate func contracts(of relationship: RelationshipIndex) -> [AssessedContract] {
    let members = relationships[relationship].members
    Work.count(members.count)
    return byClient[members].map { contracts[$0] }
  }

  /// The contract of a relationship whose id is the first.
  fileprivate func firstContract(of relationship: RelationshipIndex) -> ContractKey {
    contracts[byClient[relationships[relationship].members.lowerBound]].facts.key
  }
}

extension ClientStanding {
  fileprivate var severity: Int {
    switch self {
    case .good: 0
    case .flagged: 1
    case .suspended: 2
    }
  }
}
