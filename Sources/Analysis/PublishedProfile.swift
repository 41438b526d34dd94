package import JobSuccess

/// What any visitor sees of a profile, and the official score as it is shown.
package struct PublishedProfile: Sendable {
  package let profile: PublicProfile
  /// In whole percent: its exact value is rounded. None where `score` is withheld.
  package let official: JobSuccessScore
  /// The official score, where it may be shown.
  package let score: OfficialPercent
  /// How many contracts are known on the day.
  package let contracts: Int
  /// How many of them the profile owns.
  package let ownedContracts: Int

  /// What is public of a full history.
  init(of full: History, _ scorer: Scorer, showsOfficial: Bool) {
    self.init(of: full, scorer.score(full), showsOfficial: showsOfficial)
  }

  /// What is public of a full history with its sheet.
  init(of full: History, _ sheet: ScoreSheet, showsOfficial: Bool) {
    profile = PublicProfile(full, sheet, showsScore: showsOfficial)
    official = showsOfficial ? sheet.result.shown : .none(.noEligibleContracts)
    score = showsOfficial ? .shown(official.percent) : .withheld
    contracts = sheet.contracts.count
    ownedContracts = sheet.contracts.count { full[$0.facts.key].isOwned }
  }
}

/// The agency whose score a freelancer shows (1.4, 4.6).
package struct ExclusiveAgency: Sendable {
  package let id: String
  package let score: OfficialPercent

  /// An agency and its official score.
  package init(id: String, score: OfficialPercent) {
    self.id = id
    self.score = score
  }
}
