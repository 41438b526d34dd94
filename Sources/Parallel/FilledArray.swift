import Dispatch

/// An array that several threads fill, each a part of its own, so that nothing has to be put together afterwards.
///
/// Not with child tasks: the array's memory must not be known to anybody once the call that lends it has returned, so
/// this waits for its threads.
///
/// - Parameters:
///   - ends: Where each part ends; the first begins at 0, the others where the one before ends.
///   - fill: Called once a part, on any thread, with the part's number and its room, which is zeros.
package func filledArray<Element: BitwiseCopyable & Sendable>(
  ends: [Int], zero: Element, _ fill: @Sendable (_ part: Int, _ room: inout MutableSpan<Element>) -> Void
) -> [Element] {
  let count = ends.last ?? 0
  return unsafe Array(unsafeUninitializedCapacity: count) { buffer, initialized in
    let room = unsafe Room(base: buffer.baseAddress)
    DispatchQueue.concurrentPerform(iterations: ends.count) { part in
      let start = part == 0 ? 0 : ends[part - 1]
      guard let base = unsafe room.base, start < ends[part] else { return }
      let piece = unsafe UnsafeMutableBufferPointer(start: base + start, count: ends[part] - start)
      unsafe piece.initialize(repeating: zero)
      var span = unsafe MutableSpan(_unsafeElements: piece)
      fill(part, &span)
    }
    initialized = count
  }
}

/// Says that several threads may know where the memory is: each uses a part of its own.
@unsafe private struct Room<Element>: @unchecked Sendable {
  let base: UnsafeMutablePointer<Element>?
}
