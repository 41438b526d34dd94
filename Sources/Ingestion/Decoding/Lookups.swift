import CSV
import JobSuccess

/// Finds accepted contracts by their identifiers, for the files that name them. Everything is in the order of contracts.csv:
/// files that were written together name things in about the same order, so what is needed next is often in the cache.
struct ContractLookup: Sendable {
  let hash: IdentifierHash
  let index: IdentifierIndex
  let contracts: InputColumn<Contract, Contract>
  /// Each contract's profile.
  let owners: InputColumn<Contract, InputIndex<DatasetProfile>>
  let profiles: IdentifierTable

  /// The contract that a record names, or nil after refusing the record.
  @inline(__always)
  func find(_ column: some ColumnName, _ identifier: HashedIdentifier, _ values: inout RecordValues)
    -> InputIndex<Contract>?
  {
    guard let index = index.find(identifier, in: values.batch) else {
      ContractLookup.refuse(column, &values)
      return nil
    }
    return InputIndex(index)
  }

  /// Refuses a record for naming an unknown contract.
  static func refuse(_ column: some ColumnName, _ values: inout RecordValues) {
    values.refuse(column, .unknownContract, .knownContract)
  }
}

/// Finds accepted feedback by its identifier, for feedback_reports.csv.
struct FeedbackLookup: Sendable {
  let hash: IdentifierHash
  let index: IdentifierIndex
  /// Each feedback's contract.
  let contracts: InputColumn<Feedback, InputIndex<Contract>>

  /// The feedback that a record names, and its contract; nil after refusing the record.
  func find(_ column: some ColumnName, _ identifier: HashedIdentifier, _ values: inout RecordValues)
    -> (feedback: InputIndex<Feedback>, contract: InputIndex<Contract>)?
  {
    guard let index = index.find(identifier, in: values.batch) else {
      values.refuse(column, .unknownFeedback, .knownFeedback)
      return nil
    }
    let feedback = InputIndex<Feedback>(index)
    return (feedback, contracts[feedback])
  }
}
