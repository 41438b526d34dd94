import Basics
import CSV
import JobSuccess

/// The contracts while contracts.csv is read, in the file's order.
///
/// Taking records in is done one batch after the other, so this is what more threads can't make faster.
struct ContractTableBuilder: Sendable {
  private var ids: IdentifierCollection
  private var contracts: [Contract] = []
  /// The index of the identifier of the profile that each one belongs to.
  private var owners: [UInt32] = []
  /// Where each one's record begins.
  private var offsets: [UInt64] = []
  private var clients = IdentifierTable()
  /// The clients' identifiers, once the file is read.
  private(set) var clientIDs = IdentifierList()
  var profiles = ProfileTableBuilder()

  /// What a batch's records come to; its room is used again and again.
  private var accepted: [Accepted] = []
  // Room for what is looked at ahead.
  private var freelancers = BatchedLookup()
  private var knownClients = BatchedLookup()

  private struct Accepted {
    /// The row's index.
    var row: Int
    var owner: UInt32
    var client: ClientKey
  }

  /// A stage that is told which identifiers may stand twice, by their hashes, where an earlier reading found some.
  init(suspectedDuplicates: Set<UInt64> = []) {
    ids = IdentifierCollection(suspectedDuplicates: suspectedDuplicates)
  }

  /// Makes room for about so many records like the first ones.
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
    for few in BatchedLookup.portions(rows.count) {
      profiles.table.quickLook(rows.span.extracting(few), in: batch, &freelancers) { $0.freelancer }
      clients.quickLook(rows.span.extracting(few), in: batch, &knownClients) { $0.client }
      for index in few {
        let fault = accept(
          rows[index], index, freelancer: freelancers[index - few.lowerBound],
          client: knownClients[index - few.lowerBound],
          of: batch)
        if let fault { decoded.refusals.append(Remark(record: rows[index].record, fault: fault)) }
      }
    }
    append(rows, batch)
  }

  /// Accepts a record, or tells what is wrong with it. Parties are looked up before anything is taken in: what a rejected
  /// record names stays unknown. Of those that are given, nil tells nothing.
  @inline(__always)
  private mutating func accept(
    _ row: ContractRow, _ index: Int, freelancer: UInt32?, client: UInt32?, of batch: borrowing RecordBatch
  ) -> Fault? {
    if ids.holds(row.id, in: batch) { return .duplicate(ContractColumn.contractID) }
    let freelancer = freelancer ?? profiles.table.find(row.freelancer, in: batch)
    let isAgencys = !row.agency.field.isEmpty
    let agency = isAgencys ? profiles.table.find(row.agency, in: batch) : nil
    if let fault = roleFault(freelancer: freelancer, agency: agency) {
      ids.refuse(row.id)
      return fault
    }
    ids.accept(row.id, in: batch)
    var owner = freelancer ?? profiles.intern(row.freelancer, .freelancer, in: batch)
    if isAgencys { owner = agency ?? profiles.intern(row.agency, .agency, in: batch) }
    let client = client ?? clients.intern(row.client, in: batch).index
    accepted.append(Accepted(row: index, owner: owner, client: ClientKey(client)))
    return nil
  }

  /// Takes in what was accepted, column by column.
  private mutating func append(_ rows: [ContractRow], _ batch: borrowing RecordBatch) {
    let accepted = accepted
    contracts.append(addingCapacity: accepted.count) { room in
      for entry in accepted {
        var contract = rows[entry.row].contract
        contract.client = entry.client
        room.append(contract)
      }
    }
    owners.append(addingCapacity: accepted.count) { room in
      for entry in accepted { room.append(entry.owner) }
    }
    offsets.append(addingCapacity: accepted.count) { room in
      for entry in accepted {
        room.append(UInt64(batch.fileOffset(of: batch.records[Int(rows[entry.row].record)])))
      }
    }
    ids.append(accepted.count, in: batch) { rows[accepted[$0].row].id }
  }

  /// An identifier in the other role than an earlier accepted contract gives it (1.2).
  @inline(__always)
  private func roleFault(freelancer: UInt32?, agency: UInt32?) -> Fault? {
    if let freelancer, case .agency = profiles.kind(of: freelancer) {
      return Fault(
        column: ContractColumn.freelancerID.rawValue, code: .inconsistentProfile,
        allowed: "an identifier that no earlier contract uses for an agency")
    }
    if let agency, case .freelancer = profiles.kind(of: agency) {
      return Fault(
        column: ContractColumn.agencyID.rawValue, code: .inconsistentProfile,
        allowed: "an identifier that no earlier contract uses for a freelancer")
    }
    return nil
  }

  /// Indexes the identifiers. Where some may be there twice, their hashes are `suspectedDuplicates`: then the
  /// file has to be read again by a builder that knows them.
  mutating func index(_ hash: IdentifierHash, workers: Int) async -> (
    index: IdentifierIndex, suspectedDuplicates: Set<UInt64>
  ) {
    let indexed = await ids.indexed(hash, workers: workers)
    ids = IdentifierCollection()
    clientIDs = clients.list
    clients = IdentifierTable()
    return indexed
  }

  /// What the records of other files are checked against.
  func lookup(_ index: IdentifierIndex, _ hash: IdentifierHash) -> ContractLookup {
    ContractLookup(hash: hash, index: index, contracts: contracts, owners: owners, profiles: profiles.table)
  }

  /// In which order the dataset has profiles and contracts.
  func order(_ index: IdentifierIndex) -> ContractOrder {
    ContractOrder(
      index.list, owners: owners, profiles: profiles.profiles, profileIDs: profiles.table.list)
  }

  /// Where the records of contracts in an order begin.
  func offsets(_ order: ContractOrder) -> RecordOffsets {
    RecordOffsets(offsets, order: order.order)
  }

  /// The contracts in an order, each told where its feedback and its payments stand. They are gone from the stage then.
  mutating func arrange(_ order: ContractOrder, _ feedback: FeedbackOrder, payments: Groups?) -> [Contract] {
    let (unordered, parts) = (contracts, feedback.contractParts)
    (contracts, owners) = ([], [])
    return filledArray(parts: parts) { part, room in
      for index in parts[part] {
        var contract = unordered[Int(order.order[index])]
        contract.feedback = feedback.range(index, ofPart: part)
        if let payments { contract.payments = payments.range(index) }
        room.append(contract)
      }
    }
  }
}
