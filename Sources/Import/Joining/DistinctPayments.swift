// Downloads overlap: a row that several of them have is one row (8.3.14).

internal import JobSuccess

/// The rows of all files of one source, each as often as it was paid.
struct DistinctPayments: Sendable {
  private(set) var rows: [PaymentRow] = []
  /// How many rows were in another file already.
  private(set) var repeats = 0
  /// How many rows another file has with the same Ref ID and type, and other values.
  private(set) var changed = 0

  /// - Parameter files: In the order of their digests.
  init(_ files: [(rows: [PaymentRow], lastDay: Day?)], byDaysWorked: Bool) {
    guard files.count > 1 else {
      rows = files.first?.rows ?? []
      return
    }
    let key = { (row: PaymentRow) in byDaysWorked ? row.byDayWorked : row }
    var most: [PaymentRow: Occurrence] = [:]
    for (index, file) in files.enumerated() {
      var counts: [PaymentRow: (count: Int, row: PaymentRow)] = [:]
      for row in file.rows { counts[key(row), default: (0, row)].count += 1 }
      for (key, found) in counts {
        most[key, default: Occurrence(row: found.row)].add(found.count, file: index)
      }
    }
    let total = files.reduce(0) { $0 + $1.rows.count }
    let stale = byDaysWorked ? [] : DistinctPayments.stale(most, files.map(\.lastDay))
    for (key, occurrence) in most where !stale.contains(key) {
      rows += Array(repeating: occurrence.row, count: occurrence.count)
    }
    changed = stale.reduce(0) { $0 + (most[$1]?.count ?? 0) }
    repeats = total - rows.count - changed
  }

  /// How often a row is in the file that has it most often, and which files have it.
  private struct Occurrence {
    let row: PaymentRow
    var count = 0
    var files: [Int] = []

    mutating func add(_ count: Int, file: Int) {
      self.count = max(self.count, count)
      files.append(file)
    }
  }

  /// The rows that a later download has with other values.
  private static func stale(_ rows: [PaymentRow: Occurrence], _ lastDays: [Day?]) -> Set<PaymentRow> {
    var groups: [Reference: [PaymentRow]] = [:]
    for row in rows.keys where row.refID != 0 {
      groups[Reference(ref: row.refID, type: row.typeWord), default: []].append(row)
    }
    var stale: Set<PaymentRow> = []
    for group in groups.values where group.count > 1 {
      let files = Set(group.flatMap { rows[$0]?.files ?? [] })
      // Files are in the order of their digests: of two with the same last day the later one stands.
      let standing = files.max { (lastDays[$0] ?? .earliest, $0) < (lastDays[$1] ?? .earliest, $1) }
      for row in group where !(rows[row]?.files.contains { $0 == standing } ?? false) { stale.insert(row) }
    }
    return stale
  }

  private struct Reference: Hashable {
    let ref: Int32
    let type: Int32
  }
}

extension PaymentRow {
  /// What says that two rows of a weekly summary are one: day, contract, amount and hours.
  fileprivate var byDayWorked: PaymentRow {
    var key = PaymentRow(day: day, amount: amount)
    (key.contract, key.hours) = (contract, hours)
    return key
  }
}
