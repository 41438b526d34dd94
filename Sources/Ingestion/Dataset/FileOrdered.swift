import CSV

// What the dataset keeps in the order of a file, since it is asked for seldom: putting it in the dataset's own order would
// cost more than looking up each one's place.

/// Where records begin in their file.
struct RecordOffsets: Sendable {
  /// In the file's order.
  private let offsets: [UInt64]
  /// The place in the file by the dataset's index.
  private let order: [UInt32]

  init(_ offsets: [UInt64], order: [UInt32]) {
    self.offsets = offsets
    self.order = order
  }

  /// The record of one of the dataset's, by its index there.
  subscript(index: Int) -> Int { Int(offsets[Int(order[index])]) }
}

/// Identifiers of what the dataset has, by the dataset's index.
struct OrderedIdentifiers: Sendable {
  /// In the file's order.
  private let list: IdentifierList
  /// The place in the file by the dataset's index.
  private let order: [UInt32]

  init(_ list: IdentifierList, order: [UInt32]) {
    self.list = list
    self.order = order
  }

  /// A copy of one's bytes.
  subscript(index: Int) -> [UInt8] { list[Int(order[index])] }

  /// Copies of those from one index to another, in the dataset's order.
  func gathered(_ range: Range<Int>) -> IdentifierList {
    list.gathered(range.count) { Int(order[range.lowerBound + $0]) }
  }

  /// Lends one's bytes.
  func withBytes(_ index: Int, _ body: (Span<UInt8>) -> Void) {
    list.withBytes(Int(order[index]), body)
  }

  /// One as text.
  func text(_ index: Int) -> String { list.text(Int(order[index])) }

  func isEqual(_ index: Int, to identifier: Span<UInt8>) -> Bool {
    list.isEqual(Int(order[index]), to: identifier)
  }

  /// Whether one stands before other bytes.
  func precedes(_ index: Int, _ bytes: [UInt8]) -> Bool { list.precedes(Int(order[index]), bytes) }
}
