import Basics
import JobSuccess

/// The dataset's order of feedback: by contract, then by the moment of submission, then by the identifiers' bytes.
///
/// It is made of parts, each the feedback of a run of contracts, which one thread sorts.
struct FeedbackOrder: Sendable {
  /// The feedback at each of the dataset's indices.
  let order: [InputIndex<Feedback>]
  /// The dataset's indices of each part's contracts.
  let contractParts: [Range<Int>]
  /// The dataset's indices of each part's feedback.
  let feedbackParts: [Range<Int>]
  /// How many final ones are followed by a later one of the same author on the same contract (1.3).
  let superseded: Int
  /// For each part the offset in it at which the feedback of each of its contracts begins and, last, ends.
  private let starts: [[UInt32]]

  /// - Parameters:
  ///   - contracts: Each feedback's contract.
  ///   - ids: The identifiers in the order of feedback.csv.
  init(
    _ feedback: InputColumn<Feedback, Feedback>, contracts: InputColumn<Feedback, ContractKey>,
    ids: IdentifierList, contractCount: Int, workers: Int
  ) async {
    let ranges = evenParts(contractCount, workers)
    contractParts = ranges
    let parts = await inParallel(ranges.count, workers: workers) { index in
      Part(ranges[index], feedback, contracts: contracts, ids: ids)
    }
    order = parts.flatMap(\.groups.order)
    starts = parts.map(\.groups.starts)
    superseded = parts.reduce(0) { $0 + $1.superseded }
    feedbackParts = parts.reduce(into: []) { ranges, part in
      let start = ranges.last?.upperBound ?? 0
      ranges.append(start..<start + part.groups.order.count)
    }
  }

  /// The dataset's indices of the feedback of a part's contract. Where there is none, the range is empty and at the place
  /// where it would be.
  @inline(__always)
  func range(_ contract: Int, ofPart part: Int) -> Range<Int> {
    let group = contract - contractParts[part].lowerBound
    let base = feedbackParts[part].lowerBound
    return base + Int(starts[part][group])..<base + Int(starts[part][group + 1])
  }
}

/// The feedback of a run of contracts, grouped by contract.
private struct Part: Sendable {
  private(set) var groups: Groups<Feedback>
  private(set) var superseded = 0

  /// - Parameter range: The dataset's indices of the contracts.
  init(
    _ range: Range<Int>, _ feedback: InputColumn<Feedback, Feedback>,
    contracts: InputColumn<Feedback, ContractKey>, ids: IdentifierList
  ) {
    let own = contracts.indices.lazy.filter { range.contains(contracts[$0].index) }
    groups = Groups(own.lazy.map { ($0, contracts[$0].index - range.lowerBound) }, into: range.count)
    for contract in 0..<range.count {
      let members = groups.range(contract)
      guard members.count > 1 else { continue }
      superseded += Part.superseded(groups.order[members], feedback)
      let isSorted = members.dropFirst().allSatisfy {
        feedback[groups.order[$0 - 1]].submittedAt < feedback[groups.order[$0]].submittedAt
      }
      guard !isSorted else { continue }
      groups.sort(contract) { left, right in
        let (first, second) = (feedback[left].submittedAt, feedback[right].submittedAt)
        return first != second ? first < second : ids.precedes(left.index, right.index)
      }
    }
  }

  /// How many of one contract's final feedback another one of the same author supersedes: all but one.
  private static func superseded(
    _ members: ArraySlice<InputIndex<Feedback>>, _ feedback: InputColumn<Feedback, Feedback>
  ) -> Int {
    var finals = (client: 0, freelancer: 0)
    for member in members where feedback[member].kind == .final {
      switch feedback[member].author {
      case .client: finals.client += 1
      case .freelancer: finals.freelancer += 1
      }
    }
    return max(0, finals.client - 1) + max(0, finals.freelancer - 1)
  }
}
