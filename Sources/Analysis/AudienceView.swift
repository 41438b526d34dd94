package import Ingestion
package import JobSuccess

/// A dataset as an audience may see it on a day: the only maker of histories (6.3).
///
/// The dataset is private to the view, and no other library can make a history of it. What a talent's or a visitor's view
/// gives of a profile is its public signals and its official score; the full history, its sheet and its exact score can't
/// be had from it.
package struct AudienceView: Sendable {
  package let audience: Audience
  package let scorer: Scorer
  private let dataset: Dataset
  private let owners: ContractOwners
  /// Whether official scores may be shown beside estimates.
  private let showsOfficial: Bool

  /// A view of a dataset. The scorer has the policy and the day.
  init(_ dataset: Dataset, _ scorer: Scorer, for audience: Audience, showsOfficial: Bool = true) {
    self.dataset = dataset
    self.scorer = scorer
    self.audience = audience
    owners = ContractOwners(dataset, scorer)
    self.showsOfficial = showsOfficial
  }

  /// A profile's analysis on what the audience may see. Keys and indices are those of the dataset.
  package func analysis(of profile: ProfileKey) -> ProfileAnalysis {
    analysis(of: profile, memory: nil)
  }

  /// A profile's analysis for so many days after the scorer's, if nothing new happens until then (3.6).
  package func analysis(of profile: ProfileKey, ahead days: Int) -> ProfileAnalysis {
    guard days > 0 else { return analysis(of: profile) }
    let later = scorer.ahead(days)
    return ProfileAnalysis(
      of: dataset.history(of: profile).known(on: scorer.asOf), later, for: audience,
      named: DatasetNames(dataset, profile), owners: ContractOwners(dataset, later),
      showsOfficial: showsOfficial, memory: nil)
  }

  /// Analyses profiles one after the other, in memory that is used again. Those without a contract on the day are left out.
  package func analyse(_ profiles: Range<Int>, _ body: (ProfileKey, ProfileAnalysis) -> Void) {
    let memory = AnalysisMemory(scorer)
    for key in profiles.lazy.map({ ProfileKey($0) }) where !dataset[key].contracts.isEmpty {
      let analysis = analysis(of: key, memory: memory)
      if !analysis.sheet.contracts.isEmpty { body(key, analysis) }
    }
  }

  /// What any visitor sees of profiles, one after the other. Those without a contract on the day are left out.
  package func publish(_ profiles: Range<Int>, _ body: (ProfileKey, PublishedProfile) -> Void) {
    for key in profiles.lazy.map({ ProfileKey($0) }) {
      let published = published(key)
      if published.contracts > 0 { body(key, published) }
    }
  }

  private func analysis(of profile: ProfileKey, memory: AnalysisMemory?) -> ProfileAnalysis {
    ProfileAnalysis(
      of: dataset.history(of: profile), scorer, for: audience, named: DatasetNames(dataset, profile),
      owners: owners, showsOfficial: showsOfficial, memory: memory)
  }

  /// What a profile's observed scores tell of hidden feedback: the same for every audience (7.1).
  package func inference(of profile: ProfileKey) -> ProfileInference {
    ProfileInference(
      dataset.id(of: profile), DatasetNames(dataset, profile), dataset.history(of: profile),
      dataset.observedScores[profile], asOf: scorer.asOf)
  }

  /// The profiles that were seen with a score.
  package var observedProfiles: [ProfileKey] { dataset.observedScores.profilesWithValues }

  /// What the publication of a profile's scores tells of its private feedback; nil for those who may not see that.
  package func leak(of profile: ProfileKey, by audit: LeakAudit) -> Leak? {
    audience.seesPrivateData ? audit.audit(dataset.history(of: profile), asOf: scorer.asOf) : nil
  }

  /// Some of the profiles that have feedback, chosen by their ids: the same ones of the same input. Nil: all.
  package func sample(of count: Int?) -> [ProfileKey] {
    let all = dataset.profileKeys.filter { key in
      dataset[key].contracts.contains { !dataset.contracts[$0].feedback.isEmpty }
    }
    guard let count, count < all.count else { return Array(all) }
    let hashed = all.map { (hash: IdentifierSample.hash(dataset.idBytes(of: $0)), key: $0) }
    return hashed.sorted { ($0.hash, $0.key) < ($1.hash, $1.key) }.prefix(count).map(\.key).sorted()
  }

  /// What any visitor sees of a profile, whatever the audience.
  package func published(_ profile: ProfileKey) -> PublishedProfile {
    PublishedProfile(of: dataset.history(of: profile), scorer, showsOfficial: showsOfficial)
  }

  /// The score to show beside a profile's name, whole percent: the official one, or a talent's estimate.
  package func shownPercent(of profile: ProfileKey) -> Int? {
    switch audience {
    case .internal, .talent: analysis(of: profile).sheet.result.percent
    case .public: officialPercent(of: profile)
    }
  }

  /// The texts of a profile, fetched from the open files.
  package func texts(of profile: ProfileKey, from files: DatasetTexts) -> DatasetProfileTexts {
    DatasetProfileTexts(names: DatasetNames(dataset, profile), files: files, view: self)
  }

  /// The agency whose score a freelancer shows (1.4), with its official score.
  func exclusiveAgency(of profile: ProfileKey) -> ExclusiveAgency? {
    dataset.exclusiveAgencyID(of: profile).map { id in
      ExclusiveAgency(
        id: id,
        score: showsOfficial ? .shown(dataset.profile(withID: id).flatMap(officialPercent)) : .withheld)
    }
  }

  /// A profile's official score, whole percent, which anyone may see.
  private func officialPercent(of profile: ProfileKey) -> Int? {
    scorer.score(dataset.history(of: profile)).result.percent
  }
}

extension Dataset {
  /// A profile's history: slices of the dataset's arrays, which keep the dataset's indices. For this library alone.
  func history(of profile: ProfileKey) -> History {
    let entry = self[profile]
    let own = contracts[entry.contracts]
    var history = History(
      profile: Profile(kind: entry.kind, badge: entry.badge), contracts: own,
      feedback: feedback[span(of: own) { $0.feedback }], payments: payments[span(of: own) { $0.payments }],
      removalRequests: removalRequests[profile], midContractRequests: midContractRequests[profile],
      reports: reports[profile])
    history.unknowns = unknowns(of: profile)
    history.rates = rates(of: profile)
    return history
  }

  /// What all of a profile's contracts name: their ranges follow each other without a gap.
  private func span(of contracts: ArraySlice<Contract>, _ range: (Contract) -> Range<Int>) -> Range<Int> {
    guard let first = contracts.first, let last = contracts.last else { return 0..<0 }
    return range(first).lowerBound..<range(last).upperBound
  }
}
