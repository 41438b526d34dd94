import CSV
import JobSuccess

/// The feedback while feedback.csv is read, in the file's order.
struct FeedbackStage: Sendable {
  private var ids: IdentifierCollection
  /// The identifiers, once they are indexed.
  private var list = IdentifierList()
  private var feedback: [Feedback] = []
  /// The place in contracts.csv of each one's contract.
  private var contracts: [UInt32] = []
  /// Where each one's record begins.
  private var offsets: [UInt64] = []

  /// A stage that is told which identifiers may stand twice, by their hashes, where an earlier reading found some.
  init(doubtful: Set<UInt64> = []) {
    ids = IdentifierCollection(doubtful: doubtful)
  }

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
    ids.reserve(count, words: expectedWords(of: rows.lazy.map(\.id), in: count))
    feedback.reserveCapacity(count)
    contracts.reserveCapacity(count)
    offsets.reserveCapacity(count)
  }

  /// Takes in a batch's records; refuses those whose identifier stands already, whatever else is wrong with their
  /// references.
  mutating func commit(_ decoded: inout Decoded<FeedbackRow>, _ batch: borrowing RecordBatch) {
    for row in decoded.rows {
      let isDuplicate = ids.holds(row.id, in: batch)
      if let refusal = row.refusal {
        if isDuplicate { decoded.refusals[Int(refusal)].fault = .duplicate(FeedbackColumn.feedbackID) }
        ids.refuse(row.id)
      } else if isDuplicate {
        decoded.refusals.append(Remark(record: row.record, fault: .duplicate(FeedbackColumn.feedbackID)))
      } else if let contract = row.contract {
        ids.append(row.id, in: batch)
        feedback.append(row.feedback)
        contracts.append(contract)
        offsets.append(UInt64(batch.fileOffset(of: batch.records[Int(row.record)])))
        if row.isLate { decoded.warnings.append(Remark(record: row.record, fault: .late)) }
      }
    }
  }

  /// Indexes the identifiers. Where some may stand twice, their hashes are `doubtful`: then the file has to be read again
  /// by a stage that is told them.
  mutating func index(_ hash: IdentifierHash, workers: Int) async -> (
    lookup: FeedbackLookup, doubtful: Set<UInt64>
  ) {
    let (index, doubtful) = await ids.indexed(hash, workers: workers)
    ids = IdentifierCollection()
    list = index.list
    return (FeedbackLookup(hash: hash, index: index, contracts: contracts), doubtful)
  }

  /// The feedback by contract, within one by the moment of submission, then by the identifiers' bytes; each contract
  /// is told where its own stands. The stage is empty then.
  mutating func arrange(_ arrangedContracts: inout ArrangedContracts) -> Arranged {
    for index in contracts.indices { contracts[index] = arrangedContracts.places[Int(contracts[index])] }
    var groups = Groups(of: feedback.count, into: arrangedContracts.contracts.count) { contracts[$0] }
    contracts = []
    var arranged = Arranged()
    arranged.feedback.reserveCapacity(feedback.count)
    for contract in arrangedContracts.contracts.indices {
      let range = groups.range(contract)
      // Also where it is empty: then it says where between the others' feedback it is.
      arrangedContracts.contracts[contract].feedback = range
      for index in groups.order[range] { arranged.feedback.append(feedback[Int(index)]) }
      guard range.count > 1 else { continue }
      sort(contract, &groups, &arranged)
      arranged.superseded += superseded(arranged.feedback[range])
    }
    let order = groups.order
    (list, feedback) = (IdentifierList(), [])
    arranged.offsets = order.map { offsets[Int($0)] }
    offsets = []
    arranged.places = inverse(of: order)
    return arranged
  }

  /// Sorts a contract's feedback; mostly it is sorted already, as it stands in the file.
  private func sort(_ contract: Int, _ groups: inout Groups, _ arranged: inout Arranged) {
    let range = groups.range(contract)
    let isSorted = range.dropFirst().allSatisfy {
      arranged.feedback[$0 - 1].submittedAt < arranged.feedback[$0].submittedAt
    }
    guard !isSorted else { return }
    groups.sort(contract) { left, right in
      let (first, second) = (feedback[Int(left)].submittedAt, feedback[Int(right)].submittedAt)
      return first != second ? first < second : list.precedes(Int(left), Int(right))
    }
    for place in range { arranged.feedback[place] = feedback[Int(groups.order[place])] }
  }

  private func superseded(_ feedback: ArraySlice<Feedback>) -> Int {
    FeedbackAuthor.allCases.reduce(0) { sum, author in
      let finals = feedback.count { $0.kind == .final && $0.author == author }
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
