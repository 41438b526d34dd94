import Analysis
import CSV
import Ingestion
import JobSuccess
import Reporting

/// Makes the pages of profiles for an audience.
struct ProfilePages: Sendable {
  let dataset: Dataset
  let view: AudienceView
  let facts: RunFacts
  let place: Place
  private let texts: DatasetTexts

  /// Opens the input's files for the texts on the pages.
  init(_ dataset: Dataset, _ view: AudienceView, _ facts: RunFacts, at place: Place)
    throws(UnreadableTexts)
  {
    self.dataset = dataset
    self.view = view
    self.facts = facts
    self.place = place
    do { texts = try DatasetTexts(dataset) } catch { throw UnreadableTexts(reason: error) }
  }

  /// The name of a profile's page.
  func name(of profile: ProfileKey) -> PageName { PageName(profileID: dataset.idBytes(of: profile)) }

  /// A profile's page.
  func page(of profile: ProfileKey) throws(UnreadableTexts) -> [UInt8] {
    do { return try bytes(of: profile) } catch { throw UnreadableTexts(reason: error) }
  }

  private func bytes(of profile: ProfileKey) throws(CSVError) -> [UInt8] {
    let scorer = view.scorer
    let texts = DatasetProfileTexts(
      dataset: dataset, texts: texts, profile: profile, view: view)
    return switch view.profile(profile) {
    case .everything(let history):
      ProfilePage.bytes(try InternalProfile(history, scorer, texts), facts, at: place)
    case .signals(let signals, let official):
      ProfilePage.bytes(
        try TalentProfile(signals, official: official, scorer, texts), facts, at: place)
    case .visitors(let signals, let official):
      ProfilePage.bytes(
        try VisitorsProfile(signals, official: official, scorer, texts), facts, at: place)
    }
  }
}

/// The texts of a page could not be fetched from the input, which has changed since it was read, or went.
struct UnreadableTexts: Error, CustomStringConvertible {
  let reason: CSVError

  var description: String {
    "the input can't be read a second time, for the texts on pages (\(reason)). Try again when its export is complete."
  }
}

extension RunFacts {
  /// What pages say of a run; `run` is its id.
  init(_ scorer: Scorer, run: String, _ audience: Audience) {
    self.init(
      asOf: scorer.asOf.description, policy: scorer.policy.name, policyDigest: scorer.policy.digest, run: run,
      audience: audience.rawValue)
  }
}
