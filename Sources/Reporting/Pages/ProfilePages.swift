package import Analysis
package import Ingestion
internal import JobSuccess

/// Makes the pages of profiles for an audience.
package struct ProfilePages: Sendable {
  private let market: Market
  private let view: AudienceView
  private let facts: RunFacts
  private let place: Place
  private let files: DatasetTexts

  /// Opens the input's files for the texts on the pages.
  package init(_ market: Market, _ view: AudienceView, _ facts: RunFacts, at place: Place)
    throws(UnreadableTexts)
  {
    self.market = market
    self.view = view
    self.facts = facts
    self.place = place
    files = try market.openTexts()
  }

  /// The name of a profile's page.
  package func name(of profile: ProfileKey) -> PageName { PageName(profileID: market.idBytes(of: profile)) }

  /// A profile's page.
  package func page(of profile: ProfileKey) throws(UnreadableTexts) -> [UInt8] {
    let texts = view.texts(of: profile, from: files)
    switch view.audience {
    case .internal:
      return ProfilePage.bytes(try ExplainedProfile(view.analysis(of: profile), texts), facts, at: place)
    case .talent:
      let hidden = HiddenFeedbackStory(view.inference(of: profile), view.scorer.policy)
      let explained = try ExplainedProfile(view.analysis(of: profile), texts, hidden: hidden)
      return ProfilePage.bytes(explained, facts, at: place)
    case .public:
      let visitors = try VisitorsProfile(view.published(profile), asOf: view.scorer.asOf, texts)
      return ProfilePage.bytes(visitors, facts, at: place)
    }
  }
}

extension RunFacts {
  /// What pages say of a run; `run` is its id.
  package init(_ view: AudienceView, run: String) {
    self.init(
      asOf: view.scorer.asOf.description, policy: view.scorer.policy.name,
      policyDigest: view.scorer.policy.digest, run: run, audience: view.audience.rawValue)
  }
}
