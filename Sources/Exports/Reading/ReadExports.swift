import JobSuccess

/// Reads an input folder (chapter 1) into a ledger.
///
/// Files are read one after the other, each on `options.workers` threads: contracts, profiles, payments, requests,
/// feedback, reports, so that what a record names is known when it is read. Contracts are put in order while the files
/// that name them are read. `progress` is called for every batch.
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

  var (stage, index) = try await readContracts(&reading, hash, options)
  try await reading.read(.profiles, ProfileDecoder(hash: hash)) { stage.profiles.commit(&$0, $1) }
  let (clientIDs, exclusiveAgencyIDs) = (stage.clients.list, stage.profiles.exclusiveAgencies.list)
  let (lookup, rows) = stage.part(index, hash)
  async let arranging = rows.arranged()
  if options.workers == 1 { _ = await arranging }

  let payments = try await readPayments(&reading, lookup)
  var requests = try await readRequests(&reading, lookup)
  var feedbackStage = try await readFeedback(&reading, lookup, &requests, options)

  var contracts = await arranging
  let feedback = feedbackStage.arrange(&contracts)
  requests.place(contracts, feedback: feedback.places)
  reading.setSuperseded(feedback.superseded)
  try reading.checkLimit()

  let arrangedPayments = payments.arrange(&contracts)
  let profiles = contracts.profiles.profiles
  let owner = { (contract: ContractKey) in
    ProfileKey(profiles.firstIndexSorted { $0.contracts.upperBound > contract.index })
  }
  let ledger = Ledger(
    contracts: contracts.contracts, feedback: feedback.feedback, payments: arrangedPayments,
    profiles: profiles,
    contractIDs: contracts.ids, profileIDs: contracts.profiles.ids, clientIDs: clientIDs,
    exclusiveAgencyIDs: exclusiveAgencyIDs, contractOffsets: contracts.offsets,
    feedbackOffsets: feedback.offsets, removalRequests: requests.removalsByProfile(),
    midContractRequests: requests.midContractByProfile(owner), reports: requests.reportsByProfile(owner),
    sources: reading.sources)
  return (ledger, reading.report)
}

/// Reads contracts.csv; once more where identifiers may stand twice.
private func readContracts(
  _ reading: inout FolderReading, _ hash: IdentifierHash, _ options: ReadingOptions
) async throws(ExportsError) -> (ContractStage, IdentifierIndex) {
  var doubtful: Set<UInt64> = []
  while true {
    var stage = ContractStage(doubtful: doubtful)
    try await reading.read(
      .contracts, ContractDecoder(hash: hash), expect: { stage.expect($1, like: $0) },
      commit: { stage.commit(&$0, $1) })
    let indexed = await stage.index(hash, workers: options.workers)
    if indexed.doubtful.isEmpty { return (stage, indexed.index) }
    doubtful = indexed.doubtful
  }
}

/// Reads feedback.csv, once more where identifiers may stand twice, and the reports on it.
private func readFeedback(
  _ reading: inout FolderReading, _ lookup: ContractLookup, _ requests: inout RequestStage,
  _ options: ReadingOptions
) async throws(ExportsError) -> FeedbackStage {
  var doubtful: Set<UInt64> = []
  while true {
    var stage = FeedbackStage(doubtful: doubtful)
    try await reading.read(
      .feedback, FeedbackDecoder(lookup: lookup), expect: { stage.expect($1, like: $0) },
      commit: { stage.commit(&$0, $1) })
    let indexed = await stage.index(lookup.hash, workers: options.workers)
    guard indexed.doubtful.isEmpty else {
      doubtful = indexed.doubtful
      continue
    }
    try await reading.read(.feedbackReports, FeedbackReportDecoder(lookup: indexed.lookup)) { decoded, _ in
      requests.commit(decoded.rows)
    }
    return stage
  }
}

private func readPayments(_ reading: inout FolderReading, _ lookup: ContractLookup)
  async throws(ExportsError) -> PaymentStage
{
  var stage = PaymentStage()
  try await reading.read(.payments, PaymentDecoder(lookup: lookup)) { decoded, _ in stage.commit(decoded.rows)
  }
  return stage
}

private func readRequests(_ reading: inout FolderReading, _ lookup: ContractLookup)
  async throws(ExportsError) -> RequestStage
{
  var stage = RequestStage()
  try await reading.read(.removalRequests, RemovalRequestDecoder(lookup: lookup)) { stage.commit(&$0, $1) }
  try await reading.read(.midContractRequests, MidContractRequestDecoder(lookup: lookup)) { decoded, _ in
    stage.commit(decoded.rows)
  }
  return stage
}
