import JobSuccess

/// A contract between its record and the ledger: 40 bytes, in the file's order.
///
/// Smaller than `Contract`, because for a while millions of these stand beside the ledger's array: touching fresh
/// memory costs more than decoding.
struct ContractFacts: Sendable {
  var earnings: Cents
  private var startedOnNumber: Int32
  private var endedOnNumber: Int32
  private var firstPaidOnNumber: Int32
  private var lastPaidOnNumber: Int32
  /// The index of the client's identifier.
  var client: UInt32 = 0
  /// The index of the identifier of the profile that the contract belongs to.
  var profile: UInt32 = 0
  var status: ContractStatus
  var kind: ContractKind?
  var endedBy: EndedBy?
  var endReason: EndReason?
  var clientStanding: ClientStanding
  var isLarge: Bool

  private static let none = Int32.min

  @inline(__always)
  init(
    earnings: Cents, startedOn: Day, endedOn: Day?, firstPaidOn: Day?, lastPaidOn: Day?,
    status: ContractStatus,
    kind: ContractKind?, endedBy: EndedBy?, endReason: EndReason?, clientStanding: ClientStanding,
    isLarge: Bool
  ) {
    self.earnings = earnings
    startedOnNumber = startedOn.number
    endedOnNumber = endedOn?.number ?? ContractFacts.none
    firstPaidOnNumber = firstPaidOn?.number ?? ContractFacts.none
    lastPaidOnNumber = lastPaidOn?.number ?? ContractFacts.none
    self.status = status
    self.kind = kind
    self.endedBy = endedBy
    self.endReason = endReason
    self.clientStanding = clientStanding
    self.isLarge = isLarge
  }

  var startedOn: Day { Day(number: startedOnNumber) }
  var endedOn: Day? { ContractFacts.day(endedOnNumber) }
  var firstPaidOn: Day? { ContractFacts.day(firstPaidOnNumber) }
  var lastPaidOn: Day? { ContractFacts.day(lastPaidOnNumber) }

  /// The domain's contract, without feedback or payments yet.
  var contract: Contract {
    Contract(
      client: ClientKey(client), startedOn: startedOn, endedOn: endedOn, earnings: earnings, status: status,
      kind: kind, endedBy: endedBy, endReason: endReason, firstPaidOn: firstPaidOn, lastPaidOn: lastPaidOn,
      clientStanding: clientStanding, isLarge: isLarge)
  }

  private static func day(_ number: Int32) -> Day? {
    number == none ? nil : Day(number: number)
  }
}
