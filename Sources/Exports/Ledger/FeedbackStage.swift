import CSV
import JobSuccess

/// The feedback while feedback.csv is read, in the file's order.
struct FeedbackStage: Sendable {
  private(set) var table = IdentifierTable()
  private var feedback: [Feedback] = []
  /// The ledger's index of each one's contract.
  private(set) var contracts: [UInt32] = []
  /// Where each one's record begins.
  private var offsets: [UInt64] = []

  /// The feedback in the ledger's order.
  struct Arranged {
    var feedback: [Feedback] = []
    var offsets: [UInt64] = []
    /// The new index by the index in the stage.
    var places: [UInt32] = []
    /// How many final ones are followed by a later one of the same author on the same contract (1.3).
    var superseded = 0
  }

  /// Makes room for about so many records like the first ones.
  mutating func expect(_ count: Int, like rows: [FeedbackRow]) {
    table.reserve(count, bytes: expectedBytes(of: rows.lazy.map(\.id), in: count))
    feedback.reserveCapacity(count)
    contracts.reserveCapacity(count)
    offsets.reserveCapacity(count)
  }

  /// Takes in a batch's records; refuses those whose identifier stands already, whatever else is wrong with their
  /// references.
  mutating func commit(_ decoded: inout Decoded<FeedbackRow>, _ batch: borrowing RecordBatch) {
    // Few rows at a time, so that what was looked at is still at hand.
    for start in stride(from: 0, to: decoded.rows.count, by: 256) {
      let rows = decoded.rows[start..<min(start + 256, decoded.rows.count)]
      let duplicates = table.quickLook(rows, in: batch) { $0.id }
      for (row, duplicate) in zip(rows, duplicates) {
        commit(row, isDuplicate: duplicate != nil, &decoded, batch)
      }
    }
  }

  /// Takes in a record; `isDuplicate` is what a quick look found of its identifier, and false tells nothing.
  @inline(__always)
  private mutating func commit(
    _ row: FeedbackRow, isDuplicate: Bool, _ decoded: inout Decoded<FeedbackRow>,
    _ batch: borrowing RecordBatch
  ) {
    if let refusal = row.refusal {
      if isDuplicate || table.find(row.id, in: batch) != nil {
        decoded.refusals[Int(refusal)].fault = .duplicate(FeedbackColumn.feedbackID)
      }
      return
    }
    guard !isDuplicate, let contract = row.contract, table.intern(row.id, in: batch).isNew else {
      decoded.refusals.append(Remark(record: row.record, fault: .duplicate(FeedbackColumn.feedbackID)))
      return
    }
    feedback.append(row.feedback)
    contracts.append(contract)
    offsets.append(UInt64(batch.fileOffset(of: batch.records[Int(row.record)])))
    if row.isLate { decoded.warnings.append(Remark(record: row.record, fault: .late)) }
  }

  /// What finds feedback by its identifier.
  func lookup(_ hash: IdentifierHash) -> FeedbackLookup {
    FeedbackLookup(hash: hash, table: table, contracts: contracts)
  }

  /// Gives the memory back that finding feedback by its identifier needs.
  mutating func forgetPlaces() {
    table.forgetPlaces()
  }

  /// The feedback by contract, within one by the moment of submission, then by the identifiers' bytes; each contract
  /// is told where its own stands. The stage is empty then.
  mutating func arrange(_ ledgerContracts: inout [Contract]) -> Arranged {
    var groups = Groups(of: feedback.count, into: ledgerContracts.count) { contracts[$0] }
    var arranged = Arranged()
    for contract in ledgerContracts.indices {
      let range = groups.range(contract)
      // Also where it is empty: then it says where between the others' feedback it is.
      ledgerContracts[contract].feedback = range
      guard !range.isEmpty else { continue }
      groups.sort(contract) { left, right in
        let (first, second) = (feedback[Int(left)].submittedAt, feedback[Int(right)].submittedAt)
        return first != second ? first < second : table.list.precedes(Int(left), Int(right))
      }
      arranged.superseded += superseded(groups.order[range])
    }
    let order = groups.order
    arranged.places = [UInt32](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { arranged.places[Int(old)] = UInt32(truncatingIfNeeded: new) }
    // Needed no longer, and what follows needs memory.
    (table, contracts) = (IdentifierTable(), [])
    feedback.arrange(by: order)
    swap(&arranged.feedback, &feedback)
    offsets.arrange(by: order)
    swap(&arranged.offsets, &offsets)
    return arranged
  }

  private func superseded(_ indices: ArraySlice<UInt32>) -> Int {
    guard indices.count > 1 else { return 0 }
    return FeedbackAuthor.allCases.reduce(0) { sum, author in
      let finals = indices.count { feedback[Int($0)].kind == .final && feedback[Int($0)].author == author }
      return sum + max(0, finals - 1)
    }
  }
}

extension Fault {
  /// Final feedback that came late: no fault, but a warning.
  fileprivate static let late = Fault(
    column: FeedbackColumn.submittedAt.rawValue, code: .lateFeedback,
    allowed: "any later date; usual: at most \(FeedbackDecoder.lateAfter) days after ended_on")
}
