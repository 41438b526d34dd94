import CSV
import JobSuccess

/// The contracts while contracts.csv is read, in the file's order.
struct ContractStage: Sendable {
  private(set) var table = IdentifierTable()
  private var facts: [ContractFacts] = []
  /// Where each one's record begins.
  private var offsets: [UInt64] = []
  private(set) var clients = IdentifierTable()
  var profiles = ProfileStage()

  /// Takes in a batch's records; refuses those whose identifiers contradict earlier ones.
  mutating func commit(_ decoded: inout Decoded<ContractRow>, _ batch: borrowing RecordBatch) {
    for row in decoded.rows {
      if let fault = commit(row, of: batch) {
        decoded.refusals.append(Remark(record: row.record, fault: fault))
      }
    }
  }

  /// Takes in a record, or tells what is wrong with it.
  @inline(__always)
  private mutating func commit(_ row: ContractRow, of batch: borrowing RecordBatch) -> Fault? {
    // Looked up before anything is taken in: what a rejected record names stays unknown.
    if let fault = roleFault(row, of: batch) {
      return table.find(row.id, in: batch) == nil
        ? fault : .duplicate(ContractColumn.contractID)
    }
    guard table.intern(row.id, in: batch).isNew else {
      return .duplicate(ContractColumn.contractID)
    }
    let freelancer = profiles.intern(row.freelancer, .freelancer, in: batch)
    var contract = row.facts
    contract.profile = row.agency.field.isEmpty ? freelancer : profiles.intern(row.agency, .agency, in: batch)
    contract.client = clients.intern(row.client, in: batch).index
    facts.append(contract)
    offsets.append(UInt64(batch.fileOffset(of: batch.records[Int(row.record)])))
    return nil
  }

  /// An identifier in the other role than an earlier accepted contract gives it (1.2).
  @inline(__always)
  private func roleFault(_ row: ContractRow, of batch: borrowing RecordBatch) -> Fault? {
    if profiles.kind(of: row.freelancer, in: batch) == .agency {
      return Fault(
        column: ContractColumn.freelancerID.rawValue, code: .inconsistentProfile,
        allowed: "an identifier that no earlier contract uses for an agency")
    }
    if !row.agency.field.isEmpty, profiles.kind(of: row.agency, in: batch) == .freelancer {
      return Fault(
        column: ContractColumn.agencyID.rawValue, code: .inconsistentProfile,
        allowed: "an identifier that no earlier contract uses for a freelancer")
    }
    return nil
  }

  /// The contracts grouped by profile, profiles and contracts in the order of their identifiers' bytes; the table
  /// gives their new indices from now on. The stage is empty then.
  mutating func arrange() -> (contracts: [Contract], offsets: [UInt64]) {
    let profileIndices = profiles.sort()
    let groups = Groups(of: facts.count, into: profileIndices.count) {
      profileIndices[Int(facts[$0].profile)]
    }
    var order = groups.order
    for profile in profileIndices.indices {
      let range = groups.range(profile)
      profiles.setContracts(range, of: profile)
      order.sortRange(range) { table.list.precedes(Int($0), Int($1)) }
    }
    var newIndices = [UInt32](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { newIndices[Int(old)] = UInt32(truncatingIfNeeded: new) }
    table.reorder(oldIndices: order, newIndices: newIndices)
    newIndices = []
    let contracts = order.map { facts[Int($0)].contract }
    facts = []
    offsets = order.map { offsets[Int($0)] }
    defer { offsets = [] }
    return (contracts, offsets)
  }
}
