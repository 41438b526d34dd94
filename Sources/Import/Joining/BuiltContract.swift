// A contract as the folder has it.

internal import JobSuccess

/// All rows of one contract.
struct BuiltContract: Sendable {
  let id: String
  /// The ids of the paid contracts that were joined to it.
  let paidIDs: [String]

  // The columns of contracts.csv.
  var freelancer = ""
  var agency: Party?
  var client = ""
  var title = ""
  var kind: ContractKind?
  var status = ContractStatus.active
  var startedOn = Day.earliest
  /// Nil for one that has not ended.
  var endedOn: Day?
  var endedBy: EndedBy?
  var endReason: EndReason?
  var earnings = Cents.zero
  var firstPaidOn: Day?
  var lastPaidOn: Day?
  var clientStanding: String?
  var largeContract: String?
  /// Cells that a person changed by hand, by column; they stand in the place of the others.
  var edits: [String: String] = [:]

  /// The client's name for people; nil where none is known.
  var clientName: String?
  var payments: [Payment] = []
  var feedback: [BuiltFeedback] = []
  var unknowns = UnknownList()
  /// Whether payments alone tell of it.
  var isKnownByPaymentsAlone = false
  /// What is asked, and not answered.
  var questions: Questions = []
  /// What was answered, as it is kept.
  var answered: [Question: String] = [:]
  /// The day by which it is sorted in to-fill.csv.
  var newest = Day.earliest

  init(id: String, paidIDs: [String]) {
    (self.id, self.paidIDs) = (id, paidIDs)
  }

  var ids: [String] { [id] + paidIDs }

  /// A cell of contracts.csv.
  func cell(_ column: String) -> String {
    if let edit = edits[column] { return edit }
    return switch column {
    case "contract_id": id
    case "freelancer_id": freelancer
    case "agency_id": agency?.id ?? ""
    case "client_id": client
    case "title": title
    case "contract_type": kind?.rawValue ?? ""
    case "status": status.rawValue
    case "started_on": startedOn.description
    case "ended_on": endedOn?.description ?? ""
    case "ended_by": endedBy?.rawValue ?? ""
    case "end_reason": endReason?.rawValue ?? ""
    case "earnings": earnings.description
    case "first_paid_on": firstPaidOn?.description ?? ""
    case "last_paid_on": lastPaidOn?.description ?? ""
    case "client_standing": clientStanding ?? ""
    case "large_contract": largeContract ?? ""
    default: ""
    }
  }

  /// Whether it has ended, and when, with what was changed by hand.
  var isEnded: Bool { cell("status") == ContractStatus.ended.rawValue }
  var lastDay: Day? {
    guard !edits.isEmpty else { return endedOn }
    return isEnded ? Day(text: cell("ended_on")) : nil
  }

  /// Whether it may be asked about: it is open, or ended in the 24 months before a day (8.5.26).
  func isRecent(on day: Day) -> Bool { lastDay.map { $0 >= day.adding(months: -24) } ?? true }
}

/// A row of feedback.csv.
struct BuiltFeedback: Sendable {
  let id: String
  let contract: String
  let claim: FeedbackClaim
  let submittedAt: Day
  /// The day of the response; nil where there is none.
  let respondedAt: String?
}

/// A paid contract that could be one of several numbered ones: its rows wait.
struct WaitingContract: Sendable {
  let paid: PaidContract
  /// The numbered contracts that it could be.
  let candidates: [String]
  /// Whether it is asked; else a person has answered `unknown`.
  let isAsked: Bool
}
