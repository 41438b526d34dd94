/// Things of the input sorted into numbered groups by a counting sort. Within a group they keep the order of the input.
struct Groups<Subject>: Sendable {
  /// The things, group by group.
  private(set) var order: [InputIndex<Subject>]
  /// The index in `order` at which each group begins and, last, at which the last group ends.
  let starts: [UInt32]

  /// Sorts things, each given with its group, into the groups 0..<`groupCount`. `things` is iterated twice.
  ///
  /// - Parameter copies: Things that are in another group as well. In each group they follow the others.
  @inline(__always)
  init(
    _ things: some Sequence<(thing: InputIndex<Subject>, group: Int)>,
    copies: [(thing: InputIndex<Subject>, group: Int)] = [], into groupCount: Int
  ) {
    var starts = [UInt32](repeating: 0, count: groupCount + 1)
    for (_, group) in things { starts[group + 1] += 1 }
    for (_, group) in copies { starts[group + 1] += 1 }
    for index in 0..<groupCount { starts[index + 1] += starts[index] }
    self.starts = starts
    var order = [InputIndex<Subject>](repeating: InputIndex(0), count: Int(starts[groupCount]))
    for (thing, group) in things {
      order[Int(starts[group])] = thing
      starts[group] += 1
    }
    for (thing, group) in copies {
      order[Int(starts[group])] = thing
      starts[group] += 1
    }
    self.order = order
  }

  /// The indices in `order` of a group's things.
  func range(_ group: Int) -> Range<Int> {
    Int(starts[group])..<Int(starts[group + 1])
  }

  /// Sorts the things of a group.
  mutating func sort(_ group: Int, by precedes: (InputIndex<Subject>, InputIndex<Subject>) -> Bool) {
    order[range(group)].sort(by: precedes)
  }
}

extension IdentifierList {
  /// The indices in the order of the identifiers' bytes.
  func sortedIndices() -> [UInt32] {
    // Most identifiers differ within eight bytes after their common prefix: those bytes are sorted along with the index.
    let skipped = commonPrefixLength()
    var keys = (0..<count).map {
      (key: word(of: $0, at: skipped).byteSwapped, index: UInt32(truncatingIfNeeded: $0))
    }
    keys.sort { left, right in
      left.key != right.key ? left.key < right.key : precedes(Int(left.index), Int(right.index))
    }
    return keys.map(\.index)
  }

  /// The length in bytes of the longest prefix of all identifiers.
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
