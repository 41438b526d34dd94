package import CSV

/// Where a file's batches hold the columns that decoding looks at, whatever the header's order.
package struct Layout: Sendable {
  package let header: ExportHeader
  /// What to ask the CSV reader for.
  package let projection: Projection
  /// A column's slot in a batch by its index in the file's columns; -1 where it isn't in the header.
  let slots: [Int]
  let columns: [Column]

  package init(_ header: ExportHeader) {
    self.header = header
    columns = header.file.columns
    var slots: [Int] = []
    var needed: [Int] = []
    for (column, place) in zip(columns, header.places) {
      guard column.isDecoded, let place else {
        slots.append(-1)
        continue
      }
      slots.append(needed.count)
      needed.append(place)
    }
    self.slots = slots
    projection = Projection(columnCount: header.names.count, columns: needed)
  }
}
