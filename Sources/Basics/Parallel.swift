import Dispatch

/// The results of `work` for 0..<`count`, in that order, computed by up to `workers` tasks at a time.
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

/// An array whose parts are filled by several threads.
///
/// Without child tasks: the memory may not be used after `Array(unsafeUninitializedCapacity:)` returns, so this call blocks
/// until all threads are done.
///
/// - Parameters:
///   - parts: The parts' indices: consecutive ranges from 0 on.
///   - fill: Called once for each part, on any thread, with the part's number and its elements, all of which it has to append.
package func filledArray<Element: Sendable>(
  parts: [Range<Int>], _ fill: @Sendable (_ part: Int, _ output: inout OutputSpan<Element>) -> Void
) -> [Element] {
  let count = parts.last?.upperBound ?? 0
  return unsafe Array(unsafeUninitializedCapacity: count) { buffer, initialized in
    let whole = unsafe Whole(buffer: buffer)
    DispatchQueue.concurrentPerform(iterations: parts.count) { part in
      let piece = unsafe UnsafeMutableBufferPointer(rebasing: whole.buffer[parts[part]])
      var output = unsafe OutputSpan(buffer: piece, initializedCount: 0)
      fill(part, &output)
      precondition(output.isFull, "a part that is not filled")
      _ = unsafe output.finalize(for: piece)
    }
    initialized = count
  }
}

/// The ranges of up to `parts` parts of 0..<`count`, of about the same size; one empty part where `count` is 0.
package func evenParts(_ count: Int, _ parts: Int) -> [Range<Int>] {
  let parts = max(1, min(parts, count))
  return (0..<parts).map { count * $0 / parts..<count * ($0 + 1) / parts }
}

/// Memory that several threads may use: each uses a part of its own.
@unsafe private struct Whole<Element>: @unchecked Sendable {
  let buffer: UnsafeMutableBufferPointer<Element>
}
