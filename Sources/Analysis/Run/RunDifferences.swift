/// Rows of a table of a run: of each its key and the values that are compared, by ascending keys.
package struct ComparedRows: Sendable {
  /// The names of the values, for tables that are compared.
  package var columns: [String] = []
  /// How many values each row has.
  private let width: Int
  /// The keys, one behind the other: no array a row. The parts of a key end in a zero byte, which no id has.
  private var keys: [UInt8] = []
  private var ends: [Int] = []
  private var values: [String] = []
  /// False once a row can't be read, or its key isn't above the one before.
  package private(set) var isWhole = true

  /// No rows yet, for rows of so many values.
  package init(width: Int) { self.width = width }

  package var count: Int { ends.count }

  /// Adds a row.
  package mutating func append(key: some Sequence<[UInt8]>, values: some Sequence<String>) {
    let start = keys.count
    for part in key {
      keys += part
      keys.append(0)
    }
    ends.append(keys.count)
    self.values += values
    checkOrder(of: count - 1, keys[start...])
  }

  /// Notes that a row can't be read.
  package mutating func appendBroken() { isWhole = false }

  /// Adds the rows that come behind these.
  package mutating func append(_ other: ComparedRows) {
    if other.count > 0 { checkOrder(of: count, other.keyBytes(0)) }
    let start = keys.count
    keys += other.keys
    ends += other.ends.map { start + $0 }
    values += other.values
    isWhole = isWhole && other.isWhole
  }

  private mutating func checkOrder(of row: Int, _ key: ArraySlice<UInt8>) {
    guard row > 0 else { return }
    isWhole = isWhole && keyBytes(row - 1).lexicographicallyPrecedes(key)
  }

  fileprivate func keyBytes(_ row: Int) -> ArraySlice<UInt8> {
    keys[(row == 0 ? 0 : ends[row - 1])..<ends[row]]
  }

  fileprivate func key(_ row: Int) -> [String] {
    keyBytes(row).dropLast().split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  fileprivate func values(_ row: Int) -> ArraySlice<String> {
    values[row * width..<(row + 1) * width]
  }
}

/// What differs between the same table of two runs.
package struct RunDifferences: Sendable {
  /// The names of the values that are compared.
  package let columns: [String]
  /// How many rows both have with the same values.
  package private(set) var same = 0
  /// The others, by ascending keys.
  package private(set) var rows: [Row] = []

  /// A key with the values in each run; nil where a run doesn't have it.
  package struct Row: Equatable, Sendable {
    package let key: [String]
    package let before: [String]?
    package let after: [String]?
  }

  /// Compares two tables with the same columns.
  package init(from first: ComparedRows, to second: ComparedRows) {
    columns = first.columns
    var (left, right) = (0, 0)
    while left < first.count || right < second.count {
      let order = RunDifferences.order(first, left, second, right)
      let before = order <= 0 ? first.values(left) : nil
      let after = order >= 0 ? second.values(right) : nil
      if let before, let after, before == after {
        same += 1
      } else {
        let key = order <= 0 ? first.key(left) : second.key(right)
        rows.append(Row(key: key, before: before.map(Array.init), after: after.map(Array.init)))
      }
      if order <= 0 { left += 1 }
      if order >= 0 { right += 1 }
    }
  }

  /// Below 0 where the first table's row comes first, 0 where both have the same key.
  private static func order(_ first: ComparedRows, _ left: Int, _ second: ComparedRows, _ right: Int) -> Int {
    guard left < first.count else { return 1 }
    guard right < second.count else { return -1 }
    let (a, b) = (first.keyBytes(left), second.keyBytes(right))
    return a.elementsEqual(b) ? 0 : a.lexicographicallyPrecedes(b) ? -1 : 1
  }

  /// Those in both runs whose values differ.
  package var changed: [Row] { rows.filter { $0.before != nil && $0.after != nil } }
  /// How many the first run alone has, and how many the second.
  package var onlyBefore: Int { rows.count { $0.after == nil } }
  package var onlyAfter: Int { rows.count { $0.before == nil } }
}
