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
  /// The dataset's indices, ascending, of the feedback on members' entries.
  let memberFeedback: [Range<Int>]
  /// How many final ones are followed by a later one of the same author on the same contract (1.3).
  let superseded: Int
  /// For each part the offset in it at which the feedback of each of its contracts begins and, last, ends.
  private let starts: [[UInt32]]

  /// - Parameters:
  ///   - contracts: The owner's entry of each feedback's contract.
  ///   - copies: The feedback on members' entries.
  ///   - ids: The identifiers in the order of feedback.csv.
  init(
    _ feedback: InputColumn<Feedback, Feedback>, contracts: InputColumn<Feedback, ContractKey>,
    copies: [(thing: InputIndex<Feedback>, group: Int)], ids: IdentifierList, _ contractOrder: ContractOrder,
    workers: Int
  ) async {
    let ranges = evenParts(contractOrder.order.count, workers)
    let memberEntries = contractOrder.memberEntries.all
    contractParts = ranges
    let parts = await inParallel(ranges.count, workers: workers) { index in
      Part(
        ranges[index], feedback, contracts: contracts, copies: copies, memberEntries: memberEntries, ids: ids)
    }
    order = parts.flatMap(\.groups.order)
    starts = parts.map(\.groups.starts)
    superseded = parts.reduce(0) { $0 + $1.superseded }
    feedbackParts = parts.reduce(into: []) { ranges, part in
      let start = ranges.last?.upperBound ?? 0
      ranges.append(start..<start + part.groups.order.count)
    }
    memberFeedback = zip(parts, feedbackParts).flatMap { part, places in
      part.memberFeedback.map { $0.lowerBound + places.lowerBound..<$0.upperBound + places.lowerBound }
    }
  }

  /// How many there are, each counted once.
  var count: Int { order.count - memberFeedback.reduce(0) { $0 + $1.count } }

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
  /// The part's indices of the feedback on members' entries.
  private(set) var memberFeedback: [Range<Int>] = []

  /// - Parameters:
  ///   - range: The dataset's indices of the contracts.
  ///   - memberEntries: Those of all contracts, ascending.
  init(
    _ range: Range<Int>, _ feedback: InputColumn<Feedback, Feedback>,
    contracts: InputColumn<Feedback, ContractKey>, copies: [(thing: InputIndex<Feedback>, group: Int)],
    memberEntries: [ContractKey], ids: IdentifierList
  ) {
    let own = contracts.indices.lazy.filter { range.contains(contracts[$0].index) }
    groups = Groups(
      own.lazy.map { ($0, contracts[$0].index - range.lowerBound) },
      copies: copies.filter { range.contains($0.group) }.map { ($0.thing, $0.group - range.lowerBound) },
      into: range.count)
    var next = memberEntries.partitioningIndex { $0.index >= range.lowerBound }
    for contract in 0..<range.count {
      let members = groups.range(contract)
      let isMembers = next < memberEntries.count && memberEntries[next].index == range.lowerBound + contract
      if isMembers {
        next += 1
        memberFeedback.append(members)
      }
      guard members.count > 1 else { continue }
      // A contract's feedback is counted with its owner.
      if !isMembers { superseded += Part.superseded(groups.order[members], feedback) }
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
