@testable import JobSuccess

/// A profile's history, written down by hand:
///
///     history {
///       contract("c1", client: "a", started: "2025-01-01", ended: "2025-03-01", earnings: 500, stars: 5, private: 9)
///       contract("c2", client: "b", started: "2025-02-01") {
///         payment(on: "2025-02-10", 120)
///         feedback("f1", on: "2025-02-12", by: .client, .midContract, stars: 4)
///       }
///     }
///
/// Contracts, feedback and payments may be written in any order; the ids' bytes give the keys' order.
func history(
  of kind: ProfileKind = .freelancer, badge: Badge? = nil,
  @Lines<ContractLine> _ contracts: () -> [ContractLine]
) -> BuiltHistory {
  BuiltHistory(Profile(kind: kind, badge: badge), contracts())
}

/// One contract. With stars, a private score or a day of submission it has one final feedback by the client, submitted
/// on the day of its end if no other day is given.
func contract(
  _ id: String, client: String, started: Day, ended: Day? = nil, earnings: Dollars = 500,
  standing: ClientStanding = .good, reason: EndReason? = nil, firstPaid: Day? = nil, lastPaid: Day? = nil,
  stars: Stars? = nil, private privateScore: PrivateScore? = nil, submitted: Day? = nil, removed: Day? = nil,
  mode: RemovalMode = .jssOnly, isOwned: Bool = true,
  @Lines<ContractEvent> _ events: () -> [ContractEvent] = { [] }
) -> ContractLine {
  var line = ContractLine(
    id: id, client: client,
    contract: Contract(
      client: ClientKey(0), startedOn: started, endedOn: ended, earnings: earnings.cents,
      status: ended == nil ? .active : .ended, endReason: reason, firstPaidOn: firstPaid,
      lastPaidOn: lastPaid,
      clientStanding: standing),
    events: events())
  line.contract.isOwned = isOwned
  if stars != nil || privateScore != nil || submitted != nil {
    line.events.append(
      feedback(
        "\(id)-final", on: submitted ?? ended ?? started, stars: stars, private: privateScore,
        removed: removed,
        mode: mode))
  }
  return line
}

/// A payment on a contract; a refund where the amount is below 0.
func payment(on day: Day, _ amount: Dollars) -> ContractEvent {
  .payment(Payment(paidOn: day, amount: amount.cents))
}

/// A feedback on a contract, submitted `nanoseconds` after the day's beginning.
func feedback(
  _ id: String, on day: Day, nanoseconds: Int64 = 0, by author: FeedbackAuthor = .client,
  _ kind: FeedbackKind = .final, stars: Stars? = nil, private privateScore: PrivateScore? = nil,
  removed: Day? = nil, mode: RemovalMode = .jssOnly
) -> ContractEvent {
  .feedback(
    id: id,
    Feedback(
      submittedAt: Instant(nanoseconds: Instant(startOf: day).nanoseconds + nanoseconds), author: author,
      kind: kind, stars: stars, privateScore: privateScore, removal: removed == nil ? nil : mode,
      removedOn: removed, removalGround: removed == nil ? nil : .perk))
}

/// A contract as `history` takes it.
struct ContractLine {
  var id: String
  var client: String
  var contract: Contract
  var events: [ContractEvent] = []
}

/// What happened on a contract.
enum ContractEvent {
  case feedback(id: String, Feedback)
  case payment(Payment)
}

/// Lines one below the other, with `for` and `if`.
@resultBuilder
enum Lines<Line> {
  static func buildExpression(_ line: Line) -> [Line] { [line] }
  static func buildExpression(_ lines: [Line]) -> [Line] { lines }
  static func buildBlock(_ parts: [Line]...) -> [Line] { parts.flatMap(\.self) }
  static func buildArray(_ parts: [[Line]]) -> [Line] { parts.flatMap(\.self) }
  static func buildOptional(_ part: [Line]?) -> [Line] { part ?? [] }
  static func buildEither(first part: [Line]) -> [Line] { part }
  static func buildEither(second part: [Line]) -> [Line] { part }
}

/// A history with the ids of its keys.
struct BuiltHistory {
  let history: History
  /// In the order of their bytes, which is that of the contracts.
  let ids: [String]

  /// The history of a profile in the middle of a dataset: other profiles' rows are before and after its own, so that
  /// whoever takes a dataset's index for a profile's is found out.
  init(_ profile: Profile, _ lines: [ContractLine]) {
    let lines = lines.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    var (contracts, feedback, payments) = (
      [Self.foreignContract], [Self.foreignFeedback], [Self.foreignPayment]
    )
    var clients: [String: ClientKey] = [:]
    for line in lines {
      var contract = line.contract
      contract.client = clients[line.client] ?? ClientKey(UInt32(clients.count + 1))
      clients[line.client] = contract.client
      let given = line.feedback
      contract.feedback = feedback.count..<feedback.count + given.count
      feedback += given
      let paid = line.payments
      contract.payments = payments.count..<payments.count + paid.count
      payments += paid
      contracts.append(contract)
    }
    let own = (1..<contracts.count, 1..<feedback.count, 1..<payments.count)
    contracts.append(Self.foreignContract)
    feedback.append(Self.foreignFeedback)
    payments.append(Self.foreignPayment)
    history = History(
      profile: profile, contracts: contracts[own.0], feedback: feedback[own.1], payments: payments[own.2])
    ids = lines.map(\.id)
  }

  /// The key of a contract; nil where there is none of this id.
  func key(of id: String) -> ContractKey? {
    ids.firstIndex(of: id).map { ContractKey(history.contracts.startIndex + $0) }
  }

  private static let foreignContract = Contract(
    client: ClientKey(0), startedOn: "2000-01-01", endedOn: "2000-02-01", earnings: Cents(7_00),
    status: .ended)
  private static let foreignFeedback = Feedback(
    submittedAt: Instant(startOf: "2000-02-01"), author: .client, kind: .final, stars: 1, privateScore: 0)
  private static let foreignPayment = Payment(paidOn: "2000-01-15", amount: Cents(7_00))
}

extension ContractLine {
  /// In the order of submission, ties by the ids' bytes.
  fileprivate var feedback: [Feedback] {
    let given = events.compactMap { event -> (id: String, Feedback)? in
      if case .feedback(let id, let feedback) = event { (id, feedback) } else { nil }
    }
    return given.sorted {
      $0.1.submittedAt == $1.1.submittedAt
        ? $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) : $0.1.submittedAt < $1.1.submittedAt
    }.map(\.1)
  }

  /// By day.
  fileprivate var payments: [Payment] {
    events.compactMap { event -> Payment? in
      if case .payment(let payment) = event { payment } else { nil }
    }.sorted { $0.paidOn < $1.paidOn }
  }
}
