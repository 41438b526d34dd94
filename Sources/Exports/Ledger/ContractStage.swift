import CSV
import JobSuccess

/// The contracts while contracts.csv is read, in the file's order.
///
/// Taking records in is done one batch after the other, so this is what more threads can't make faster.
struct ContractStage: Sendable {
  private var table = IdentifierTable()
  private var contracts: [Contract] = []
  private var terms: [ContractTerm] = []
  /// The index of the identifier of the profile that each one belongs to.
  private var owners: [UInt32] = []
  /// Where each one's record begins.
  private var offsets: [UInt64] = []
  private(set) var clients = IdentifierTable()
  var profiles = ProfileStage()

  // Room for what is looked at ahead.
  private var duplicates = QuickLooks()
  private var freelancers = QuickLooks()
  private var knownClients = QuickLooks()

  /// Makes room for about so many records like the first ones.
  mutating func expect(_ count: Int, like rows: [ContractRow]) {
    table.reserve(count, words: expectedWords(of: rows.lazy.map(\.id), in: count))
    contracts.reserveCapacity(count)
    terms.reserveCapacity(count)
    owners.reserveCapacity(count)
    offsets.reserveCapacity(count)
  }

  /// Takes in a batch's records; refuses those whose identifiers contradict earlier ones.
  mutating func commit(_ decoded: inout Decoded<ContractRow>, _ batch: borrowing RecordBatch) {
    // Few rows at a time, so that what was looked at is still at hand.
    for start in stride(from: 0, to: decoded.rows.count, by: 128) {
      let rows = decoded.rows[start..<min(start + 128, decoded.rows.count)]
      table.quickLook(rows, in: batch, &duplicates) { $0.id }
      profiles.table.quickLook(rows, in: batch, &freelancers) { $0.freelancer }
      clients.quickLook(rows, in: batch, &knownClients) { $0.client }
      for (place, row) in rows.enumerated() {
        let known = KnownParties(
          freelancer: freelancers[place], client: knownClients[place], isDuplicate: duplicates[place] != nil)
        if let fault = commit(row, known, of: batch) {
          decoded.refusals.append(Remark(record: row.record, fault: fault))
        }
      }
    }
  }

  /// What a quick look found of a record's identifiers; nil and false tell nothing.
  private struct KnownParties {
    var freelancer: UInt32?
    var client: UInt32?
    var isDuplicate: Bool
  }

  /// Takes in a record, or tells what is wrong with it. Identifiers are looked up before anything is taken in: what a
  /// rejected record names stays unknown.
  @inline(__always)
  private mutating func commit(_ row: ContractRow, _ known: KnownParties, of batch: borrowing RecordBatch)
    -> Fault?
  {
    let freelancer = known.freelancer ?? profiles.table.find(row.freelancer, in: batch)
    let isAgencys = !row.agency.field.isEmpty
    let agency = isAgencys ? profiles.table.find(row.agency, in: batch) : nil
    if known.isDuplicate { return .duplicate(ContractColumn.contractID) }
    if let fault = roleFault(freelancer: freelancer, agency: agency) {
      return table.find(row.id, in: batch) == nil ? fault : .duplicate(ContractColumn.contractID)
    }
    guard table.intern(row.id, in: batch).isNew else { return .duplicate(ContractColumn.contractID) }
    var owner = freelancer ?? profiles.intern(row.freelancer, .freelancer, in: batch)
    if isAgencys { owner = agency ?? profiles.intern(row.agency, .agency, in: batch) }
    var contract = row.contract
    contract.client = ClientKey(known.client ?? clients.intern(row.client, in: batch).index)
    contracts.append(contract)
    terms.append(ContractTerm(of: contract))
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

  /// Parts what was read: into what the records of other files are checked against, and what can be arranged meanwhile.
  /// The stage is empty then, but for the clients.
  mutating func part(_ hash: IdentifierHash) -> (lookup: ContractLookup, rows: ContractRows) {
    clients.forgetPlaces()
    let lookup = ContractLookup(
      hash: hash, table: table, terms: terms, owners: owners, profiles: profiles.table)
    let rows = ContractRows(
      contracts: contracts, offsets: offsets, ids: table.list, owners: owners, profiles: profiles.profiles,
      profileIDs: profiles.table.list)
    let clients = clients
    self = ContractStage()
    self.clients = clients
    return (lookup, rows)
  }
}
