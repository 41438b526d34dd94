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
  /// How many jobs there are.
  let jobCount: Int
  /// The newest, newest first.
  let jobs: [VisitorsJob]
  /// Other jobs that the page shows something of.
  private let others: [ContractKey: VisitorsJob]

  /// From what any visitor sees, and the texts of what a page shows of it: so many jobs, the newest, and those of the
  /// contracts `besides`.
  init<Texts: ProfileTexts>(
    _ published: PublishedProfile, asOf: Day, _ texts: Texts, shownJobs: Int = 300,
    besides: [ContractKey] = []
  ) throws(Texts.Failure) {
    let profile = published.profile
    self.asOf = asOf
    id = texts.profileID
    name = try texts.profileName()
    kind = profile.kind
    score = published.score
    badge = profile.badge
    exclusiveAgency = texts.exclusiveAgency()
    stars = profile.stars
    jobCount = profile.entries.count
    var jobs: [VisitorsJob] = []
    for entry in profile.entries.prefix(shownJobs) { jobs.append(try VisitorsJob(entry, texts)) }
    self.jobs = jobs
    var others: [ContractKey: VisitorsJob] = [:]
    let wanted = Set(besides)
    for entry in profile.entries.dropFirst(shownJobs) where wanted.contains(entry.contract) {
      others[entry.contract] = try VisitorsJob(entry, texts)
    }
    self.others = others
  }

  /// A contract's job, if the page shows something of it.
  func job(_ contract: ContractKey) -> VisitorsJob? {
    others[contract] ?? jobs.first { $0.entry.contract == contract }
  }
}

/// An entry of the work history with its texts.
struct VisitorsJob: Sendable {
  let entry: PublicEntry
  let title: String?
  /// Where feedback is given and shown.
  let comment: String?
  let response: String?
  /// A comment for each of the newest mid-contract feedbacks, oldest first.
  let midContractComments: [String?]

  /// Mid-contract feedbacks of a job that a page shows.
  private static let shownMidway = 100

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
    for given in entry.midContract.suffix(VisitorsJob.shownMidway) {
      comments.append(try texts.comment(of: given.text))
    }
    midContractComments = comments
  }
}
