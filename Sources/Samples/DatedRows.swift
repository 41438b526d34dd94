internal import CSV

/// Rows of a file as CSV, each with the second or the day that a file of a whole market may be in the order of.
struct DatedRows: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Of each row.
  private(set) var dates: [Int] = []
  /// Of each row, where it ends.
  private var ends: [Int] = []

  /// Writes rows by ascending dates; those of one date keep their order. `write` writes a row's fields.
  init<Item>(_ items: [Item], by date: (Item) -> Int, _ write: (Item, inout CSVWriter) -> Void) {
    var rows = CSVWriter()
    let all = items.map(date)
    for index in items.indices.sorted(by: { (all[$0], $0) < (all[$1], $1) }) {
      write(items[index], &rows)
      rows.endRow()
      dates.append(all[index])
      ends.append(rows.byteCount)
    }
    bytes = rows.bytes
  }

  /// The bytes of a row.
  subscript(row: Int) -> ArraySlice<UInt8> { bytes[(row == 0 ? 0 : ends[row - 1])..<ends[row]] }
}

/// The order of a market's rows, within each file.
package enum SampleOrder: String, CaseIterable, Sendable {
  /// Some profiles' rows after those of others, as the market is made; within them by date.
  case profile
  /// By date: a contract's start, feedback's submission, a payment's day and so on.
  case day
  /// In no order.
  case random

  /// Passes a file's rows, in this order, to `sink` in blocks of about a megabyte.
  func write<Failure: Error>(
    _ parts: [DatedRows], seed: UInt64, to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var rows: [(key: UInt64, part: Int, row: Int)] = []
    var shuffle = RandomStream(seed: seed, stream: UInt64(parts.count))
    for (part, all) in parts.enumerated() {
      for (row, date) in all.dates.enumerated() {
        switch self {
        case .profile: rows.append((0, part, row))
        case .day: rows.append((UInt64(bitPattern: Int64(date)) ^ 1 << 63, part, row))
        case .random: rows.append((shuffle.next(), part, row))
        }
      }
    }
    rows.sort { $0 < $1 }
    var block: [UInt8] = []
    for (_, part, row) in rows {
      block += parts[part][row]
      if block.count >= 1 << 20 {
        try sink(block)
        block.removeAll(keepingCapacity: true)
      }
    }
    if !block.isEmpty { try sink(block) }
  }
}
