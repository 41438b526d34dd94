package import JobSuccess

/// What any visitor sees of a profile, and the official score as it is shown.
package struct PublishedProfile: Sendable {
  package let profile: PublicProfile
  /// In whole percent: its exact value is rounded.
  package let official: JobSuccessScore
  /// How many contracts are known on the day.
  package let contracts: Int
  /// How many of them the profile owns.
  package let ownedContracts: Int

  /// What is public of a full history.
  init(of full: History, _ scorer: Scorer) {
    self.init(of: full, scorer.score(full))
  }

  /// What is public of a full history with its sheet.
  init(of full: History, _ sheet: ScoreSheet) {
    profile = PublicProfile(full, sheet)
    official = sheet.result.shown
    contracts = sheet.contracts.count
    ownedContracts = sheet.contracts.count { full[$0.facts.key].isOwned }
  }
}

/// The agency whose score a freelancer shows (1.4, 4.6).
package struct ExclusiveAgency: Sendable {
  package let id: String
  /// Its official score, whole percent; nil where it has none.
  package let percent: Int?

  /// An agency and its official score.
  package init(id: String, percent: Int?) {
    self.id = id
    self.percent = percent
  }
}
