import CSV
import JobSuccess
import Parallel

/// The contracts while contracts.csv is read, in the file's order.
///
/// Taking records in is done one batch after the other, so this is what more threads can't make faster.
struct ContractStage: Sendable {
  private var ids: IdentifierCollection
  private var contracts: [StagedContract] = []
  private var terms: [ContractTerm] = []
  /// The index of the identifier of the profile that each one belongs to.
  private var owners: [UInt32] = []
  /// Where each one's record begins.
  private var offsets: [UInt64] = []
  private(set) var clients = IdentifierTable()
  var profiles = ProfileStage()

  // Room for what is looked at ahead.
  private var freelancers = QuickLooks()
  private var knownClients = QuickLooks()

  /// A stage that is told which identifiers may stand twice, by their hashes, where an earlier reading found some.
  init(doubtful: Set<UInt64> = []) {
    ids = IdentifierCollection(doubtful: doubtful)
  }

  /// Makes room for about so many records like the first ones.
  mutating func expect(_ count: Int, like rows: [ContractRow]) {
    ids.reserve(count, words: expectedWords(of: rows.lazy.map(\.id), in: count))
    contracts.reserveCapacity(count)
    terms.reserveCapacity(count)
    owners.reserveCapacity(count)
    offsets.reserveCapacity(count)
  }

  /// Takes in a batch's records; refuses those whose identifiers contradict earlier ones.
  mutating func commit(_ decoded: inout Decoded<ContractRow>, _ batch: borrowing RecordBatch) {
    let all = decoded.rows
    // Few rows at a time, so that what was looked at is still at hand.
    for start in stride(from: 0, to: all.count, by: 128) {
      let rows = all.span.extracting(start..<min(start + 128, all.count))
      profiles.table.quickLook(rows, in: batch, &freelancers) { $0.freelancer }
      clients.quickLook(rows, in: batch, &knownClients) { $0.client }
      for place in rows.indices {
        let fault = commit(
          rows[place], freelancer: freelancers[place], client: knownClients[place], of: batch)
        if let fault { decoded.refusals.append(Remark(record: rows[place].record, fault: fault)) }
      }
    }
  }

  /// Takes in a record, or tells what is wrong with it. Parties are looked up before anything is taken in: what a rejected
  /// record names stays unknown. Of those that are given, nil tells nothing.
  @inline(__always)
  private mutating func commit(
    _ row: ContractRow, freelancer: UInt32?, client: UInt32?, of batch: borrowing RecordBatch
  ) -> Fault? {
    if ids.holds(row.id, in: batch) { return .duplicate(ContractColumn.contractID) }
    let freelancer = freelancer ?? profiles.table.find(row.freelancer, in: batch)
    let isAgencys = !row.agency.field.isEmpty
    let agency = isAgencys ? profiles.table.find(row.agency, in: batch) : nil
    if let fault = roleFault(freelancer: freelancer, agency: agency) {
      ids.refuse(row.id)
      return fault
    }
    ids.append(row.id, in: batch)
    var owner = freelancer ?? profiles.intern(row.freelancer, .freelancer, in: batch)
    if isAgencys { owner = agency ?? profiles.intern(row.agency, .agency, in: batch) }
    let client = ClientKey(client ?? clients.intern(row.client, in: batch).index)
    contracts.append(StagedContract(row.contract, client: client))
    terms.append(ContractTerm(of: row.contract))
    owners.append(owner)
    offsets.append(UInt64(batch.fileOffset(of: batch.records[Int(row.record)])))
    return nil
  }

  /// An identifier in the other role than an earlier accepted contract gives it (1.2).
  @inline(__always)
  private func roleFault(freelancer: UInt32?, agency: UInt32?) -> Fault? {
    if let freelancer, profiles.kind(of: freelancer) == .agency {
      return Fault(
        column: ContractColumn.freelancerID.rawValue, code: .inconsistentProfile,
        allowed: "an identifier that no earlier contract uses for an agency")
    }
    if let agency, profiles.kind(of: agency) == .freelancer {
      return Fault(
        column: ContractColumn.agencyID.rawValue, code: .inconsistentProfile,
        allowed: "an identifier that no earlier contract uses for a freelancer")
    }
    return nil
  }

  /// Indexes the identifiers. Where some may stand twice, their hashes are `doubtful`: then the file has to be read again
  /// by a stage that is told them.
  mutating func index(_ hash: IdentifierHash, workers: Int) async -> (
    index: IdentifierIndex, doubtful: Set<UInt64>
  ) {
    let indexed = await ids.indexed(hash, workers: workers)
    ids = IdentifierCollection()
    return indexed
  }

  /// What the records of other files are checked against.
  func lookup(_ index: IdentifierIndex, _ hash: IdentifierHash) -> ContractLookup {
    ContractLookup(hash: hash, index: index, terms: terms, owners: owners, profiles: profiles.table)
  }

  /// In which order the ledger has profiles and contracts.
  func order(_ index: IdentifierIndex) -> ContractOrder {
    ContractOrder(
      index.list, owners: owners, profiles: profiles.profiles, profileIDs: profiles.table.list)
  }

  /// The contracts in an order, each told where its feedback and its payments stand, and where its record begins. They are
  /// gone from the stage then.
  mutating func arrange(_ order: ContractOrder, _ feedback: FeedbackOrder, payments: Groups?) -> (
    contracts: [Contract], offsets: [UInt64]
  ) {
    let (staged, stagedTerms, stagedOffsets, ends) = (contracts, terms, offsets, feedback.contractEnds)
    (contracts, terms, offsets) = ([], [], [])
    let contracts = filledArray(ends: ends) { part, room in
      let start = part == 0 ? 0 : ends[part - 1]
      for index in start..<ends[part] {
        let place = Int(order.order[index])
        var contract = staged[place].contract(stagedTerms[place])
        contract.feedback = feedback.range(index - start, ofPart: part)
        if let payments { contract.payments = payments.range(index) }
        room.append(contract)
      }
    }
    let offsets = filledArray(ends: ends) { part, room in
      for index in (part == 0 ? 0 : ends[part - 1])..<ends[part] {
        room.append(stagedOffsets[Int(order.order[index])])
      }
    }
    return (contracts, offsets)
  }
}
