import JobSuccess

/// Reads an input folder (chapter 1) into a ledger.
///
/// Files are read one after the other, each on `options.workers` threads: contracts, profiles, payments, requests,
/// feedback, reports, so that what a record names is known when it is read, and forgotten as soon as nothing can name
/// it any more. `progress` is called for every batch.
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

  let payments = try await readPayments(
    &reading, ContractLookup(hash: hash, table: stage.table, contracts: contracts)
  )
  .arrange(&contracts)
  var requests = try await readRequests(
    &reading, ContractLookup(hash: hash, table: stage.table, contracts: contracts), stage.profiles)
  var feedbackStage = try await readFeedback(
    &reading, ContractLookup(hash: hash, table: stage.table, contracts: contracts))
  stage.forgetPlaces()
  try await reading.read(.feedbackReports, FeedbackReportDecoder(lookup: feedbackStage.lookup(hash))) {
    decoded, _ in
    requests.commit(decoded.rows)
  }
  feedbackStage.forgetPlaces()
  let feedback = feedbackStage.arrange(&contracts)
  requests.placeReports(feedback.places)
  reading.setSuperseded(feedback.superseded)
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

// Functions of their own: when they are left, the decoders' hold on the contracts is gone, and those can be changed
// without a copy of them all.

private func readFeedback(_ reading: inout FolderReading, _ lookup: ContractLookup)
  async throws(ExportsError) -> FeedbackStage
{
  var stage = FeedbackStage()
  try await reading.read(
    .feedback, FeedbackDecoder(lookup: lookup), expect: { stage.expect($1, like: $0) },
    commit: { stage.commit(&$0, $1) })
  return stage
}

private func readPayments(_ reading: inout FolderReading, _ lookup: ContractLookup)
  async throws(ExportsError) -> PaymentStage
{
  var stage = PaymentStage()
  try await reading.read(.payments, PaymentDecoder(lookup: lookup)) { decoded, _ in stage.commit(decoded.rows)
  }
  return stage
}

private func readRequests(
  _ reading: inout FolderReading, _ lookup: ContractLookup, _ profiles: ProfileStage
) async throws(ExportsError) -> RequestStage {
  var stage = RequestStage()
  let removals = RemovalRequestDecoder(lookup: lookup, profiles: profiles.table, owners: profiles.profiles)
  try await reading.read(.removalRequests, removals) { stage.commit(&$0, $1) }
  try await reading.read(.midContractRequests, MidContractRequestDecoder(lookup: lookup)) { decoded, _ in
    stage.commit(decoded.rows)
  }
  return stage
}
