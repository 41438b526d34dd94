/// One contract between a profile and a client (1.2), as the files have it, independent of a day.
///
/// It is a flat value without references, because there are millions in one array. Feedback and payments are in
/// arrays of their own, those of one contract together; the contract has their ranges.
package struct Contract: Equatable, Sendable {
  /// The client.
  package var client: ClientKey
  /// The first day.
  package var startedOn: Day
  @usableFromInline var endedOnNumber = Contract.none
  @usableFromInline var firstPaidOnNumber = Contract.none
  @usableFromInline var lastPaidOnNumber = Contract.none
  /// Whether it is active, paused or ended.
  package var status: ContractStatus
  /// Who ended it; nil if the files don't say.
  package var endedBy: EndedBy?
  /// The client's reason for the end; nil if none is given. Only ended contracts have one.
  package var endReason: EndReason?
  /// `isLarge` in bit 0, `kind` in bits 1 and 2, `clientStanding` in bits 3 and 4, not `isOwned` in bit 5. With a byte for each of them a
  /// contract would take eight bytes more.
  private var marks: UInt8 = 0
  /// The net payments of its whole life, from the `earnings` column.
  package var earnings: Cents
  @usableFromInline var feedbackStart: UInt32 = 0
  @usableFromInline var feedbackCount: UInt32 = 0
  @usableFromInline var paymentStart: UInt32 = 0
  @usableFromInline var paymentCount: UInt32 = 0

  // Days take four bytes each; a `Day?` would take eight.
  @inlinable static var none: Int32 { .min }

  /// A contract with the values of a row of contracts.csv, without feedback or payments.
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

  /// Hourly or with a fixed price; nil if the files don't say.
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

  /// Whether the client's account is good, flagged or suspended.
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

  /// Whether it is a large contract of its category (4.8).
  package var isLarge: Bool {
    get { marks & 1 != 0 }
    set { marks = marks & ~1 | (newValue ? 1 : 0) }
  }

  /// Whether it belongs to the history's profile (1.2). In a freelancer's history it is false for the contracts of
  /// agencies that the freelancer is a member of.
  package var isOwned: Bool {
    get { marks & 1 << 5 == 0 }
    set { marks = marks & ~(1 << 5) | (newValue ? 0 : 1 << 5) }
  }

  /// The last day; nil while the contract is open.
  @inlinable package var endedOn: Day? {
    get { Contract.day(endedOnNumber) }
    set { endedOnNumber = newValue?.number ?? Contract.none }
  }

  /// The first paid day, from contracts.csv; nil if it doesn't say.
  @inlinable package var firstPaidOn: Day? {
    get { Contract.day(firstPaidOnNumber) }
    set { firstPaidOnNumber = newValue?.number ?? Contract.none }
  }

  /// The last paid day, from contracts.csv; nil if it doesn't say.
  @inlinable package var lastPaidOn: Day? {
    get { Contract.day(lastPaidOnNumber) }
    set { lastPaidOnNumber = newValue?.number ?? Contract.none }
  }

  /// The range of its feedback in the history's, in the order of submission.
  @inlinable package var feedback: Range<Int> {
    get { Int(feedbackStart)..<Int(feedbackStart) + Int(feedbackCount) }
    set {
      feedbackStart = UInt32(newValue.lowerBound)
      feedbackCount = UInt32(newValue.count)
    }
  }

  /// The range of its payments in the history's, by day; empty if payments.csv has no row for it.
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

/// Values of `status` in contracts.csv.
package enum ContractStatus: String, CaseIterable, Sendable {
  case active, paused, ended
}

/// Values of `contract_type` in contracts.csv.
package enum ContractKind: String, CaseIterable, Sendable {
  case hourly, fixed
}

/// Values of `ended_by` in contracts.csv.
package enum EndedBy: String, CaseIterable, Sendable {
  case client, freelancer, platform
}

/// Values of `end_reason` in contracts.csv.
package enum EndReason: String, CaseIterable, Sendable {
  case successful, unsuccessful, other
  case clientUnresponsive = "client_unresponsive"
}

/// Values of `client_standing` in contracts.csv. An empty one is good.
package enum ClientStanding: String, CaseIterable, Sendable {
  case good, flagged, suspended
}

/// One payment on a contract (1.4).
package struct Payment: Equatable, Sendable {
  /// Its day.
  package var paidOn: Day
  /// Its amount; negative for a refund.
  package var amount: Cents

  /// A payment of `amount` on `paidOn`.
  package init(paidOn: Day, amount: Cents) {
    self.paidOn = paidOn
    self.amount = amount
  }
}

/// The index of a contract in the dataset.
///
/// The keys of a profile's contracts are in the order of the contract ids' bytes, so "the smaller contract id" (3.4,
/// 6.1) has the smaller key. The dataset has the id itself, because the domain doesn't need its text.
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

/// The index of a client in the dataset. Two keys are equal if the bytes of the client ids are equal. Their order
/// means nothing.
package struct ClientKey: Hashable, Sendable {
  /// The index into the dataset's clients.
  package let index: UInt32

  /// The client at `index` of the dataset.
  package init(_ index: UInt32) {
    self.index = index
  }
}
