/// Things sorted into numbered groups, within a group in their own order: a counting sort of their numbers.
struct Groups {
  /// The things' numbers, group by group.
  private(set) var order: [UInt32]
  /// Where each group begins in `order`, and where the last one ends.
  let starts: [UInt32]

  /// Sorts things, each given by its number and its group, from 0 up to `groupCount`. They are gone through twice.
  @inline(__always)
  init(_ things: some Sequence<(thing: UInt32, group: UInt32)>, into groupCount: Int) {
    var starts = [UInt32](repeating: 0, count: groupCount + 1)
    for (_, group) in things { starts[Int(group) + 1] += 1 }
    for index in 0..<groupCount { starts[index + 1] += starts[index] }
    self.starts = starts
    var order = [UInt32](repeating: 0, count: Int(starts[groupCount]))
    for (thing, group) in things {
      order[Int(starts[Int(group)])] = thing
      starts[Int(group)] += 1
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
