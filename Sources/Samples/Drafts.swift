import JobSuccess

// The records of the eight files before they are written: a profile holds its contracts, a contract its feedback.

/// A profile with everything that the eight files hold about it.
struct DraftProfile {
  let id: String
  let kind: ProfileKind
  var name = ""
  var badge: Badge?
  var exclusiveAgency: String?
  /// False if profiles.csv has no row for it.
  var isListed = true
  var contracts: [DraftContract] = []
  var removalRequests: [DraftRemovalRequest] = []
  /// The official scores that somebody noted, by day.
  var observedScores: [ScoreObservation] = []
  /// An agency's freelancers who have no contracts outside it; they have rows in profiles.csv.
  var silentMembers: [DraftMember] = []
}

/// A freelancer who has no contracts outside an agency, as a row of profiles.csv.
struct DraftMember {
  let id: String
  let name: String
  let exclusiveAgency: String?
}

/// A row of contracts.csv, with the rows of other files that belong to it.
struct DraftContract {
  let id: String
  let freelancer: String
  var agency: String?
  let client: String
  var title = ""
  var kind = ContractKind.fixed
  var status = ContractStatus.active
  let startedOn: Day
  var endedOn: Day?
  var endedBy: EndedBy?
  var endReason: EndReason?
  var earnings = Cents.zero
  var firstPaidOn: Day?
  var lastPaidOn: Day?
  /// nil if the export leaves it empty, which means good.
  var clientStanding: ClientStanding?
  var isLarge = false
  /// In the order of submission.
  var feedback: [DraftFeedback] = []
  /// In the order of their days; empty if payments.csv has no rows for the contract.
  var payments: [Payment] = []
  var midContractRequests: [Moment] = []

  /// The index in `feedback` of the client's last final feedback; nil if there is none.
  var lastClientFeedback: Int? {
    feedback.lastIndex { $0.author == .client && $0.kind == .final }
  }
}

/// A row of feedback.csv, with the report about it.
struct DraftFeedback {
  let id: String
  let author: FeedbackAuthor
  var kind = FeedbackKind.final
  var submittedAt: Moment
  /// Stars in hundredths, 100 to 500.
  var publicScore: Int?
  /// 0 to 10.
  var privateScore: Int?
  /// The six star attributes in hundredths, in the header's order; empty or all six.
  var attributes: [Int] = []
  var comment = ""
  var response = ""
  var respondedAt: Moment?
  var removal: RemovalMode?
  var removedOn: Day?
  var removalGround: RemovalGround?
  var report: DraftReport?

  /// Marks the feedback as removed.
  mutating func remove(_ mode: RemovalMode, on day: Day, ground: RemovalGround) {
    removal = mode
    removedOn = day
    removalGround = ground
  }
}

/// A row of feedback_reports.csv.
struct DraftReport {
  let reportedAt: Moment
  let ground: ReportGround
  var decision: ReportDecision?
}

/// A row of removal_requests.csv.
struct DraftRemovalRequest {
  let id: String
  let contract: String
  let mode: RemovalMode
  let requestedAt: Moment
  var requestedBy: Requester?
  var decision: RequestDecision?
}

/// When something happened, as an export writes it (1.1): a plain date, or an instant at an offset from UTC.
struct Moment: Comparable {
  /// The UTC day.
  let day: Day
  /// The second of the UTC day; nil for a plain date.
  var second: Int?
  /// The offset that the instant is written at, in minutes ahead of UTC. 0 is written as `Z`.
  var offsetMinutes = 0

  /// A plain date.
  init(_ day: Day) {
    self.day = day
  }

  /// A moment of a day: a plain date, an instant in UTC, or an instant at another offset.
  init(_ day: Day, using random: inout RandomStream) {
    self.day = day
    if random.happens(250) { return }
    second = random.below(86_400)
    if random.happens(300) {
      offsetMinutes = random.pick([-480, -300, -180, 60, 120, 180, 330, 345, 480, 540])
    }
  }

  /// Seconds since 1970-01-01T00:00:00Z; a plain date is its day's first second.
  var seconds: Int {
    Int(day.number) * 86_400 + (second ?? 0)
  }

  static func < (left: Moment, right: Moment) -> Bool {
    left.seconds < right.seconds
  }
}
