package import JobSuccess

/// A profile as any visitor sees it on the as-of date (4.6). No private score, no outcome, no feedback that is not
/// public, no comment that was removed.
package struct VisitorsProfile: Sendable {
  package let asOf: Day
  package let id: String
  package let name: String?
  package let kind: ProfileKind
  /// The official score, whole percent.
  package let percent: Int?
  package let badge: Badge?
  package let exclusiveAgency: ExclusiveAgency?
  /// The average over the feedback that is public, in stars.
  package let stars: Ratio?
  /// Newest first.
  package let jobs: [VisitorsJob]

  /// From what is public of a history; `official` is the whole-percent score of the full one.
  package init<Texts: ProfileTexts>(
    _ signals: PublicSignals, official: Int?, _ scorer: Scorer, _ texts: Texts
  ) throws(Texts.Failure) {
    try self.init(signals.history, scorer.score(signals.history), official: official, texts)
  }

  /// From a full history, of which only what is public is kept.
  init<Texts: ProfileTexts>(_ history: History, _ sheet: ScoreSheet, _ texts: Texts) throws(Texts.Failure) {
    try self.init(history, sheet, official: sheet.result.percent, texts)
  }

  private init<Texts: ProfileTexts>(
    _ history: History, _ sheet: ScoreSheet, official: Int?, _ texts: Texts
  ) throws(Texts.Failure) {
    asOf = sheet.asOf
    id = texts.profileID
    name = try texts.profileName()
    kind = history.profile.kind
    percent = official
    badge = history.profile.badge
    exclusiveAgency = texts.exclusiveAgency()
    func isSeen(_ facts: ContractFacts) -> Bool {
      facts.standingFeedback.map { history.isPublic(history.feedback[$0], of: facts, on: sheet.asOf) }
        ?? false
    }
    stars = StarAverages(sheet, history, where: isSeen).lifetime
    var jobs: [VisitorsJob] = []
    for contract in sheet.contracts {
      let facts = contract.facts
      let seen = isSeen(facts) ? facts.standingFeedback : nil
      jobs.append(
        VisitorsJob(
          key: facts.key, title: try texts.title(of: facts.key), startedOn: facts.startedOn,
          endedOn: facts.endedOn,
          feedback: try seen.map { (standing) throws(Texts.Failure) in
            try VisitorsFeedback(
              history.feedback[standing], at: standing, facts.removal, on: sheet.asOf, texts)
          }, midContractStars: VisitorsJob.midContractStars(facts, history, on: sheet.asOf)))
    }
    self.jobs = jobs.sorted { left, right in
      (left.endedOn ?? .latest, left.startedOn) > (right.endedOn ?? .latest, right.startedOn)
    }
  }
}

/// An entry of the work history.
package struct VisitorsJob: Sendable {
  package let key: ContractKey
  package let title: String?
  package let startedOn: Day
  package let endedOn: Day?
  package let feedback: VisitorsFeedback?
  /// Of each mid-contract feedback, oldest first.
  package let midContractStars: [Stars]

  fileprivate static func midContractStars(_ facts: ContractFacts, _ history: History, on day: Day) -> [Stars]
  {
    history[facts.key].feedback.map { history.feedback[$0] }.filter {
      $0.kind == .midContract && history.isPublic($0, of: facts, on: day)
    }.compactMap(\.stars)
  }
}

/// A client's feedback as a visitor sees it.
package struct VisitorsFeedback: Sendable {
  package let stars: Stars?
  package let comment: Comment
  package let response: String?

  /// What stands in the comment's place.
  package enum Comment: Sendable {
    case none
    case text(String)
    case removed
  }

  fileprivate init<Texts: ProfileTexts>(
    _ feedback: Feedback, at index: Int, _ removal: RemovalMode?, on day: Day, _ texts: Texts
  ) throws(Texts.Failure) {
    let visibility = FeedbackVisibility(removal)
    stars = visibility.showsStars ? feedback.stars : nil
    switch visibility.comment {
    case .visible: comment = try texts.comment(of: index).map { .text($0) } ?? .none
    case .replacedByNotice: comment = .removed
    }
    let hasAnswered = feedback.respondedOn.map { $0 <= day } ?? false
    response = visibility.showsResponse && hasAnswered ? try texts.response(to: index) : nil
  }
}
