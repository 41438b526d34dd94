import Exports
import JobSuccess

/// Goes through all profiles on several threads and hands over what became of them in the order of their ids.
struct ParallelScoring {
  let ledger: Ledger
  let workers: Int

  /// Contracts in a portion of work: enough to make handing over cheap, few enough to keep little in memory.
  private static let portion = 8192
  /// How many portions a thread may be ahead of the one that is handed over next.
  private static let ahead = 4

  /// Calls `work` with portions of the profiles, and `commit` with the results, one by one and in order. What is out
  /// of order waits; no more than a few portions are at work or waiting.
  func forEach<Result: Sendable>(
    _ work: @escaping @Sendable (Range<Int>) -> Result, commit: (Result) throws -> Void
  ) async throws {
    let portions = portions()
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var (started, running, committed) = (0, 0, 0)
      var waiting: [Int: Result] = [:]
      while committed < portions.count {
        while running < workers, started < min(portions.count, committed + workers * ParallelScoring.ahead) {
          let index = started
          group.addTask { (index, work(portions[index])) }
          started += 1
          running += 1
        }
        guard let (index, result) = try await group.next() else { return }
        try Task.checkCancellation()
        running -= 1
        waiting[index] = result
        while let result = waiting.removeValue(forKey: committed) {
          try commit(result)
          committed += 1
        }
      }
    }
  }

  /// Ranges of profiles with about as many contracts each.
  private func portions() -> [Range<Int>] {
    var portions: [Range<Int>] = []
    var (start, contracts) = (0, 0)
    for index in ledger.profiles.indices {
      contracts += ledger.profiles[index].contracts.count
      if contracts >= ParallelScoring.portion {
        portions.append(start..<index + 1)
        (start, contracts) = (index + 1, 0)
      }
    }
    if start < ledger.profiles.count { portions.append(start..<ledger.profiles.count) }
    return portions
  }
}
