import Basics
import CSV
import JobSuccess

/// The feedback while feedback.csv is read, in the file's order.
struct FeedbackTableBuilder: Sendable {
  private var ids: IdentifierCollection
  /// The identifiers, after `index`.
  private var list = IdentifierList()
  private var feedback = InputColumn<Feedback, Feedback>()
  /// Each feedback's contract.
  private var contracts = InputColumn<Feedback, InputIndex<Contract>>()
  /// The byte offset of each feedback's record.
  private(set) var offsets = InputColumn<Feedback, UInt64>()
  /// The accepted rows of a batch; a buffer that every batch reuses.
  private var accepted: [Accepted] = []

  private struct Accepted {
    /// The index in the batch's rows.
    var row: Int
    var contract: InputIndex<Contract>
  }

  /// - Parameter suspectedDuplicates: Hashes of the identifiers that more than one record may have, as an earlier reading
  ///   of the file found.
  init(suspectedDuplicates: Set<UInt64> = []) {
    ids = IdentifierCollection(suspectedDuplicates: suspectedDuplicates)
  }

  /// Reserves memory for about `count` records that are as long as `rows`.
  mutating func expect(_ count: Int, like rows: [FeedbackRow]) {
    ids.reserve(count, words: expectedWords(of: rows.lazy.map(\.id), in: count))
    feedback.reserveCapacity(count)
    contracts.reserveCapacity(count)
    offsets.reserveCapacity(count)
  }

  /// Takes in a batch's records. A record whose identifier an earlier one has is refused for that, whatever is wrong with
  /// its references.
  mutating func commit(_ decoded: inout Decoded<FeedbackRow>, _ batch: borrowing RecordBatch) {
    let rows = decoded.rows
    accepted.removeAll(keepingCapacity: true)
    for (index, row) in rows.enumerated() {
      let isDuplicate = ids.holds(row.id, in: batch)
      if let refusal = row.refusal {
        if isDuplicate {
          decoded.refusals[Int(refusal)] = .duplicate(FeedbackColumn.feedbackID, in: row.record)
        }
        ids.refuse(row.id)
      } else if isDuplicate {
        decoded.refusals.append(.duplicate(FeedbackColumn.feedbackID, in: row.record))
      } else if let contract = row.contract {
        ids.accept(row.id, in: batch)
        accepted.append(Accepted(row: index, contract: contract))
        if row.isLate { decoded.warnings.append(.late(in: row.record)) }
        if row.isSkewed { decoded.warnings.append(.skewed(in: row.record)) }
      }
    }
    let accepted = accepted
    feedback.append(accepted.count) { output in
      for entry in accepted { output.append(rows[entry.row].feedback) }
    }
    contracts.append(accepted.count) { output in
      for entry in accepted { output.append(entry.contract) }
    }
    offsets.append(accepted.count) { output in
      for entry in accepted { output.append(batch.fileOffset(of: rows[entry.row].record)) }
    }
    ids.append(accepted.count, in: batch) { rows[accepted[$0].row].id }
  }

  /// Indexes the identifiers. Where it returns suspected duplicates, by their hashes, the file has to be read again by a
  /// builder that is given them.
  mutating func index(_ hash: IdentifierHash, workers: Int) async -> (
    lookup: FeedbackLookup, suspectedDuplicates: Set<UInt64>
  ) {
    let (index, suspectedDuplicates) = await ids.indexed(hash, workers: workers)
    ids = IdentifierCollection()
    list = index.list
    return (FeedbackLookup(hash: hash, index: index, contracts: contracts), suspectedDuplicates)
  }

  /// The identifiers of all feedback, after `index` and before `order`.
  var knownIDs: IdentifierList { list }

  /// The dataset's order of feedback. Leaves the builder without identifiers and contracts.
  mutating func order(_ order: ContractOrder, workers: Int) async -> FeedbackOrder {
    let (ids, contracts) = (list, contracts)
    (list, self.contracts) = (IdentifierList(), InputColumn())
    return await FeedbackOrder(
      feedback, contracts: contracts.map(workers: workers) { order.keys[$0] },
      copies: order.memberEntries.copies(of: contracts), ids: ids, order, workers: workers)
  }

  /// The feedback in the dataset's order. Leaves the builder empty.
  mutating func arrange(_ order: FeedbackOrder) -> [Feedback] {
    let unsorted = feedback
    self = FeedbackTableBuilder()
    return filledArray(parts: order.feedbackParts) { part, output in
      for index in order.feedbackParts[part] { output.append(unsorted[order.order[index]]) }
    }
  }
}

extension RecordIssue {
  /// The warning that final feedback is dated one day before the contract's end.
  fileprivate static func skewed(in record: BatchIndex) -> RecordIssue {
    RecordIssue(
      record: record, column: FeedbackColumn.submittedAt.rawValue, code: .timeZoneSkew,
      allowed: "a date not before the contract's ended_on")
  }

  /// The warning that final feedback came late.
  fileprivate static func late(in record: BatchIndex) -> RecordIssue {
    RecordIssue(
      record: record, column: FeedbackColumn.submittedAt.rawValue, code: .lateFeedback,
      allowed: "any later date; usual: at most \(FeedbackDecoder.lateAfter) days after ended_on")
  }
}
