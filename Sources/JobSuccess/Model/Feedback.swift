/// One feedback on a contract (1.3), as its file has it, on no particular day. A flat value without references.
package struct Feedback: Equatable, Sendable {
  package var submittedAt: Instant
  private var respondedOnNumber = Feedback.none
  private var removedOnNumber = Feedback.none
  private var starsRaw: UInt16 = 0
  private var privateRaw: UInt8 = Feedback.noPrivateScore
  package var author: FeedbackAuthor
  package var kind: FeedbackKind
  /// A removal that was granted; it takes effect on `removedOn`.
  package var removal: RemovalMode?
  package var removalGround: RemovalGround?

  private static let none = Int32.min
  private static let noPrivateScore: UInt8 = .max

  /// A feedback as one row of feedback.csv gives it.
  package init(
    submittedAt: Instant, author: FeedbackAuthor, kind: FeedbackKind, stars: Stars? = nil,
    privateScore: PrivateScore? = nil, respondedOn: Day? = nil, removal: RemovalMode? = nil,
    removedOn: Day? = nil, removalGround: RemovalGround? = nil
  ) {
    self.submittedAt = submittedAt
    self.author = author
    self.kind = kind
    self.removal = removal
    self.removalGround = removalGround
    self.stars = stars
    self.privateScore = privateScore
    self.respondedOn = respondedOn
    self.removedOn = removedOn
  }

  /// The UTC day it was submitted: it exists from then on (2.1).
  package var submittedOn: Day {
    submittedAt.day
  }

  /// The public score, or the plain mean of the six attributes where that is empty and all six are there.
  package var stars: Stars? {
    get { starsRaw == 0 ? nil : Stars(sixHundredths: starsRaw) }
    set { starsRaw = newValue?.sixHundredths ?? 0 }
  }

  package var privateScore: PrivateScore? {
    get { privateRaw == Feedback.noPrivateScore ? nil : PrivateScore(privateRaw) }
    set { privateRaw = newValue?.value ?? Feedback.noPrivateScore }
  }

  /// The UTC day of the response, where there is one.
  package var respondedOn: Day? {
    get { respondedOnNumber == Feedback.none ? nil : Day(number: respondedOnNumber) }
    set { respondedOnNumber = newValue?.number ?? Feedback.none }
  }

  package var removedOn: Day? {
    get { removedOnNumber == Feedback.none ? nil : Day(number: removedOnNumber) }
    set { removedOnNumber = newValue?.number ?? Feedback.none }
  }

  /// Whether it is the kind that a score is drawn from: a client's final feedback about the talent.
  package var isClientsFinal: Bool {
    author == .client && kind == .final
  }

  /// The mode in which it is removed on a day: nil before `removedOn` and where nothing was removed.
  package func removal(on day: Day) -> RemovalMode? {
    guard let removal, let removedOn, removedOn <= day else { return nil }
    return removal
  }
}

/// `author` of feedback.csv.
package enum FeedbackAuthor: String, CaseIterable, Sendable {
  case client, freelancer
}

/// `kind` of feedback.csv.
package enum FeedbackKind: String, CaseIterable, Sendable {
  case final
  case midContract = "mid_contract"
}

/// The two modes of removing a client's final feedback (3.1).
package enum RemovalMode: String, CaseIterable, Sendable {
  /// Out of the Job Success Score; everything stays visible.
  case jssOnly = "jss_only"
  /// Out of the Job Success Score, and stars, comment and response out of the profile.
  case jssAndProfile = "jss_and_profile"
}

/// `removal_ground` of feedback.csv: why a removal was granted.
package enum RemovalGround: String, CaseIterable, Sendable {
  case perk, manipulation, inappropriate, irrelevant, fraud
  case conflictOfInterest = "conflict_of_interest"
  case authorRequest = "author_request"
}
