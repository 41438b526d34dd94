/// Which columns of a file are needed, and in which order. A slot is the position of a needed column in that order.
/// Columns and slots are counted from 0.
package struct Projection: Hashable, Sendable {
  /// The number of fields that each record must have; nil if any number is right.
  package let columnCount: Int?
  /// The number of needed columns.
  package let slotCount: Int
  /// The slot of each column of the file, -1 if it is not needed. The last element, also -1, is for all further
  /// columns.
  let slots: [Int32]

  /// `columns[slot]` is the column of the file for that slot. Each column must be below `columnCount`, and in
  /// `columns` once.
  package init(columnCount: Int, columns: [Int]) {
    var slots = [Int32](repeating: -1, count: columnCount + 1)
    for (slot, column) in columns.enumerated() {
      precondition(
        column < columnCount && slots[column] == -1, "a column that does not exist, or is there twice")
      slots[column] = Int32(slot)
    }
    self.slots = slots
    self.columnCount = columnCount
    slotCount = columns.count
  }

  /// All columns in the order of the file.
  package init(allOf columnCount: Int) {
    self.init(columnCount: columnCount, columns: Array(0..<columnCount))
  }

  private init() {
    columnCount = nil
    slotCount = 0
    slots = [-1]
  }

  /// No columns, and any number of fields: only the records' positions are found.
  package static let positionsOnly = Projection()
}
