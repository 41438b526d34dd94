package import CSV

/// Where a file's batches hold the columns that decoding looks at, whatever the header's order.
package struct Layout: Sendable {
  package let header: ExportHeader
  /// What to ask the CSV reader for.
  package let projection: Projection
  // In the value itself, with bits for more columns than any file has: they are read for every value.
  /// A column's slot in a batch by its index in the file's columns; -1 where it isn't in the header.
  private(set) var slots = InlineArray<24, Int>(repeating: -1)
  /// A bit for each column by its index in the file's columns: whether every record must have a value there.
  private var needsValue: UInt32 = 0

  package init(_ header: ExportHeader) {
    self.header = header
    var needed: [Int] = []
    for (index, (column, place)) in zip(header.file.columns, header.places).enumerated() {
      if column.needsValue { needsValue |= 1 << UInt32(index) }
      guard column.isDecoded, let place else { continue }
      slots[index] = needed.count
      needed.append(place)
    }
    projection = Projection(columnCount: header.names.count, columns: needed)
  }

  /// Whether every record must have a value in a column.
  @inline(__always)
  func needsValue(_ column: Int) -> Bool {
    needsValue & (1 &<< UInt32(truncatingIfNeeded: column)) != 0
  }
}
