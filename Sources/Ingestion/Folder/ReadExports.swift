import JobSuccess

/// How to read an input folder.
package struct ReadingOptions: Sendable {
  /// How many rejected records are accepted.
  package var maxRejects = RejectLimit.standard
  /// Whether to compute each file's SHA-256.
  package var digests = false
  /// The number of decoding threads.
  package var workers: Int
  /// How many bytes are read at a time; nil for a size that is fast. Results don't depend on it.
  package var blockSize: Int?
  /// Whether libcsv alone parses, byte by byte: slow, for tests.
  package var usesReferenceParser = false
  /// How many warnings with the same code are kept as examples, and for how many unknown identifiers the nearest is
  /// searched for.
  package var warningExamples = 5
  /// The file of observed scores, if it is not the one of the folder.
  package var observedScores: String?
  /// How many rejected records are listed, in the order in which they are read; the others are counted alone.
  package var mostListed = RejectLimit.mostListed

  /// The defaults, with `workers` threads.
  package init(workers: Int) {
    self.workers = max(1, workers)
  }
}

/// The progress of reading.
package struct ReadingProgress: Equatable, Sendable {
  package let file: ExportFile
  /// Bytes of this file read so far.
  package let bytes: Int
  /// Bytes of all files read so far.
  package let allBytes: Int
}

/// Reads an input folder (chapter 1) into a dataset.
///
/// Files are read one after the other, each on `options.workers` threads: contracts, profiles, payments, requests,
/// unknowns, feedback, reports, observed scores, so that a record's references can be resolved when it is read. The dataset's
/// order of contracts is
/// computed while the other files are read. The result doesn't depend on the number of threads.
///
/// - Parameter progress: Called for every batch.
/// - Throws: Where 1.5 says that the run fails.
package func readExports(
  folder: String, options: ReadingOptions, progress: @escaping (ReadingProgress) -> Void = { _ in }
) async throws(ExportsError) -> (dataset: Dataset, report: ReadingReport) {
  try await readExports(folder: folder, options: options, hash: IdentifierHash(), progress: progress)
}

/// `readExports` with a given hash of identifiers, for tests: the result doesn't depend on it.
func readExports(
  folder: String, options: ReadingOptions, hash: IdentifierHash, progress: @escaping (ReadingProgress) -> Void
) async throws(ExportsError) -> (dataset: Dataset, report: ReadingReport) {
  var reading = FolderReader(folder: folder, options: options, progress: progress)

  var (others, contracts, order) = try await readFiles(&reading, hash, options)
  reading.findNearest(toUnknown: .unknownContract, among: contracts.contractIDs)
  reading.findNearest(toUnknown: .unknownProfile, among: contracts.profiles.table.list)
  reading.findNearest(toUnknown: .unknownFeedback, among: others.feedback.knownIDs)
  try reading.checkLimit()
  let feedbackOrder = await others.feedback.order(order, workers: options.workers)
  reading.setSuperseded(feedbackOrder.superseded)
  let dataset = Dataset(
    consume contracts, consume others, order: order, feedbackOrder: feedbackOrder, sources: reading.sources)
  try reading.add(dataset.unlikePayments, dataset)
  return (dataset, reading.report)
}

/// Reads all files. A function of its own, so that the hash tables are freed when it returns.
private func readFiles(_ reading: inout FolderReader, _ hash: IdentifierHash, _ options: ReadingOptions)
  async throws(ExportsError) -> (OtherTableBuilders, ContractTableBuilder, ContractOrder)
{
  let (read, index) = try await readContracts(&reading, hash, options)
  var contracts = read
  try await reading.read(.profiles, ProfileDecoder(hash: hash)) { contracts.profiles.commit(&$0, $1) }
  let builder = contracts
  async let order = builder.order()
  if options.workers == 1 { _ = await order }
  let others = try await readOthers(&reading, builder.lookup(index, hash), options)
  return (others, builder, await order)
}

/// Reads contracts.csv; again where identifiers may be duplicates.
private func readContracts(
  _ reading: inout FolderReader, _ hash: IdentifierHash, _ options: ReadingOptions
) async throws(ExportsError) -> (ContractTableBuilder, IdentifierIndex) {
  try await untilNothingIsSuspected { (suspectedDuplicates) async throws(ExportsError) in
    var builder = ContractTableBuilder(suspectedDuplicates: suspectedDuplicates)
    try await reading.read(
      .contracts, ContractDecoder(hash: hash), expect: { builder.expect($1, like: $0) },
      commit: { builder.commit(&$0, $1) })
    let (index, suspectedDuplicates) = await builder.index(hash, workers: options.workers)
    return ((builder, index), suspectedDuplicates)
  }
}

/// Reads a file, and again as long as that finds new suspected duplicates. `read` is given all of them, by their hashes.
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

/// The contents of the files other than contracts.csv and profiles.csv.
struct OtherTableBuilders: Sendable {
  var payments = PaymentTableBuilder()
  var requests = RequestTableBuilder()
  var unknowns = UnknownTable()
  var feedback = FeedbackTableBuilder()
  var observedScores = ObservedScoreTableBuilder()
}

/// Reads the files whose records name contracts.
private func readOthers(
  _ reading: inout FolderReader, _ lookup: ContractLookup, _ options: ReadingOptions
) async throws(ExportsError) -> OtherTableBuilders {
  var others = OtherTableBuilders()
  try await reading.read(.payments, PaymentDecoder(lookup: lookup)) { decoded, _ in
    others.payments.commit(decoded.rows)
  }
  try await reading.read(.removalRequests, RemovalRequestDecoder(lookup: lookup)) {
    others.requests.commit(&$0, $1)
  }
  try await reading.read(.midContractRequests, MidContractRequestDecoder(lookup: lookup)) { decoded, _ in
    others.requests.commit(decoded.rows)
  }
  try await reading.read(.unknowns, UnknownDecoder(lookup: lookup)) { decoded, _ in
    others.unknowns.commit(decoded.rows)
  }
  let reports: FeedbackLookup
  (others.feedback, reports) = try await readFeedback(&reading, lookup, options)
  try await reading.read(.feedbackReports, FeedbackReportDecoder(lookup: reports)) { decoded, _ in
    others.requests.commit(decoded.rows)
  }
  try await reading.read(.observedScores, ObservedScoreDecoder(lookup: lookup)) { decoded, _ in
    others.observedScores.commit(&decoded)
  }
  return others
}

/// Reads feedback.csv; again where identifiers may be duplicates.
private func readFeedback(
  _ reading: inout FolderReader, _ lookup: ContractLookup, _ options: ReadingOptions
) async throws(ExportsError) -> (FeedbackTableBuilder, FeedbackLookup) {
  try await untilNothingIsSuspected { (suspectedDuplicates) async throws(ExportsError) in
    var builder = FeedbackTableBuilder(suspectedDuplicates: suspectedDuplicates)
    try await reading.read(
      .feedback, FeedbackDecoder(lookup: lookup), expect: { builder.expect($1, like: $0) },
      commit: { builder.commit(&$0, $1) })
    let (found, suspectedDuplicates) = await builder.index(lookup.hash, workers: options.workers)
    return ((builder, found), suspectedDuplicates)
  }
}
