import Basics
import CSV
import JobSuccess
import Synchronization

/// The contracts while contracts.csv is read, in the file's order.
///
/// Batches are committed one after the other: this is the sequential part of reading, which more threads don't speed up.
struct ContractTableBuilder: Sendable {
  private var ids: IdentifierCollection
  private var contracts = InputColumn<Contract, Contract>()
  /// Each contract's profile.
  private var owners = InputColumn<Contract, InputIndex<DatasetProfile>>()
  private var agencyContracts: [AgencyContract] = []
  /// The byte offset of each contract's record.
  private(set) var offsets = InputColumn<Contract, UInt64>()
  private var clients = IdentifierTable()
  /// The contracts' identifiers, after `index`.
  private(set) var contractIDs = IdentifierList()
  /// The clients' identifiers, after `index`.
  private(set) var clientIDs = IdentifierList()
  var profiles = ProfileTableBuilder()

  // Buffers that every batch reuses.
  private var accepted: [Accepted] = []
  private var freelancers = BatchedLookup()
  private var knownClients = BatchedLookup()

  private struct Accepted {
    /// The index in the batch's rows.
    var row: Int
    var owner: InputIndex<DatasetProfile>
    var client: ClientKey
  }

  /// - Parameter suspectedDuplicates: Hashes of the identifiers that more than one record may have, as an earlier reading
  ///   of the file found.
  init(suspectedDuplicates: Set<UInt64> = []) {
    ids = IdentifierCollection(suspectedDuplicates: suspectedDuplicates)
  }

  /// Reserves memory for about `count` records that are as long as `rows`.
  mutating func expect(_ count: Int, like rows: [ContractRow]) {
    ids.reserve(count, words: expectedWords(of: rows.lazy.map(\.id), in: count))
    contracts.reserveCapacity(count)
    owners.reserveCapacity(count)
    offsets.reserveCapacity(count)
  }

  /// Takes in a batch's records; refuses those whose identifiers contradict earlier ones.
  mutating func commit(_ decoded: inout Decoded<ContractRow>, _ batch: borrowing RecordBatch) {
    let rows = decoded.rows
    accepted.removeAll(keepingCapacity: true)
    for portion in BatchedLookup.portions(rows.count) {
      profiles.table.lookUp(rows.span.extracting(portion), in: batch, into: &freelancers) { $0.freelancer }
      clients.lookUp(rows.span.extracting(portion), in: batch, into: &knownClients) { $0.client }
      for index in portion {
        let issue = accept(
          rows[index], index, freelancer: freelancers[index - portion.lowerBound].map { InputIndex($0) },
          client: knownClients[index - portion.lowerBound].map { ClientKey($0) }, of: batch)
        if let issue { decoded.refusals.append(issue) }
      }
    }
    append(rows, batch)
  }

  /// Accepts a record, or returns what is wrong with it. All checks come first: a refused record adds no identifier.
  ///
  /// - Parameters:
  ///   - freelancer: What a batched lookup found; nil where that isn't known yet.
  ///   - client: The same for the client.
  @inline(__always)
  private mutating func accept(
    _ row: ContractRow, _ index: Int, freelancer: InputIndex<DatasetProfile>?, client: ClientKey?,
    of batch: borrowing RecordBatch
  ) -> RecordIssue? {
    if ids.holds(row.id, in: batch) { return .duplicate(ContractColumn.contractID, in: row.record) }
    let freelancer = freelancer ?? profiles.find(row.freelancer, in: batch)
    let isAgencys = !row.agency.field.isEmpty
    let agency = isAgencys ? profiles.find(row.agency, in: batch) : nil
    if let issue = roleIssue(row.record, freelancer: freelancer, agency: agency) {
      ids.refuse(row.id)
      return issue
    }
    ids.accept(row.id, in: batch)
    var owner = freelancer ?? profiles.intern(row.freelancer, .freelancer, in: batch)
    if isAgencys {
      let contract = InputIndex<Contract>(UInt32(truncatingIfNeeded: contracts.count + accepted.count))
      agencyContracts.append(AgencyContract(contract: contract, freelancer: owner))
      owner = agency ?? profiles.intern(row.agency, .agency, in: batch)
    }
    let client = client ?? ClientKey(clients.intern(row.client, in: batch).index)
    accepted.append(Accepted(row: index, owner: owner, client: client))
    return nil
  }

