// A contract as the folder has it.

internal import JobSuccess

/// All rows of one contract.
struct BuiltContract: Sendable {
  let id: String
  /// The ids of the paid contracts that were joined to it.
  let paidIDs: [String]
  /// The cells of contracts.csv, by column.
  var cells: [String: String] = [:]
  /// The client's name for people; nil where none is known.
  var clientName: String?
  var agencyName: String?
  var payments: [Payment] = []
  /// The cells of feedback.csv, a row each, by column.
  var feedback: [[String: String]] = []
  var unknowns = UnknownList()
  /// Whether payments alone tell of it.
  var isKnownByPaymentsAlone = false
  /// What is asked, and not answered.
  var questions: Set<Question> = []
  /// What was answered, as it is kept.
  var answered: [Question: String] = [:]
  /// The day by which it is sorted in to-fill.csv.
  var newest = Day.earliest

  init(id: String, paidIDs: [String]) {
    (self.id, self.paidIDs) = (id, paidIDs)
  }

  var ids: [String] { [id] + paidIDs }
  var status: String { cells["status"] ?? "" }
  var endedOn: Day? { status == "ended" ? cells["ended_on"].flatMap { Day(text: $0) } : nil }

  /// Whether it may be asked about: it is open, or ended in the 24 months before a day (8.5.26).
  func isRecent(on day: Day) -> Bool { endedOn.map { $0 >= day.adding(months: -24) } ?? true }
}

/// A paid contract that could be one of several numbered ones: its rows wait.
struct WaitingContract: Sendable {
  let paid: PaidContract
  /// The numbered contracts that it could be.
  let candidates: [String]
  /// Whether it is asked; else a person has answered `unknown`.
  let isAsked: Bool
}
