/// Does `work` for 0..<`count` on up to `workers` threads, and gives the results in that order.
package func inParallel<Result: Sendable>(
  _ count: Int, workers: Int, _ work: @escaping @Sendable (Int) -> Result
) async -> [Result] {
  await withTaskGroup(of: (Int, Result).self) { group in
    var results = [Result?](repeating: nil, count: count)
    var started = 0
    while started < min(workers, count) {
      let index = started
      group.addTask { (index, work(index)) }
      started += 1
    }
    for await (index, result) in group {
      results[index] = result
      guard started < count else { continue }
      let next = started
      group.addTask { (next, work(next)) }
      started += 1
    }
    return results.compactMap(\.self)
  }
}
