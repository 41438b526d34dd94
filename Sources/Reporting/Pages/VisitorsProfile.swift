internal import Analysis
internal import JobSuccess

/// A profile as any visitor sees it on the as-of date (4.6), with its texts. No private score, no outcome, no feedback
/// that is not public, no comment that was removed.
struct VisitorsProfile: Sendable {
  let asOf: Day
  let id: String
  let name: String?
  let kind: ProfileKind
  let score: OfficialPercent
  let badge: Badge?
  let exclusiveAgency: ExclusiveAgency?
  /// The average over the feedback that is public, in stars.
  let stars: Ratio?
  /// Newest first.
  let jobs: [VisitorsJob]

  /// From what any visitor sees, and the texts of it.
  init<Texts: ProfileTexts>(_ published: PublishedProfile, asOf: Day, _ texts: Texts) throws(Texts
    .Failure)
  {
    let profile = published.profile
    self.asOf = asOf
    id = texts.profileID
    name = try texts.profileName()
    kind = profile.kind
    score = published.score
    badge = profile.badge
    exclusiveAgency = texts.exclusiveAgency()
    stars = profile.stars
    var jobs: [VisitorsJob] = []
    for entry in profile.entries { jobs.append(try VisitorsJob(entry, texts)) }
    self.jobs = jobs
  }
}

/// An entry of the work history with its texts.
struct VisitorsJob: Sendable {
  let entry: PublicEntry
  let title: String?
  /// Where feedback is given and shown.
  let comment: String?
  let response: String?
  /// A comment for each mid-contract feedback.
  let midContractComments: [String?]

  fileprivate init<Texts: ProfileTexts>(_ entry: PublicEntry, _ texts: Texts) throws(Texts.Failure) {
    self.entry = entry
    title = try texts.title(of: entry.contract)
    if case .given(_, let text, let answer) = entry.feedback {
      comment = try texts.comment(of: text)
      response = if let answer { try texts.response(to: answer) } else { nil }
    } else {
      (comment, response) = (nil, nil)
    }
    var comments: [String?] = []
    for given in entry.midContract { comments.append(try texts.comment(of: given.text)) }
    midContractComments = comments
  }
}
