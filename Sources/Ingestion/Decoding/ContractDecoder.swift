import CSV
import JobSuccess

/// One record of contracts.csv (1.2), with identifiers that committing resolves.
struct ContractRow: Sendable {
  /// Its `client` is set by committing.
  var contract: Contract
  var id: HashedIdentifier
  var freelancer: HashedIdentifier
  /// Empty for the freelancer's own work.
  var agency: HashedIdentifier
  var client: HashedIdentifier
  var record: BatchIndex
}

/// Decodes contracts.csv.
struct ContractDecoder: RecordDecoder {
  let hash: IdentifierHash
  private let kinds = Choices<ContractKind>()
  private let statuses = Choices<ContractStatus>()
  private let enders = Choices<EndedBy>()
  private let reasons = Choices<EndReason>()
  private let standings = Choices<ClientStanding>()
  private let booleans = Choices.boolean

  init(hash: IdentifierHash) {
    self.hash = hash
  }

  @inline(__always)
  func row(_ values: inout RecordValues, of decoded: borrowing Decoded<ContractRow>) -> ContractRow? {
    let id = values.identifier(ContractColumn.contractID, hash)
    let freelancer = values.identifier(ContractColumn.freelancerID, hash)
    let agency = values.identifier(ContractColumn.agencyID, hash)
    let client = values.identifier(ContractColumn.clientID, hash)
    let kind = values.choice(ContractColumn.contractType, of: kinds)
    let status = values.choice(ContractColumn.status, of: statuses)
    let startedOn = values.day(ContractColumn.startedOn)
    let endedOn = values.day(ContractColumn.endedOn)
    let endedBy = values.choice(ContractColumn.endedBy, of: enders)
    let endReason = values.choice(ContractColumn.endReason, of: reasons)
    let earnings = values.read(ContractColumn.earnings) { (text) throws(ValueIssue) in
      try Cents(text: text, negative: false)
    }
    let firstPaidOn = values.day(ContractColumn.firstPaidOn)
    let lastPaidOn = values.day(ContractColumn.lastPaidOn)
    let standing = values.choice(ContractColumn.clientStanding, of: standings)
    let isLarge = values.choice(ContractColumn.largeContract, of: booleans)
    guard values.isSound, let status, let startedOn, let earnings else { return nil }

    let contract = Contract(
      client: ClientKey(0), startedOn: startedOn, endedOn: endedOn, earnings: earnings, status: status,
      kind: kind, endedBy: endedBy, endReason: endReason, firstPaidOn: firstPaidOn, lastPaidOn: lastPaidOn,
      clientStanding: standing ?? .good, isLarge: isLarge ?? false)
    check(contract, &values)
    if !agency.field.isEmpty, isSame(freelancer, agency, values.batch) {
      values.refuse(ContractColumn.agencyID, .inconsistentProfile, .notTheFreelancer)
    }
    guard values.isSound else { return nil }
    return ContractRow(
      contract: contract, id: id, freelancer: freelancer, agency: agency, client: client, record: values.index
    )
  }

  /// Checks what 1.2 says of columns together.
  @inline(__always)
  private func check(_ contract: Contract, _ values: inout RecordValues) {
    if contract.status == .ended {
      if let endedOn = contract.endedOn {
        if endedOn < contract.startedOn { refuseBeforeStart(.endedOn, contract, &values) }
      } else {
        values.refuse(ContractColumn.endedOn, .missingValue, .whereEnded)
      }
    } else {
      if contract.endedOn != nil {
        values.refuse(ContractColumn.endedOn, .notAllowedHere, .onlyWhereEnded)
      }
      if contract.endReason != nil {
        values.refuse(ContractColumn.endReason, .notAllowedHere, .onlyWhereEnded)
      }
    }
    if let first = contract.firstPaidOn, first < contract.startedOn {
      refuseBeforeStart(.firstPaidOn, contract, &values)
    }
    if let last = contract.lastPaidOn {
      if last < contract.startedOn { refuseBeforeStart(.lastPaidOn, contract, &values) }
      if let first = contract.firstPaidOn, last < first {
        values.refuse(
          ContractColumn.lastPaidOn, .inconsistentDates, .notBeforeFirstPayment, day: first)
      }
    }
  }

  private func refuseBeforeStart(
    _ column: ContractColumn, _ contract: Contract, _ values: inout RecordValues
  ) {
    values.refuse(column, .inconsistentDates, .notBeforeStart, day: contract.startedOn)
  }

  @inline(__always)
  private func isSame(_ left: HashedIdentifier, _ right: HashedIdentifier, _ batch: borrowing RecordBatch)
    -> Bool
  {
    left.hash == right.hash && batch.bytes[left.field.range] == batch.bytes[right.field.range]
  }
}
