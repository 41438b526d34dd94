// Texts by number, so that a row is small and quick to compare.

/// Texts, each once; number 0 is the empty one.
///
/// Texts are looked up by their bytes, so that a text that many rows have is made once. The hash has random keys: nobody
/// can choose texts that collide.
struct NameTable: Sendable {
  private var names = [""]
  private var hashes: [UInt64] = [0]
  /// Numbers at the place that their hash says, or behind it; 0 is free. At least half of the places are free.
  private var places = [Int32](repeating: 0, count: 1024)
  private let keys = (first: UInt64.random(in: .min ... .max), second: UInt64.random(in: .min ... .max) | 1)

  subscript(_ number: Int32) -> String { names[Int(number)] }

  mutating func number(_ text: String) -> Int32 {
    let utf8 = text.utf8
    return number(of: utf8.span) { text }
  }

  /// The number of a text in UTF-8.
  mutating func number(_ text: ArraySlice<UInt8>) -> Int32 {
    number(of: text.span) { String(decoding: text, as: UTF8.self) }
  }

  private mutating func number(of text: Span<UInt8>, _ name: () -> String) -> Int32 {
    if text.isEmpty { return 0 }
    let hash = hash(text)
    var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
    while places[place] != 0 {
      let number = Int(places[place])
      if hashes[number] == hash, isEqual(names[number], text) { return Int32(number) }
      place = (place + 1) & (places.count - 1)
    }
    let number = Int32(names.count)
    places[place] = number
    names.append(name())
    hashes.append(hash)
    if names.count * 2 > places.count { grow() }
    return number
  }

  private mutating func grow() {
    places = [Int32](repeating: 0, count: places.count * 2)
    for number in names.indices.dropFirst() {
      var place = Int(truncatingIfNeeded: hashes[number]) & (places.count - 1)
      while places[place] != 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(number)
    }
  }

  private func isEqual(_ name: String, _ text: Span<UInt8>) -> Bool {
    let utf8 = name.utf8
    let bytes = utf8.span
    guard bytes.count == text.count else { return false }
    for index in text.indices where bytes[index] != text[index] { return false }
    return true
  }

  /// Eight bytes at a time, each time the 128-bit product with a key, folded.
  private func hash(_ text: Span<UInt8>) -> UInt64 {
    var hash = keys.first ^ UInt64(text.count)
    var index = 0
    while index < text.count {
      var word: UInt64 = 0
      for byte in index..<min(index + 8, text.count) { word = word << 8 | UInt64(text[byte]) }
      let product = (hash ^ word).multipliedFullWidth(by: keys.second)
      hash = product.high ^ product.low
      index += 8
    }
    return hash
  }
}
