/// Finds the name that a misspelt one was probably meant to be: of a column, an option, a profile or a policy.
package enum Suggestion {
  /// The candidate with the smallest `distance` from what was written, the first of several. Nil where none is near: at
  /// most one slip for every three letters, but always one, and never more than four.
  ///
  /// ASCII case is ignored: `Standard` finds `standard`. So are characters that nobody sees, and blanks at either end.
  package static func find(_ written: String, among candidates: some Sequence<String>) -> String? {
    var search = NearestName(to: Array(written.utf8))
    var nearest: String?
    for candidate in candidates where search.isNearer(Array(candidate.utf8).span) { nearest = candidate }
    return nearest
  }

  /// The same for names that are bytes, such as ids.
  package static func find(_ written: [UInt8], among candidates: some Sequence<[UInt8]>) -> [UInt8]? {
    var search = NearestName(to: written)
    var nearest: [UInt8]?
    for candidate in candidates where search.isNearer(candidate.span) { nearest = candidate }
    return nearest
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
}

/// The search for the nearest of many names, which are offered one after the other.
package struct NearestName {
  private let name: [UInt8]
  /// The name that was offered last, folded.
  private var other: [UInt8] = []
  /// For each byte a bit for each place in the name where it is; empty for a name that has more than 64 bytes.
  private var places: [UInt64] = []
  /// The slips of the nearest name so far; 5 where none is near.
  private var fewest = 5

  /// A search for what was meant by a name.
  package init(to written: [UInt8]) {
    var folded: [UInt8] = []
    NearestName.fold(written.span, into: &folded)
    name = folded
    guard (1...64).contains(name.count) else { return }
    places = [UInt64](repeating: 0, count: 256)
    for (place, byte) in name.enumerated() { places[Int(byte)] |= 1 << UInt64(place) }
  }

  /// Whether a name is nearer than all that were offered before.
  package mutating func isNearer(_ candidate: Span<UInt8>) -> Bool {
    guard fewest > 0, candidate.count <= name.count + 4 + NearestName.mostHidden else { return false }
    NearestName.fold(candidate, into: &other)
    let allowed = min(4, max(1, max(name.count, other.count) / 3), fewest - 1)
    guard abs(name.count - other.count) <= allowed else { return false }
    let slips = places.isEmpty ? Suggestion.distance(name, other) : slips()
    guard slips <= allowed else { return false }
    fewest = slips
    return true
  }

  /// The most bytes of a candidate that may be invisible.
  private static let mostHidden = 64

  /// `Suggestion.distance` from the name, a row of its table at a time, whose differences are the bits of words (Hyyrö,
  /// "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003).
  private func slips() -> Int {
    let lastBit: UInt64 = 1 << UInt64(name.count - 1)
    var (increases, decreases): (UInt64, UInt64) = (.max, 0)
    var (diagonal, before): (UInt64, UInt64) = (0, 0)
    var slips = name.count
    for byte in other {
      let matches = places[Int(byte)]
      let swaps = ((~diagonal & matches) << 1) & before
      diagonal = (((matches & increases) &+ increases) ^ increases) | matches | decreases | swaps
      var rises = decreases | ~(diagonal | increases)
      var falls = diagonal & increases
      if rises & lastBit != 0 { slips += 1 }
      if falls & lastBit != 0 { slips -= 1 }
      rises = rises << 1 | 1
      falls <<= 1
      increases = falls | ~(diagonal | rises)
      decreases = rises & diagonal
      before = matches
    }
    return slips
  }

  /// Replaces an array by a name in lower case, without what nobody sees and without blanks at either end.
  private static func fold(_ name: Span<UInt8>, into folded: inout [UInt8]) {
    var isASCII = true
    folded.removeAll(keepingCapacity: true)
    folded.append(addingCapacity: name.count) { output in
      for index in name.indices {
        let byte = name[index]
        if byte >= 0x80 { isASCII = false }
        output.append((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte)
      }
    }
    if !isASCII {
      let visible = String(decoding: folded, as: UTF8.self).unicodeScalars.filter {
        !Printable.isInvisible($0)
      }
      folded = Array(String(String.UnicodeScalarView(visible)).utf8)
    }
    while folded.last == UInt8(ascii: " ") { folded.removeLast() }
    if folded.first == UInt8(ascii: " ") {
      folded.removeFirst(folded.prefix { $0 == UInt8(ascii: " ") }.count)
    }
  }
}
