import Ingestion
import JobSuccess

/// Goes through all profiles on several threads and hands over what became of them in the order of their ids.
struct ParallelScoring {
  let dataset: Dataset
  let workers: Int

  /// Contracts in a portion of work: enough to make handing over cheap, few enough to keep little in memory.
  private static let portion = 8192

  /// Calls `work` with portions of the profiles, and `commit` with the results, one by one and in order.
  func forEach<Result: Sendable>(
    _ work: @escaping @Sendable (Range<Int>) -> Result, commit: (Result) throws -> Void
  ) async throws {
    try await InOrder(items: portions(), workers: workers).forEach(work, commit: commit)
  }

  /// Ranges of profiles with about as many contracts each.
  private func portions() -> [Range<Int>] {
    var portions: [Range<Int>] = []
    var (start, contracts) = (0, 0)
    for index in dataset.profiles.indices {
      contracts += dataset.profiles[index].contracts.count
      if contracts >= ParallelScoring.portion {
        portions.append(start..<index + 1)
        (start, contracts) = (index + 1, 0)
      }
    }
    if start < dataset.profiles.count { portions.append(start..<dataset.profiles.count) }
    return portions
  }
}
