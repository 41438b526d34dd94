import Dispatch

/// An array that several threads fill, each a part of its own, so that nothing has to be put together afterwards.
///
/// Not with child tasks: the array's memory must not be known to anybody once the call that lends it has returned, so
/// this waits for its threads.
///
/// - Parameters:
///   - parts: The parts' indices; the first begins at 0, each other where the one before ends.
///   - fill: Called once a part, on any thread, with the part's number and its room, all of which it has to fill.
package func filledArray<Element: Sendable>(
  parts: [Range<Int>], _ fill: @Sendable (_ part: Int, _ room: inout OutputSpan<Element>) -> Void
) -> [Element] {
  let count = parts.last?.upperBound ?? 0
  return unsafe Array(unsafeUninitializedCapacity: count) { buffer, initialized in
    let whole = unsafe Whole(buffer: buffer)
    DispatchQueue.concurrentPerform(iterations: parts.count) { part in
      let piece = unsafe UnsafeMutableBufferPointer(rebasing: whole.buffer[parts[part]])
      var room = unsafe OutputSpan(buffer: piece, initializedCount: 0)
      fill(part, &room)
      precondition(room.isFull, "a part that is not filled")
      _ = unsafe room.finalize(for: piece)
    }
    initialized = count
  }
}

/// The indices of `parts` parts of about the same size, together `count`.
package func evenParts(_ count: Int, _ parts: Int) -> [Range<Int>] {
  let parts = max(1, min(parts, count))
  return (0..<parts).map { count * $0 / parts..<count * ($0 + 1) / parts }
}

/// Says that several threads may know where the memory is: each uses a part of its own.
@unsafe private struct Whole<Element>: @unchecked Sendable {
  let buffer: UnsafeMutableBufferPointer<Element>
}
