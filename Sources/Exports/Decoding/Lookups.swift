import CSV
import JobSuccess

/// Finds accepted contracts by their identifiers, for the files that name them.
struct ContractLookup: Sendable {
  let hash: IdentifierHash
  /// Identifiers at their ledger indices.
  let table: IdentifierTable
  let contracts: [Contract]

  /// The ledger's index of the contract that a record names, or nil after refusing the record.
  @inline(__always)
  func find(_ column: some ColumnName, _ identifier: HashedIdentifier, _ values: inout RecordValues) -> Int? {
    guard let index = table.find(identifier, in: values.batch) else {
      ContractLookup.refuse(column, &values)
      return nil
    }
    return Int(index)
  }

  /// Refuses a record that names an unknown contract.
  static func refuse(_ column: some ColumnName, _ values: inout RecordValues) {
    values.refuse(column, .unknownContract, allowed: "a contract_id of an accepted record of contracts.csv")
  }
}

/// Finds accepted feedback by its identifier, for feedback_reports.csv.
struct FeedbackLookup: Sendable {
  let hash: IdentifierHash
  /// Identifiers in the file's order.
  let table: IdentifierTable
  /// For each of them its contract's index in the ledger.
  let contracts: [UInt32]

  /// The index in the file's order of the feedback that a record names, and its contract; nil after refusing the
  /// record.
  func find(_ column: some ColumnName, _ identifier: HashedIdentifier, _ values: inout RecordValues)
    -> (feedback: Int, contract: ContractKey)?
  {
    guard let index = table.find(identifier, in: values.batch) else {
      values.refuse(column, .unknownFeedback, allowed: "a feedback_id of an accepted record of feedback.csv")
      return nil
    }
    return (Int(index), ContractKey(Int(contracts[Int(index)])))
  }
}

extension IdentifierTable {
  /// The index of an identifier of a batch, or nil where the table lacks it.
  @inline(__always)
  func find(_ identifier: HashedIdentifier, in batch: borrowing RecordBatch) -> UInt32? {
    find(batch.bytes.span.extracting(identifier.field.range), hash: identifier.hash)
  }

  /// The index of an identifier of a batch, which is appended where the table lacks it.
  @inline(__always)
  mutating func intern(_ identifier: HashedIdentifier, in batch: borrowing RecordBatch)
    -> (index: UInt32, isNew: Bool)
  {
    intern(batch.bytes.span.extracting(identifier.field.range), hash: identifier.hash)
  }
}