  /// Appends the accepted records, column by column.
  private mutating func append(_ rows: [ContractRow], _ batch: borrowing RecordBatch) {
    let accepted = accepted
    contracts.append(accepted.count) { output in
      for entry in accepted {
        var contract = rows[entry.row].contract
        contract.client = entry.client
        output.append(contract)
      }
    }
    owners.append(accepted.count) { output in
      for entry in accepted { output.append(entry.owner) }
    }
    offsets.append(accepted.count) { output in
      for entry in accepted { output.append(batch.fileOffset(of: rows[entry.row].record)) }
    }
    ids.append(accepted.count, in: batch) { rows[accepted[$0].row].id }
  }

  /// The issue of an identifier in the other role than an earlier accepted contract gives it (1.2).
  @inline(__always)
  private func roleIssue(
    _ record: BatchIndex, freelancer: InputIndex<DatasetProfile>?, agency: InputIndex<DatasetProfile>?
  ) -> RecordIssue? {
    if let freelancer, case .agency = profiles.kind(of: freelancer) {
      return RecordIssue(
        record: record, column: ContractColumn.freelancerID.rawValue, code: .inconsistentProfile,
        allowed: ColumnCondition.noAgency.rawValue)
    }
    if let agency, case .freelancer = profiles.kind(of: agency) {
      return RecordIssue(
        record: record, column: ContractColumn.agencyID.rawValue, code: .inconsistentProfile,
        allowed: ColumnCondition.noFreelancer.rawValue)
    }
    return nil
  }

  /// Indexes the identifiers. Where it returns suspected duplicates, by their hashes, the file has to be read again by a
  /// builder that is given them.
  mutating func index(_ hash: IdentifierHash, workers: Int) async -> (
    index: IdentifierIndex, suspectedDuplicates: Set<UInt64>
  ) {
    let indexed = await ids.indexed(hash, workers: workers)
    ids = IdentifierCollection()
    contractIDs = indexed.index.list
    clientIDs = clients.list
    clients = IdentifierTable()
    return indexed
  }

  /// What the records of other files are checked against.
  func lookup(_ index: IdentifierIndex, _ hash: IdentifierHash) -> ContractLookup {
    ContractLookup(hash: hash, index: index, contracts: contracts, owners: owners, profiles: profiles.table)
  }

  /// The dataset's order of profiles and contracts.
  func order() -> ContractOrder {
    ContractOrder(
      contractIDs, owners: owners, agencyContracts: agencyContracts, profiles: profiles.profiles,
      profileIDs: profiles.table.list)
  }

  /// The contracts in the dataset's order, each with the ranges of its feedback and payments; and those whose payments
  /// differ from their earnings. Leaves the builder without contracts.
  mutating func arrange(
    _ order: ContractOrder, _ feedback: FeedbackOrder,
    payments: (payments: [Payment], groups: Groups<Payment>)?
  ) -> (contracts: [Contract], unlikePayments: UnlikePayments) {
    let (unordered, parts) = (contracts, feedback.contractParts)
    (contracts, owners, agencyContracts) = (InputColumn(), InputColumn(), [])
    let unlikePayments = Mutex(UnlikePayments())
    var arranged = filledArray(parts: parts) { part, output in
      var unlike = UnlikePayments()
      for index in parts[part] {
        let original = order.order[index]
        var contract = unordered[original]
        contract.feedback = feedback.range(index, ofPart: part)
        if let (payments, groups) = payments {
          let range = groups.range(index)
          contract.payments = range
          // A contract is checked once, with its owner.
          if order.keys[original].index == index { unlike.check(contract, original, payments[range]) }
        }
        output.append(contract)
      }
      unlikePayments.withLock { $0.add(unlike) }
    }
    for entry in order.memberEntries.all { arranged[entry.index].isOwned = false }
    return (arranged, unlikePayments.withLock { $0 })
  }
}
