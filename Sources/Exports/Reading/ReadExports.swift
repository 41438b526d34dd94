import JobSuccess

/// Reads an input folder (chapter 1) into a ledger.
///
/// Files are read one after the other, each on `options.workers` threads: contracts, profiles, feedback, payments,
/// requests, reports, so that what a record names is known when it is read. `progress` is called for every batch.
/// The result doesn't depend on the number of threads. Fails where 1.5 says that the run fails.
package func readExports(
  folder: String, options: ReadingOptions, progress: @escaping (ReadingProgress) -> Void = { _ in }
) async throws(ExportsError) -> (ledger: Ledger, report: ReadingReport) {
  try await readExports(folder: folder, options: options, hash: IdentifierHash(), progress: progress)
}

/// `readExports` with a given hash of identifiers, for tests: nothing may depend on it.
func readExports(
  folder: String, options: ReadingOptions, hash: IdentifierHash, progress: @escaping (ReadingProgress) -> Void
) async throws(ExportsError) -> (ledger: Ledger, report: ReadingReport) {
  var reading = FolderReading(folder: folder, options: options, progress: progress)

  var stage = ContractStage()
  try await reading.read(
    .contracts, ContractDecoder(hash: hash), expect: { stage.expect($1, like: $0) },
    commit: { stage.commit(&$0, $1) })
  try await reading.read(.profiles, ProfileDecoder(hash: hash)) { stage.profiles.commit(&$0, $1) }
  var (contracts, contractOffsets) = stage.arrange()

  let (feedback, feedbackLookup) = try await readFeedback(&reading, hash, stage.table, &contracts)
  reading.setSuperseded(feedback.superseded)
  let payments = try await readPayments(&reading, hash, stage.table, &contracts)

  var requests = RequestStage()
  let lookup = ContractLookup(hash: hash, table: stage.table, contracts: contracts)
  let removalDecoder = RemovalRequestDecoder(
    lookup: lookup, profiles: stage.profiles.table, owners: stage.profiles.profiles)
  try await reading.read(.removalRequests, removalDecoder) { requests.commit(&$0, $1) }
  try await reading.read(.midContractRequests, MidContractRequestDecoder(lookup: lookup)) { decoded, _ in
    requests.commit(decoded.rows)
  }
  try await reading.read(.feedbackReports, FeedbackReportDecoder(lookup: feedbackLookup)) { decoded, _ in
    requests.commit(decoded.rows)
  }
  try reading.checkLimit()

  let profiles = stage.profiles.profiles
  let owner = { (contract: ContractKey) in
    ProfileKey(profiles.firstIndexSorted { $0.contracts.upperBound > contract.index })
  }
  let ledger = Ledger(
    contracts: contracts, feedback: feedback.feedback, payments: payments, profiles: profiles,
    contractIDs: stage.table.list, profileIDs: stage.profiles.table.list, clientIDs: stage.clients.list,
    exclusiveAgencyIDs: stage.profiles.exclusiveAgencies.list, contractOffsets: contractOffsets,
    feedbackOffsets: feedback.offsets, removalRequests: requests.removalsByProfile(),
    midContractRequests: requests.midContractByProfile(owner), reports: requests.reportsByProfile(owner),
    sources: reading.sources)
  return (ledger, reading.report)
}

/// Reads feedback.csv and tells each contract where its feedback stands.
private func readFeedback(
  _ reading: inout FolderReading, _ hash: IdentifierHash, _ table: IdentifierTable,
  _ contracts: inout [Contract]
) async throws(ExportsError) -> (FeedbackStage.Arranged, FeedbackLookup) {
  var stage = try await feedbackStage(
    &reading, ContractLookup(hash: hash, table: table, contracts: contracts))
  let arranged = stage.arrange(&contracts)
  let lookup = FeedbackLookup(
    hash: hash, table: stage.table, places: arranged.places, contracts: stage.contracts)
  return (arranged, lookup)
}

// A function of its own, as the next one for payments: when it is left, the decoder's hold on the contracts is gone, and
// they can be changed without a copy of them all.
private func feedbackStage(_ reading: inout FolderReading, _ lookup: consuming ContractLookup)
  async throws(ExportsError) -> FeedbackStage
{
  var stage = FeedbackStage()
  let decoder = FeedbackDecoder(lookup: lookup)
  try await reading.read(
    .feedback, decoder, expect: { stage.expect($1, like: $0) }, commit: { stage.commit(&$0, $1) })
  return stage
}

/// Reads payments.csv and tells each contract where its payments stand.
private func readPayments(
  _ reading: inout FolderReading, _ hash: IdentifierHash, _ table: IdentifierTable,
  _ contracts: inout [Contract]
) async throws(ExportsError) -> [Payment] {
  let stage = try await paymentStage(
    &reading, ContractLookup(hash: hash, table: table, contracts: contracts))
  return stage.arrange(&contracts)
}

private func paymentStage(_ reading: inout FolderReading, _ lookup: consuming ContractLookup)
  async throws(ExportsError) -> PaymentStage
{
  var stage = PaymentStage()
  let decoder = PaymentDecoder(lookup: lookup)
  try await reading.read(.payments, decoder) { decoded, _ in stage.commit(decoded.rows) }
  return stage
}
