/// One contract between a profile and a client (1.2), as its files have it, on no particular day.
///
/// A flat value without references: millions of them are in one array. Feedback and payments are in arrays of their own,
/// a contract's in one run, named here by range.
package struct Contract: Equatable, Sendable {
  package var client: ClientKey
  package var startedOn: Day
  @usableFromInline var endedOnNumber = Contract.none
  @usableFromInline var firstPaidOnNumber = Contract.none
  @usableFromInline var lastPaidOnNumber = Contract.none
  package var status: ContractStatus
  package var endedBy: EndedBy?
  /// Only where the status is `ended`.
  package var endReason: EndReason?
  /// `isLarge` in bit 0, `kind` in bits 1 and 2, `clientStanding` in bits 3 and 4: with a byte for each of the three, a
  /// contract would take eight bytes more.
  private var marks: UInt8 = 0
  /// Lifetime net payment by the `earnings` column.
  package var earnings: Cents
  @usableFromInline var feedbackStart: UInt32 = 0
  @usableFromInline var feedbackCount: UInt32 = 0
  @usableFromInline var paymentStart: UInt32 = 0
  @usableFromInline var paymentCount: UInt32 = 0

  // Days are kept in four bytes each: a `Day?` would take eight.
  @inlinable static var none: Int32 { .min }

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
    self.endedBy = endedBy
    self.endReason = endReason
    self.kind = kind
    self.clientStanding = clientStanding
    self.isLarge = isLarge
    self.endedOn = endedOn
    self.firstPaidOn = firstPaidOn
    self.lastPaidOn = lastPaidOn
  }

  package var kind: ContractKind? {
    get {
      switch marks >> 1 & 3 {
      case 1: .hourly
      case 2: .fixed
      default: nil
      }
    }
    set {
      let bits: UInt8 =
        switch newValue {
        case nil: 0
        case .hourly: 1
        case .fixed: 2
        }
      marks = marks & ~0b110 | bits << 1
    }
  }

  package var clientStanding: ClientStanding {
    get {
      switch marks >> 3 & 3 {
      case 1: .flagged
      case 2: .suspended
      default: .good
      }
    }
    set {
      let bits: UInt8 =
        switch newValue {
        case .good: 0
        case .flagged: 1
        case .suspended: 2
        }
      marks = marks & ~0b11000 | bits << 3
    }
  }

  /// Whether it counts as its category's large contract (4.8).
  package var isLarge: Bool {
    get { marks & 1 != 0 }
    set { marks = marks & ~1 | (newValue ? 1 : 0) }
  }

  @inlinable package var endedOn: Day? {
    get { Contract.day(endedOnNumber) }
    set { endedOnNumber = newValue?.number ?? Contract.none }
  }

  @inlinable package var firstPaidOn: Day? {
    get { Contract.day(firstPaidOnNumber) }
    set { firstPaidOnNumber = newValue?.number ?? Contract.none }
  }

  @inlinable package var lastPaidOn: Day? {
    get { Contract.day(lastPaidOnNumber) }
    set { lastPaidOnNumber = newValue?.number ?? Contract.none }
  }

  /// Its range in the history's feedback, in the order of submission.
  @inlinable package var feedback: Range<Int> {
    get { Int(feedbackStart)..<Int(feedbackStart) + Int(feedbackCount) }
    set {
      feedbackStart = UInt32(newValue.lowerBound)
      feedbackCount = UInt32(newValue.count)
    }
  }

  /// Its range in the history's payments, by day; empty where payments.csv has no row for it.
  @inlinable package var payments: Range<Int> {
    get { Int(paymentStart)..<Int(paymentStart) + Int(paymentCount) }
    set {
      paymentStart = UInt32(newValue.lowerBound)
      paymentCount = UInt32(newValue.count)
    }
  }

  @inlinable static func day(_ number: Int32) -> Day? {
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

/// One payment on a contract (1.4).
package struct Payment: Equatable, Sendable {
  package var paidOn: Day
  /// Negative for a refund.
  package var amount: Cents

  /// A payment of `amount` on `paidOn`.
  package init(paidOn: Day, amount: Cents) {
    self.paidOn = paidOn
    self.amount = amount
  }
}

/// A contract's place in the dataset.
///
/// Within a profile, places are in the order of the contract ids' bytes, so that "the smaller contract id" (3.4, 6.1)
/// is the smaller key. The id itself stays with the dataset: the domain never needs its text.
package struct ContractKey: Hashable, Comparable, Sendable {
  @usableFromInline let number: UInt32

  /// The index into the dataset's contracts.
  @inlinable package var index: Int { Int(number) }

  /// The contract at `index` of the dataset.
  @inlinable package init(_ index: Int) {
    number = UInt32(index)
  }

  @inlinable package static func < (left: ContractKey, right: ContractKey) -> Bool {
    left.number < right.number
  }
}

/// Stands for a client id: equal where the ids' bytes are equal. Its order means nothing.
package struct ClientKey: Hashable, Sendable {
  /// The index into the dataset's clients.
  package let index: UInt32

  /// The client at `index` of the dataset.
  package init(_ index: UInt32) {
    self.index = index
  }
}
