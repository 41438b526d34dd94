import Basics
import CSV
import JobSuccess

/// The feedback while feedback.csv is read, in the file's order.
struct FeedbackTableBuilder: Sendable {
  private var ids: IdentifierCollection
  /// The identifiers, once they are indexed.
  private var list = IdentifierList()
  private var feedback: [Feedback] = []
  /// The place in contracts.csv of each one's contract.
  private var contracts: [UInt32] = []
  /// Where each one's record begins.
  private var offsets: [UInt64] = []
  /// The indices of the rows of a batch that are taken in; its room is used again and again.
  private var accepted: [Int] = []

  /// A stage that is told which identifiers may stand twice, by their hashes, where an earlier reading found some.
  init(suspectedDuplicates: Set<UInt64> = []) {
    ids = IdentifierCollection(suspectedDuplicates: suspectedDuplicates)
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
    let rows = decoded.rows
    accepted.removeAll(keepingCapacity: true)
    for (index, row) in rows.enumerated() {
      let isDuplicate = ids.holds(row.id, in: batch)
      if let refusal = row.refusal {
        if isDuplicate { decoded.refusals[Int(refusal)].fault = .duplicate(FeedbackColumn.feedbackID) }
        ids.refuse(row.id)
      } else if isDuplicate {
        decoded.refusals.append(Remark(record: row.record, fault: .duplicate(FeedbackColumn.feedbackID)))
      } else {
        ids.accept(row.id, in: batch)
        accepted.append(index)
        if row.isLate { decoded.warnings.append(Remark(record: row.record, fault: .late)) }
      }
    }
    append(rows, batch)
  }

  /// Takes in what was accepted, column by column.
  private mutating func append(_ rows: [FeedbackRow], _ batch: borrowing RecordBatch) {
    let accepted = accepted
    feedback.append(addingCapacity: accepted.count) { room in
      for index in accepted { room.append(rows[index].feedback) }
    }
    contracts.append(addingCapacity: accepted.count) { room in
      for index in accepted { room.append(rows[index].contract ?? 0) }
    }
    offsets.append(addingCapacity: accepted.count) { room in
      for index in accepted {
        room.append(UInt64(batch.fileOffset(of: batch.records[Int(rows[index].record)])))
      }
    }
    ids.append(accepted.count, in: batch) { rows[accepted[$0]].id }
  }

  /// Indexes the identifiers. Where some may be there twice, their hashes are `suspectedDuplicates`: then the
  /// file has to be read again by a builder that knows them.
  mutating func index(_ hash: IdentifierHash, workers: Int) async -> (
    lookup: FeedbackLookup, suspectedDuplicates: Set<UInt64>
  ) {
    let (index, suspectedDuplicates) = await ids.indexed(hash, workers: workers)
    ids = IdentifierCollection()
    list = index.list
    return (FeedbackLookup(hash: hash, index: index, contracts: contracts), suspectedDuplicates)
  }

  /// In which order the dataset has it. The dataset's index of a contract is at its place in `contractPlaces`. Identifiers and
  /// contracts are gone from the stage then.
  mutating func order(_ contractPlaces: [UInt32], workers: Int) async -> FeedbackOrder {
    let (ids, contracts) = (list, contracts)
    (list, self.contracts) = (IdentifierList(), [])
    let parts = evenParts(contracts.count, workers)
    let datasetContracts: [UInt32] = filledArray(parts: parts) { part, room in
      for index in parts[part] {
        room.append(contractPlaces[Int(contracts[index])])
      }
    }
    return await FeedbackOrder(
      feedback, contracts: datasetContracts, ids: ids, contractCount: contractPlaces.count, workers: workers)
  }

  /// Where the records of feedback in an order begin.
  func offsets(_ order: FeedbackOrder) -> RecordOffsets {
    RecordOffsets(offsets, order: order.order)
  }

  /// The feedback in an order. The stage is empty then.
  mutating func arrange(_ order: FeedbackOrder) -> [Feedback] {
    let unsorted = feedback
    self = FeedbackTableBuilder()
    return filledArray(parts: order.feedbackParts) { part, room in
      for index in order.feedbackParts[part] { room.append(unsorted[Int(order.order[index])]) }
    }
  }
}

extension Fault {
  /// Final feedback that came late: no fault, but a warning.
  fileprivate static let late = Fault(
    column: FeedbackColumn.submittedAt.rawValue, code: .lateFeedback,
    allowed: "any later date; usual: at most \(FeedbackDecoder.lateAfter) days after ended_on")
}
