/// Things sorted into numbered groups, within a group in their own order: a counting sort of their indices.
struct Groups {
  /// The things' indices, group by group.
  private(set) var order: [UInt32]
  private let starts: [UInt32]

  /// Sorts the things 0..<`count`; `group` tells a thing's group, from 0 up to `groupCount`.
  init(of count: Int, into groupCount: Int, group: (Int) -> UInt32) {
    var starts = [UInt32](repeating: 0, count: groupCount + 1)
    for index in 0..<count { starts[Int(group(index)) + 1] += 1 }
    for index in 0..<groupCount { starts[index + 1] += starts[index] }
    self.starts = starts
    var order = [UInt32](repeating: 0, count: count)
    for index in 0..<count {
      let group = Int(group(index))
      order[Int(starts[group])] = UInt32(truncatingIfNeeded: index)
      starts[group] += 1
    }
    self.order = order
  }

  /// Where a group's things stand in `order`.
  func range(_ group: Int) -> Range<Int> {
    Int(starts[group])..<Int(starts[group + 1])
  }

  /// Sorts the things of a group.
  mutating func sort(_ group: Int, by precedes: (UInt32, UInt32) -> Bool) {
    order[range(group)].sort(by: precedes)
  }
}

/// For an order, which names the old index by the new one: the new index by the old one.
func inverse(of order: [UInt32]) -> [UInt32] {
  var places = [UInt32](repeating: 0, count: order.count)
  for (new, old) in order.enumerated() { places[Int(old)] = UInt32(truncatingIfNeeded: new) }
  return places
}

extension IdentifierList {
  /// The indices in the order of the identifiers' bytes.
  func sortedIndices() -> [UInt32] {
    // Most pairs differ within eight bytes after what all have in common: those bytes stand beside the index.
    let skipped = commonPrefixLength()
    var keys = (0..<count).map {
      (key: word(of: $0, at: skipped).byteSwapped, index: UInt32(truncatingIfNeeded: $0))
    }
    keys.sort { left, right in
      left.key != right.key ? left.key < right.key : precedes(Int(left.index), Int(right.index))
    }
    return keys.map(\.index)
  }

  /// How many bytes all begin with in common.
  private func commonPrefixLength() -> Int {
    guard count > 0 else { return 0 }
    let first = self[0]
    var length = first.count
    for index in 1..<count where length > 0 {
      length = commonPrefixLength(of: index, with: first, atMost: length)
    }
    return length
  }
}
