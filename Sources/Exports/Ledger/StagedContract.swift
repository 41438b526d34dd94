import JobSuccess

/// What contracts.csv tells of a contract besides its term: smaller than a `Contract`, since millions wait for the other
/// files to be read.
struct StagedContract: Sendable {
  private let earnings: Cents
  private let client: ClientKey
  // Days take four bytes each: a `Day?` would take eight.
  private let firstPaidOnNumber: Int32
  private let lastPaidOnNumber: Int32
  private let status: ContractStatus
  private let kind: ContractKind?
  private let endedBy: EndedBy?
  private let endReason: EndReason?
  private let standing: ClientStanding
  private let isLarge: Bool

  private static let none = Int32.min

  init(_ contract: Contract, client: ClientKey) {
    self.client = client
    earnings = contract.earnings
    firstPaidOnNumber = contract.firstPaidOn?.number ?? StagedContract.none
    lastPaidOnNumber = contract.lastPaidOn?.number ?? StagedContract.none
    status = contract.status
    kind = contract.kind
    endedBy = contract.endedBy
    endReason = contract.endReason
    standing = contract.clientStanding
    isLarge = contract.isLarge
  }

  /// The contract, without feedback and payments yet.
  @inline(__always)
  func contract(_ term: ContractTerm) -> Contract {
    Contract(
      client: client, startedOn: term.startedOn, endedOn: term.endedOn, earnings: earnings, status: status,
      kind: kind, endedBy: endedBy, endReason: endReason, firstPaidOn: day(firstPaidOnNumber),
      lastPaidOn: day(lastPaidOnNumber), clientStanding: standing, isLarge: isLarge)
  }

  private func day(_ number: Int32) -> Day? {
    number == StagedContract.none ? nil : Day(number: number)
  }
}
