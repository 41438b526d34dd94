/// One feedback on a contract (1.3), as its file has it, independent of a day. It is a flat value without references.
package struct Feedback: Equatable, Sendable {
  /// When it was submitted.
  package var submittedAt: Instant
  private var respondedOnNumber = Feedback.none
  private var removedOnNumber = Feedback.none
  private var starsRaw: UInt16 = 0
  private var privateRaw: UInt8 = Feedback.noPrivateScore
  /// Who gave it.
  package var author: FeedbackAuthor
  /// Final or mid-contract feedback.
  package var kind: FeedbackKind
  /// The mode of a granted removal, from `removedOn` on; nil if there is none.
  package var removal: RemovalMode?
  /// Why it was removed; nil if it wasn't.
  package var removalGround: RemovalGround?

  private static let none = Int32.min
  private static let noPrivateScore: UInt8 = .max

  /// A feedback with the values of a row of feedback.csv.
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

  /// The UTC day on which it was submitted. It exists from that day on (2.1).
  package var submittedOn: Day {
    submittedAt.day
  }

  /// The public score, or the mean of the six attributes if the score is empty and all six are there; else nil.
  package var stars: Stars? {
    get { starsRaw == 0 ? nil : Stars(sixHundredths: starsRaw) }
    set { starsRaw = newValue?.sixHundredths ?? 0 }
  }

  /// The private score; nil if there is none.
  package var privateScore: PrivateScore? {
    get { privateRaw == Feedback.noPrivateScore ? nil : PrivateScore(privateRaw) }
    set { privateRaw = newValue?.value ?? Feedback.noPrivateScore }
  }

  /// The UTC day of the response; nil if there is none.
  package var respondedOn: Day? {
    get { respondedOnNumber == Feedback.none ? nil : Day(number: respondedOnNumber) }
    set { respondedOnNumber = newValue?.number ?? Feedback.none }
  }

  /// The day of the removal; nil if there is none.
  package var removedOn: Day? {
    get { removedOnNumber == Feedback.none ? nil : Day(number: removedOnNumber) }
    set { removedOnNumber = newValue?.number ?? Feedback.none }
  }

  /// Whether it is a client's final feedback about the talent, the kind that scores use.
  package var isClientsFinal: Bool {
    author == .client && kind == .final
  }

  /// The mode of its removal if it is removed on a day; else nil.
  package func removal(on day: Day) -> RemovalMode? {
    guard let removal, let removedOn, removedOn <= day else { return nil }
    return removal
  }
}

/// Values of `author` in feedback.csv.
package enum FeedbackAuthor: String, CaseIterable, Sendable {
  case client, freelancer
}

/// Values of `kind` in feedback.csv.
package enum FeedbackKind: String, CaseIterable, Sendable {
  case final
  case midContract = "mid_contract"
}

/// The two modes of removing a client's final feedback (3.1).
package enum RemovalMode: String, CaseIterable, Sendable {
  /// The feedback doesn't count in the Job Success Score; all of it stays visible.
  case jssOnly = "jss_only"
  /// The feedback doesn't count in the Job Success Score, and its stars, comment and response are not visible.
  case jssAndProfile = "jss_and_profile"
}

/// Values of `removal_ground` in feedback.csv: why a removal was granted.
package enum RemovalGround: String, CaseIterable, Sendable {
  case perk, manipulation, inappropriate, irrelevant, fraud
  case conflictOfInterest = "conflict_of_interest"
  case authorRequest = "author_request"
}
