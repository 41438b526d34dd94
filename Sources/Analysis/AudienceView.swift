package import Ingestion
package import JobSuccess

/// A dataset as an audience may see it on a day: the only maker of histories for what is shown (6.3).
///
/// The dataset is private to the view. What a talent's or a visitor's view gives of a profile is its public signals and its
/// official score; the full history, the sheet of it and its exact score can't be had from it.
package struct AudienceView: Sendable {
  package let audience: Audience
  package let scorer: Scorer
  private let dataset: Dataset

  /// A view of a dataset. The scorer has the policy and the day.
  package init(_ dataset: Dataset, _ scorer: Scorer, for audience: Audience) {
    self.dataset = dataset
    self.scorer = scorer
    self.audience = audience
  }

  /// A profile's history as the audience may see it: in full for the marketplace's own people, else what is public of it.
  /// Keys and indices are those of the dataset.
  package func history(of profile: ProfileKey) -> History {
    switch audience {
    case .internal: dataset.history(of: profile)
    case .talent, .public: PublicSignals(dataset.history(of: profile), on: scorer.asOf).history
    }
  }

  /// A profile in the form that the audience's pages have.
  package func profile(_ profile: ProfileKey) -> VisibleProfile {
    let full = dataset.history(of: profile)
    switch audience {
    case .internal: return .everything(full)
    case .talent: return .signals(PublicSignals(full, on: scorer.asOf), official: percent(of: full))
    case .public: return .visitors(PublicSignals(full, on: scorer.asOf), official: percent(of: full))
    }
  }

  /// How a score from public signals compares with the official one; nil for those whose scores are no estimates.
  package func estimate(_ result: JobSuccessScore, of profile: ProfileKey) -> PublicEstimate? {
    guard audience.seesEstimates else { return nil }
    return PublicEstimate(estimated: result.percent, official: officialPercent(of: profile))
  }

  /// The score to show beside a profile's name, whole percent: the official one, or a talent's estimate.
  package func shownPercent(of profile: ProfileKey) -> Int? {
    audience.seesEstimates ? percent(of: history(of: profile)) : officialPercent(of: profile)
  }

  /// What any visitor sees of a profile, whatever the audience.
  package func publicProfile(of profile: ProfileKey) -> PublishedProfile {
    let full = dataset.history(of: profile)
    let sheet = scorer.score(full)
    return PublishedProfile(
      profile: PublicProfile(full, sheet), official: sheet.result.shown, contracts: sheet.contracts.count)
  }

  /// A profile's official score, whole percent, which anyone may see.
  package func officialPercent(of profile: ProfileKey) -> Int? { percent(of: dataset.history(of: profile)) }

  private func percent(of history: History) -> Int? { scorer.score(history).result.percent }
}

/// A profile as one audience's page shows it.
package enum VisibleProfile: Sendable {
  /// The full history, for the marketplace's own people.
  case everything(History)
  /// What is public of it, with the official score in whole percent, for the talent.
  case signals(PublicSignals, official: Int?)
  /// What is public of it, with the official score in whole percent, for visitors.
  case visitors(PublicSignals, official: Int?)
}

/// A public profile, and the official score as it is shown.
package struct PublishedProfile: Sendable {
  package let profile: PublicProfile
  /// In whole percent.
  package let official: JobSuccessScore
  /// How many contracts are known on the day.
  package let contracts: Int
}
