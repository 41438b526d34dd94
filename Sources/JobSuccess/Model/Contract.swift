/// One contract between a profile and a client (1.2), as its files tell it, on no particular day.
///
/// A flat value without references: millions of them stand in one array. Feedback and payments stand in arrays of
/// their own, a contract's in one run, named here by range.
package struct Contract: Equatable, Sendable {
  package var client: ClientKey
  package var startedOn: Day
  private var endedOnNumber = Contract.none
  private var firstPaidOnNumber = Contract.none
  private var lastPaidOnNumber = Contract.none
  /// Lifetime net payment by the `earnings` column.
  package var earnings: Cents
  private var feedbackStart: UInt32 = 0
  private var feedbackCount: UInt32 = 0
  private var paymentStart: UInt32 = 0
  private var paymentCount: UInt32 = 0
  package var status: ContractStatus
  package var kind: ContractKind?
  package var endedBy: EndedBy?
  /// Only where the status is `ended`.
  package var endReason: EndReason?
  package var clientStanding: ClientStanding
  /// Whether it counts as its category's large contract (4.8).
  package var isLarge: Bool

  // Days are kept in four bytes each: a `Day?` would take eight.
  private static let none = Int32.min

  /// A contract as one row of contracts.csv gives it, without feedback or payments yet.
  package init(
    client: ClientKey, startedOn: Day, endedOn: Day? = nil, earnings: Cents, status: ContractStatus,
    kind: ContractKind? = nil, endedBy: EndedBy? = nil, endReason: EndReason? = nil, firstPaidOn: Day? = nil,
    lastPaidOn: Day? = nil, clientStanding: ClientStanding = .good, isLarge: Bool = false
  ) {
    self.client = client
    self.startedOn = startedOn
    self.earnings = earnings
    self.status = status
    self.kind = kind
    self.endedBy = endedBy
    self.endReason = endReason
    self.clientStanding = clientStanding
    self.isLarge = isLarge
    self.endedOn = endedOn
    self.firstPaidOn = firstPaidOn
    self.lastPaidOn = lastPaidOn
  }

  package var endedOn: Day? {
    get { Contract.day(endedOnNumber) }
    set { endedOnNumber = newValue?.number ?? Contract.none }
  }

  package var firstPaidOn: Day? {
    get { Contract.day(firstPaidOnNumber) }
    set { firstPaidOnNumber = newValue?.number ?? Contract.none }
  }

  package var lastPaidOn: Day? {
    get { Contract.day(lastPaidOnNumber) }
    set { lastPaidOnNumber = newValue?.number ?? Contract.none }
  }

  /// Where its feedback stands in the history's feedback, in the order of submission.
  package var feedback: Range<Int> {
    get { Int(feedbackStart)..<Int(feedbackStart) + Int(feedbackCount) }
    set {
      feedbackStart = UInt32(newValue.lowerBound)
      feedbackCount = UInt32(newValue.count)
    }
  }

  /// Where its payments stand in the history's payments, by day; empty where payments.csv has no row for it.
  package var payments: Range<Int> {
    get { Int(paymentStart)..<Int(paymentStart) + Int(paymentCount) }
    set {
      paymentStart = UInt32(newValue.lowerBound)
      paymentCount = UInt32(newValue.count)
    }
  }

  private static func day(_ number: Int32) -> Day? {
    number == none ? nil : Day(number: number)
  }
}

/// `status` of contracts.csv.
package enum ContractStatus: String, CaseIterable, Sendable {
  case active, paused, ended
}

/// `contract_type` of contracts.csv.
package enum ContractKind: String, CaseIterable, Sendable {
  case hourly, fixed
}

/// `ended_by` of contracts.csv.
package enum EndedBy: String, CaseIterable, Sendable {
  case client, freelancer, platform
}

/// `end_reason` of contracts.csv.
package enum EndReason: String, CaseIterable, Sendable {
  case successful, unsuccessful, other
  case clientUnresponsive = "client_unresponsive"
}

/// `client_standing` of contracts.csv; empty is good.
package enum ClientStanding: String, CaseIterable, Sendable {
  case good, flagged, suspended
}
