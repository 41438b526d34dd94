// One contract from several sources (8.4.20): which one a value is from, and where they differ.

internal import Basics
internal import JobSuccess

/// All that sources say of one numbered contract, the best first.
struct JoinedClaims: Sendable {
  private let claims: ArraySlice<ContractClaim>
  /// Columns in which two kinds of sources differ.
  private(set) var differing: Set<String> = []

  /// - Parameters:
  ///   - claims: Of one contract, in any order.
  ///   - lastDays: The last day of each file, in the order of digests.
  init(_ claims: ArraySlice<ContractClaim>, _ lastDays: [Day?]) {
    guard claims.count > 1 else {
      self.claims = claims
      return
    }
    let sorted = claims.sorted {
      if $0.rank != $1.rank { return $0.rank < $1.rank }
      let (left, right) = (lastDays[$0.file] ?? .earliest, lastDays[$1.file] ?? .earliest)
      return left == right ? $0.file > $1.file : left > right
    }
    self.claims = sorted[...]
    compare("client_id") { $0.client?.id }
    compare("title") { $0.title.map(Identifiers.folded) }
    compare("agency_id") { $0.saysAgency ? $0.agency?.id ?? "" : nil }
    compare("contract_type") { $0.kind?.rawValue }
    compare("status") { $0.status?.rawValue }
    compare("started_on") { $0.startedOn?.description }
    compare("ended_on") { $0.status == .ended ? $0.endedOn?.description : nil }
    compare("ended_by") { $0.endedBy.value?.rawValue }
    compare("end_reason") { $0.endReason.value?.rawValue }
    compare("earnings") { $0.total.cents?.description }
    compare("stars") { $0.clientFeedback.value?.score }
  }

  private mutating func compare(_ column: String, _ value: (ContractClaim) -> String?) {
    var newest: [ClaimRank: String] = [:]
    for claim in claims where newest[claim.rank] == nil { newest[claim.rank] = value(claim) }
    if Set(newest.values).count > 1 { differing.insert(column) }
  }

  private func first<Value>(_ value: (ContractClaim) -> Value?) -> Value? {
    for claim in claims { if let value = value(claim) { return value } }
    return nil
  }

  var freelancer: String? { first { $0.freelancer } }
  var agency: Party? { first { $0.agency } }
  var saysAgency: Bool { claims.contains { $0.saysAgency } }
  var client: Party? {
    guard let client = first({ $0.client }) else { return nil }
    return Party(id: client.id, name: first { $0.client?.id == client.id ? $0.client?.name : nil })
  }
  var title: String? { first { $0.title.flatMap { $0.isEmpty ? nil : $0 } } }
  var kind: ContractKind? { first { $0.kind } }
  var status: ContractStatus? { first { $0.status } }
  var startedOn: Day? { first { $0.startedOn } }
  var endedOn: Day? { first { $0.status == .ended ? $0.endedOn : nil } }
  var total: Cents? { first { $0.total.cents } }
  var isTotalHidden: Bool { claims.contains { $0.total == .hidden } }
  var rate: String? { first { $0.total.cents == nil ? nil : .some($0.rate) }.flatMap(\.self) }
  var endedBy: Told<EndedBy> { told { $0.endedBy } }
  var endReason: Told<EndReason> { told { $0.endReason } }
  var clientFeedback: Told<FeedbackClaim> { told { $0.clientFeedback } }
  var freelancerFeedback: Told<FeedbackClaim> { told { $0.freelancerFeedback } }
  /// Whether payments alone tell of the contract.
  var arePaymentsAlone: Bool { claims.allSatisfy { $0.rank >= .weekly } }

  /// Whether only a table says that there is no feedback: its empty cell is an answer (8.6.30).
  var isAbsenceOfTable: Bool {
    claims.allSatisfy { !$0.clientFeedback.isAbsent || $0.rank == .table }
  }

  var firstPaidOn: Day? { first { $0.firstPaidOn } }
  var lastPaidOn: Day? { first { $0.lastPaidOn } }
  var clientStanding: String? { first { $0.clientStanding } }
  var largeContract: String? { first { $0.largeContract } }

  /// The value that the best source has; else that it is hidden, else that it is absent.
  private func told<Value>(_ value: (ContractClaim) -> Told<Value>) -> Told<Value> {
    if claims.count == 1, let only = claims.first { return value(only) }
    var newest: [ClaimRank: Told<Value>] = [:]
    for claim in claims {
      let told = value(claim)
      if newest[claim.rank] == nil, told.isTold { newest[claim.rank] = told }
    }
    let all = newest.sorted { $0.key < $1.key }.map(\.value)
    return all.first { $0.value != nil } ?? all.first { $0.isSuppressed } ?? all.first ?? .notTold
  }
}

extension Told {
  fileprivate var isTold: Bool { if case .notTold = self { false } else { true } }
}
