/// One contract in the work history that a visitor sees (4.6).
package struct PublicEntry: Equatable, Sendable {
  /// Names the contract's title.
  package let contract: ContractKey
  package let startedOn: Day
  /// Nil while the contract is open.
  package let endedOn: Day?
  /// The client's final feedback, or what is shown in its place.
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
  /// Newest first.
  package static func < (left: PublicEntry, right: PublicEntry) -> Bool {
    let (leftEnd, rightEnd) = (left.endedOn ?? .never, right.endedOn ?? .never)
    if leftEnd != rightEnd { return leftEnd > rightEnd }
    if left.startedOn != right.startedOn { return left.startedOn > right.startedOn }
    return left.contract < right.contract
  }
}

/// What a visitor sees of a client's final feedback.
package enum PublicFeedback: Equatable, Sendable {
  /// The contract goes on.
  case inProgress
  /// Nobody gave any, or none that may be seen yet: a visitor can't know which.
  case noFeedback
  /// `text` is the feedback's index, for its comment; `response` is the same where an answer may be read too.
  case given(stars: Stars?, text: Int, response: Int?)
  /// The notice is shown in its place.
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

  /// What is shown instead of stars and comment; nil where they are shown.
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
  package let stars: Stars?
  /// The feedback's index, for its comment.
  package let text: Int
}
