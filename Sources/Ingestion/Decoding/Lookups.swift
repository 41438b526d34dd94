import CSV
import JobSuccess

/// Finds accepted contracts by their identifiers, for the files that name them. Everything is in the order of contracts.csv:
/// files that were written together name things in about the same order, so what is needed next is often at hand.
struct ContractLookup: Sendable {
  let hash: IdentifierHash
  let index: IdentifierIndex
  let contracts: [Contract]
  /// The index of each one's profile.
  let owners: [UInt32]
  let profiles: IdentifierTable

  /// The place in contracts.csv of the contract that a record names, or nil after refusing the record.
  @inline(__always)
  func find(_ column: some ColumnName, _ identifier: HashedIdentifier, _ values: inout RecordValues) -> Int? {
    guard let index = index.find(identifier, in: values.batch) else {
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
  let index: IdentifierIndex
  /// For each of them its contract's place in contracts.csv.
  let contracts: [UInt32]

  /// The index in the file's order of the feedback that a record names, and its contract; nil after refusing the
  /// record.
  func find(_ column: some ColumnName, _ identifier: HashedIdentifier, _ values: inout RecordValues)
    -> (feedback: Int, contract: ContractKey)?
  {
    guard let index = index.find(identifier, in: values.batch) else {
      values.refuse(column, .unknownFeedback, allowed: "a feedback_id of an accepted record of feedback.csv")
      return nil
    }
    return (Int(index), ContractKey(Int(contracts[Int(index)])))
  }
}
