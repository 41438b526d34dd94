import Basics
import JobSuccess

/// In which order the dataset has feedback: by contract, within one by the moment of submission, then by the identifiers'
/// bytes. In parts, each the feedback of a run of contracts, which one thread puts in order.
struct FeedbackOrder: Sendable {
  /// The place in feedback.csv by the dataset's index.
  let order: [UInt32]
  /// The dataset's indices of the parts' contracts, and of their feedback.
  let contractParts: [Range<Int>]
  let feedbackParts: [Range<Int>]
  /// How many final ones are followed by a later one of the same author on the same contract (1.3).
  let superseded: Int
  /// Where the feedback of each of a part's contracts begins in the part, and where the last one's ends.
  private let starts: [[UInt32]]

  private struct Part {
    /// The places in feedback.csv.
    var order: [UInt32] = []
    var starts: [UInt32] = []
    var superseded = 0
  }

  /// - Parameters:
  ///   - contracts: The dataset's index of each one's contract.
  ///   - ids: The identifiers as feedback.csv has them.
  init(
    _ feedback: [Feedback], contracts: [UInt32], ids: IdentifierList, contractCount: Int, workers: Int
  ) async {
    let ranges = evenParts(contractCount, workers)
    contractParts = ranges
    let parts = await inParallel(ranges.count, workers: workers) { index in
      let range = UInt32(ranges[index].lowerBound)..<UInt32(ranges[index].upperBound)
      return FeedbackOrder.part(range, feedback, contracts, ids)
    }
    order = parts.flatMap(\.order)
    starts = parts.map(\.starts)
    superseded = parts.reduce(0) { $0 + $1.superseded }
    feedbackParts = parts.reduce(into: []) { ranges, part in
      let start = ranges.last?.upperBound ?? 0
      ranges.append(start..<start + part.order.count)
    }
  }

  /// Where the feedback of a part's contract stands in the dataset; also where there is none: then it says where between
  /// the others' feedback it is.
  @inline(__always)
  func range(_ contract: Int, ofPart part: Int) -> Range<Int> {
    let place = contract - contractParts[part].lowerBound
    let base = feedbackParts[part].lowerBound
    return base + Int(starts[part][place])..<base + Int(starts[part][place + 1])
  }

  /// The dataset's index by the place in feedback.csv.
  func places() -> [UInt32] { inverse(of: order) }

  private static func part(
    _ range: Range<UInt32>, _ feedback: [Feedback], _ contracts: [UInt32], _ ids: IdentifierList
  ) -> Part {
    let own = contracts.indices.lazy.filter { range.contains(contracts[$0]) }
    var groups = Groups(own.lazy.map { (UInt32($0), contracts[$0] - range.lowerBound) }, into: range.count)
    var superseded = 0
    for contract in 0..<range.count {
      let places = groups.range(contract)
      guard places.count > 1 else { continue }
      superseded += FeedbackOrder.superseded(places, of: groups, feedback)
      let isSorted = places.dropFirst().allSatisfy {
        feedback[Int(groups.order[$0 - 1])].submittedAt < feedback[Int(groups.order[$0])].submittedAt
      }
      guard !isSorted else { continue }
      groups.sort(contract) { left, right in
        let (first, second) = (feedback[Int(left)].submittedAt, feedback[Int(right)].submittedAt)
        return first != second ? first < second : ids.precedes(Int(left), Int(right))
      }
    }
    return Part(order: groups.order, starts: groups.starts, superseded: superseded)
  }

  private static func superseded(_ places: Range<Int>, of groups: borrowing Groups, _ feedback: [Feedback])
    -> Int
  {
    var finals = (client: 0, freelancer: 0)
    for place in places {
      let entry = feedback[Int(groups.order[place])]
      guard entry.kind == .final else { continue }
      switch entry.author {
      case .client: finals.client += 1
      case .freelancer: finals.freelancer += 1
      }
    }
    return max(0, finals.client - 1) + max(0, finals.freelancer - 1)
  }
}
