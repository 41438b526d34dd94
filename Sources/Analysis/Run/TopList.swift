/// The first of many, and how many there were: what an index shows of a run, in memory that doesn't grow with it.
package struct TopList<Element: Comparable & Sendable>: Sendable {
  package private(set) var total = 0
  private let limit: Int
  /// At most twice as many as the limit; those that were there when it was cut are sorted.
  private var kept: [Element] = []
  /// The last one that could be among the first, once there are enough.
  private var bound: Element?

  /// Keeps the first `limit`.
  package init(_ limit: Int) {
    self.limit = limit
  }

  package mutating func add(_ element: Element) {
    total += 1
    keep(element)
  }

  /// Takes what another list found; the order of lists doesn't matter where no two elements are alike.
  package mutating func add(_ other: TopList) {
    total += other.total
    for element in other.kept { keep(element) }
  }

  /// The first, in order.
  package var first: [Element] { Array(kept.sorted().prefix(limit)) }

  private mutating func keep(_ element: Element) {
    if let bound, bound < element { return }
    kept.append(element)
    // As a difference: a limit may be as large as any number.
    guard kept.count - limit > limit else { return }
    kept = first
    bound = kept.last
  }
}
