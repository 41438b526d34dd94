import JobSuccess

/// Reads an input folder (chapter 1) into a dataset.
///
/// Files are read one after the other, each on `options.workers` threads: contracts, profiles, payments, requests,
/// feedback, reports, so that what a record names is known when it is read. In which order the dataset has contracts is
/// found out while the files that name them are read. `progress` is called for every batch.
/// The result doesn't depend on the number of threads. Fails where 1.5 says that the run fails.
package func readExports(
  folder: String, options: ReadingOptions, progress: @escaping (ReadingProgress) -> Void = { _ in }
) async throws(ExportsError) -> (dataset: Dataset, report: ReadingReport) {
  try await readExports(folder: folder, options: options, hash: IdentifierHash(), progress: progress)
}

/// `readExports` with a given hash of identifiers, for tests: nothing may depend on it.
func readExports(
  folder: String, options: ReadingOptions, hash: IdentifierHash, progress: @escaping (ReadingProgress) -> Void
) async throws(ExportsError) -> (dataset: Dataset, report: ReadingReport) {
  var reading = FolderReader(folder: folder, options: options, progress: progress)

  var (others, contracts, order) = try await readStages(&reading, hash, options)
  try reading.checkLimit()
  let feedbackOrder = await others.feedback.order(order.keys, workers: options.workers)
  reading.setSuperseded(feedbackOrder.superseded)
  let dataset = Dataset(
    consume contracts, consume others, order, feedbackOrder, sources: reading.sources)
  return (dataset, reading.report)
}

/// Reads all files. A function of its own: when it is left, nothing holds what identifiers were looked up in.
private func readStages(_ reading: inout FolderReader, _ hash: IdentifierHash, _ options: ReadingOptions)
  async throws(ExportsError) -> (OtherTableBuilders, ContractTableBuilder, ContractOrder)
{
  let (read, index) = try await readContracts(&reading, hash, options)
  var contracts = read
  try await reading.read(.profiles, ProfileDecoder(hash: hash)) { contracts.profiles.commit(&$0, $1) }
  let stage = contracts
  async let order = stage.order()
  if options.workers == 1 { _ = await order }
  let others = try await readOthers(&reading, stage.lookup(index, hash), options)
  return (others, stage, await order)
}

/// Reads contracts.csv; once more where identifiers may stand twice.
private func readContracts(
  _ reading: inout FolderReader, _ hash: IdentifierHash, _ options: ReadingOptions
) async throws(ExportsError) -> (ContractTableBuilder, IdentifierIndex) {
  try await untilNothingIsSuspected { (suspectedDuplicates) async throws(ExportsError) in
    var stage = ContractTableBuilder(suspectedDuplicates: suspectedDuplicates)
    try await reading.read(
      .contracts, ContractDecoder(hash: hash), expect: { stage.expect($1, like: $0) },
      commit: { stage.commit(&$0, $1) })
    let (index, suspectedDuplicates) = await stage.index(hash, workers: options.workers)
    return ((stage, index), suspectedDuplicates)
  }
}

/// Reads a file, and again as long as that finds identifiers which may stand twice: each time told all of them, by their
/// hashes.
private func untilNothingIsSuspected<Result>(
  _ read: (Set<UInt64>) async throws(ExportsError) -> (result: Result, suspectedDuplicates: Set<UInt64>)
) async throws(ExportsError) -> Result {
  var suspectedDuplicates: Set<UInt64> = []
  while true {
    let found = try await read(suspectedDuplicates)
    if found.suspectedDuplicates.isEmpty { return found.result }
    suspectedDuplicates.formUnion(found.suspectedDuplicates)
  }
}

/// What the files behind contracts.csv and profiles.csv tell.
struct OtherTableBuilders: Sendable {
  var payments = PaymentTableBuilder()
  var requests = RequestTableBuilder()
  var feedback = FeedbackTableBuilder()
}

/// Reads the files whose records name contracts.
private func readOthers(
  _ reading: inout FolderReader, _ lookup: ContractLookup, _ options: ReadingOptions
) async throws(ExportsError) -> OtherTableBuilders {
  var stages = OtherTableBuilders()
  try await reading.read(.payments, PaymentDecoder(lookup: lookup)) { decoded, _ in
    stages.payments.commit(decoded.rows)
  }
  try await reading.read(.removalRequests, RemovalRequestDecoder(lookup: lookup)) {
    stages.requests.commit(&$0, $1)
  }
  try await reading.read(.midContractRequests, MidContractRequestDecoder(lookup: lookup)) { decoded, _ in
    stages.requests.commit(decoded.rows)
  }
  let reports: FeedbackLookup
  (stages.feedback, reports) = try await readFeedback(&reading, lookup, options)
  try await reading.read(.feedbackReports, FeedbackReportDecoder(lookup: reports)) { decoded, _ in
    stages.requests.commit(decoded.rows)
  }
  return stages
}

/// Reads feedback.csv; once more where identifiers may stand twice.
private func readFeedback(
  _ reading: inout FolderReader, _ lookup: ContractLookup, _ options: ReadingOptions
) async throws(ExportsError) -> (FeedbackTableBuilder, FeedbackLookup) {
  try await untilNothingIsSuspected { (suspectedDuplicates) async throws(ExportsError) in
    var stage = FeedbackTableBuilder(suspectedDuplicates: suspectedDuplicates)
    try await reading.read(
      .feedback, FeedbackDecoder(lookup: lookup), expect: { stage.expect($1, like: $0) },
      commit: { stage.commit(&$0, $1) })
    let (found, suspectedDuplicates) = await stage.index(lookup.hash, workers: options.workers)
    return ((stage, found), suspectedDuplicates)
  }
}
