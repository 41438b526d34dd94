/// Works on items on several threads and hands over what became of them in their order.
package struct InOrder<Item: Sendable> {
  private let items: [Item]
  private let workers: Int

  /// Work on `items` on so many threads.
  package init(_ items: [Item], workers: Int) {
    self.items = items
    self.workers = workers
  }

  /// How many items a thread may be ahead of the one that is handed over next.
  private static var ahead: Int { 4 }

  /// Calls `work` with the items, and `commit` with the results, one by one and in order. What is out of order waits; no
  /// more than a few items are at work or waiting.
  package func forEach<Result: Sendable>(
    _ work: @escaping @Sendable (Item) throws -> Result, commit: (Result) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var (started, running, committed) = (0, 0, 0)
      var waiting: [Int: Result] = [:]
      while committed < items.count {
        while running < workers, started < min(items.count, committed + workers * Self.ahead) {
          let (index, item) = (started, items[started])
          group.addTask { (index, try work(item)) }
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
}
