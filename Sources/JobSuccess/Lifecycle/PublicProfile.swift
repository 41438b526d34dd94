/// What a visitor sees of a profile on the as-of date (4.6).
///
/// It has no private scores, satisfaction, outcomes, or feedback that is not public. Texts are not in memory: the
/// texts that a visitor may read are given by the index of their feedback.
package struct PublicProfile: Equatable, Sendable {
  /// A freelancer or an agency.
  package let kind: ProfileKind
  /// nil if profiles.csv doesn't have it.
  package let badge: Badge?
  /// The shown score, 0 to 100; nil if there is none, or it is not shown.
  package let score: Int?
  /// The average of the public stars, removed ones included, weighted by earnings (2.10, 3.1); nil if there are none.
  package let stars: Ratio?
  /// The work history, newest first: open contracts before ended ones, then by the last day, then by the first, then
  /// by contract id.
  package let entries: [PublicEntry]

  /// The number of jobs that a visitor sees: all contracts, with or without feedback (3.1).
  package var jobs: Int { entries.count }

  /// The public profile of a history, with the score of its sheet if it `showsScore`.
  package init(_ history: History, _ sheet: ScoreSheet, showsScore: Bool = true) {
    let day = sheet.asOf
    kind = history.profile.kind
    badge = history.profile.badge
    score = showsScore ? sheet.result.percent : nil
    stars =
      StarAverages(sheet, history) { history.publicFeedback(of: $0, on: day) != nil }.lifetime
    entries = sheet.contracts.map { PublicEntry($0.facts, history, on: day) }.sorted()
  }

  /// The public profile as if the feedback of some contracts were removed on the scorer's day. Feedback that is
  /// removed already keeps its mode.
  package init(_ scorer: Scorer, _ history: History, removing removals: [ContractKey: RemovalMode]) {
    var changed = history
    for (key, mode) in removals {
      changed = changed.removing(CollectionOfOne(key), mode, on: scorer.asOf)
    }
    self.init(changed, scorer.score(changed))
  }
}

/// One contract in the work history that a visitor sees (4.6).
package struct PublicEntry: Equatable, Sendable {
  /// The contract; its title is not in memory.
  package let contract: ContractKey
  /// Its first day.
  package let startedOn: Day
  /// Its last day; nil while the contract is open.
  package let endedOn: Day?
  /// The client's final feedback, or what is shown in place of it.
  package let feedback: PublicFeedback
  /// Mid-contract feedback, oldest first; always empty for an agency (4.3).
  package let midContract: [PublicMidContractFeedback]

  init(_ facts: ContractFacts, _ history: History, on day: Day) {
    contract = facts.key
    startedOn = facts.startedOn
    endedOn = facts.endedOn
    feedback = PublicFeedback(facts, history, on: day)
    midContract = history[facts.key].feedback.filter {
      let given = history.feedback[$0]
      return given.kind == .midContract && history.isPublic(given, of: facts, on: day)
    }.map { PublicMidContractFeedback(stars: history.feedback[$0].stars, text: $0) }
  }
}

extension PublicEntry: Comparable {
  /// The newest first: by falling last day, open contracts before all others, then by falling first day, then by id.
  package static func < (left: PublicEntry, right: PublicEntry) -> Bool {
    let (leftEnd, rightEnd) = (left.endedOn ?? .never, right.endedOn ?? .never)
    if leftEnd != rightEnd { return leftEnd > rightEnd }
    if left.startedOn != right.startedOn { return left.startedOn > right.startedOn }
    return left.contract < right.contract
  }
}

/// What a visitor sees of a client's final feedback.
package enum PublicFeedback: Equatable, Sendable {
  /// The contract is open and has no public feedback.
  case inProgress
  /// There is no feedback, or none that is public; a visitor can't know which.
  case noFeedback
  /// `text` is the index of the feedback, for its comment. `response` is the same index if there is an answer.
  case given(stars: Stars?, text: Int, response: Int?)
  /// It was removed, and the notice is shown in its place.
  case removed

  fileprivate init(_ facts: ContractFacts, _ history: History, on day: Day) {
    guard let index = history.publicFeedback(of: facts, on: day) else {
      self = facts.endedOn == nil ? .inProgress : .noFeedback
      return
    }
    let visibility = FeedbackVisibility(facts.removal)
    guard visibility.showsStars, visibility.comment == .visible else {
      self = .removed
      return
    }
    let isAnswered = history.feedback[index].respondedOn.map { $0 <= day } ?? false
    self = .given(
      stars: facts.stars, text: index, response: isAnswered && visibility.showsResponse ? index : nil)
  }

  /// The text in place of stars and comment; nil if they are shown.
  package var notice: String? {
    switch self {
    case .inProgress: "Job in progress"
    case .noFeedback: "No feedback given"
    case .removed: FeedbackVisibility.notice
    case .given: nil
    }
  }
}

/// Mid-contract feedback as a visitor sees it.
package struct PublicMidContractFeedback: Equatable, Sendable {
  /// Its stars; nil if it has none.
  package let stars: Stars?
  /// The index of the feedback, for its comment.
  package let text: Int
}
