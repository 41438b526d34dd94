/// Finds the name that a misspelt one was probably meant to be: of a column, an option, a profile or a policy.
package enum Suggestion {
  /// The candidate with the smallest `distance` from what was written, the first of several. Nil where none is near: at
  /// most one slip for every three letters, but always one, and never more than four.
  ///
  /// ASCII case is ignored: `Standard` finds `standard`.
  package static func find(_ written: String, among candidates: some Sequence<String>) -> String? {
    find(Array(written.utf8), among: candidates.lazy.map { Array($0.utf8) }).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The same for names that are bytes, such as ids.
  package static func find(_ written: [UInt8], among candidates: some Sequence<[UInt8]>) -> [UInt8]? {
    let name = folded(written)
    var best: (name: [UInt8], slips: Int)?
    for candidate in candidates {
      let folded = folded(candidate)
      let allowed = min(4, max(1, max(name.count, folded.count) / 3), (best?.slips ?? 5) - 1)
      guard allowed >= 0, abs(name.count - folded.count) <= allowed else { continue }
      let slips = distance(name, folded)
      if slips <= allowed { best = (candidate, slips) }
    }
    return best?.name
  }

  /// `did you mean 'net'? `, to go before what is allowed; empty where there is no suggestion.
  package static func question(_ nearest: String?, quote: Character = "'") -> String {
    nearest.map { "did you mean \(quote)\($0)\(quote)? " } ?? ""
  }

  /// The number of slips between two names: a byte deleted, inserted or replaced, or two neighbours swapped (the
  /// restricted Damerau-Levenshtein distance).
  package static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let same = left[row] == right[column]
        var slips = min(last[column] + (same ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          slips = min(slips, beforeLast[column - 1] + 1)
        }
        current.append(slips)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }

  private static func folded(_ name: [UInt8]) -> [UInt8] {
    name.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 32 : $0 }
  }
}
