/// The name that somebody who wrote `word` probably meant, or nil where none is near.
///
/// Near is an edit distance (insert, delete, replace, swap neighbours; ASCII case doesn't count) of at most a third
/// of the longer word's length, but never more than three. Of equally near ones the first stands.
package func nearestName(to word: [UInt8], among names: some Sequence<[UInt8]>) -> [UInt8]? {
  let folded = word.map(asciiLowercased)
  var nearest: [UInt8]?
  var best = Int.max
  for name in names {
    let limit = min(3, max(word.count, name.count) / 3, best - 1)
    guard limit >= 0, abs(word.count - name.count) <= limit else { continue }
    let distance = editDistance(folded, name.map(asciiLowercased))
    guard distance <= limit else { continue }
    nearest = name
    best = distance
    if distance == 0 { break }
  }
  return nearest
}

/// Like `nearestName(to:among:)` for texts.
package func nearestName(to word: String, among names: some Sequence<String>) -> String? {
  nearestName(to: Array(word.utf8), among: names.map { Array($0.utf8) }).map {
    String(decoding: $0, as: UTF8.self)
  }
}

/// The restricted Damerau–Levenshtein distance in bytes ("optimal string alignment").
func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  for i in left.indices {
    var row = [i + 1]
    row.reserveCapacity(right.count + 1)
    for j in right.indices {
      var cost = min(last[j] + (left[i] == right[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        cost = min(cost, beforeLast[j - 1] + 1)
      }
      row.append(cost)
    }
    beforeLast = last
    last = row
  }
  return last[right.count]
}

private func asciiLowercased(_ byte: UInt8) -> UInt8 {
  (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}
