import JobSuccess

/// A profile with all that the seven files tell of it, before it is written.
struct DraftProfile {
  let id: String
  let kind: ProfileKind
  var name = ""
  var badge: Badge?
  var exclusiveAgency: String?
  /// False where profiles.csv says nothing of it.
  var isListed = true
  var contracts: [DraftContract] = []
  var removalRequests: [DraftRemovalRequest] = []
  /// Freelancers of an agency who have no contract of their own: told in profiles.csv alone.
  var silentMembers: [DraftMember] = []
}

struct DraftMember {
  let id: String
  let name: String
  let exclusiveAgency: String?
}

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
  /// Nil where the export leaves it empty, which means good.
  var clientStanding: ClientStanding?
  var isLarge = false
  /// In the order of their submission.
  var feedback: [DraftFeedback] = []
  /// By day; empty where payments.csv says nothing of the contract.
  var payments: [Payment] = []
  var midContractRequests: [Moment] = []

  /// Where the client's final feedback stands that was given last.
  var standing: Int? {
    feedback.lastIndex { $0.author == .client && $0.kind == .final }
  }
}

struct DraftFeedback {
  let id: String
  let author: FeedbackAuthor
  var kind = FeedbackKind.final
  var submittedAt: Moment
  /// Stars in hundredths.
  var publicScore: Int?
  var privateScore: Int?
  /// The six star attributes in hundredths, in the header's order; none or all six.
  var attributes: [Int] = []
  var comment = ""
  var response = ""
  var respondedAt: Moment?
  var removal: RemovalMode?
  var removedOn: Day?
  var removalGround: RemovalGround?
  var report: DraftReport?

  mutating func remove(_ mode: RemovalMode, on day: Day, ground: RemovalGround) {
    removal = mode
    removedOn = day
    removalGround = ground
  }
}

struct DraftReport {
  let reportedAt: Moment
  let ground: ReportGround
  var decision: ReportDecision?
}

struct DraftRemovalRequest {
  let id: String
  let contract: String
  let mode: RemovalMode
  let requestedAt: Moment
  var requestedBy: Requester?
  var decision: RequestDecision?
}
