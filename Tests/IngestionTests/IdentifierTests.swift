import Support
import Testing

@testable import CSV
@testable import Ingestion

@Suite struct IdentifierTests {
  /// A table with a good hash and one where all collide, against a dictionary.
  @Test(arguments: [true, false])
  func tableFindsWhatItHas(collides: Bool) {
    var generator = SeededGenerator(seed: 5)
    let hash = collides ? IdentifierHash { 0 } : IdentifierHash { generator.next() }
    var table = IdentifierTable()
    var known: [[UInt8]: UInt32] = [:]
    var batch = RecordBatch()
    for _ in 0..<(collides ? 500 : 20_000) {
      let bytes = randomIdentifier(&generator)
      let identifier = batch.appendIdentifier(bytes, hash)
      #expect(table.find(identifier, in: batch) == known[bytes])
      let (index, isNew) = table.intern(identifier, in: batch)
      #expect(isNew == (known[bytes] == nil))
      #expect(known.updateValue(index, forKey: bytes) ?? index == index)
    }
    #expect(table.count == known.count)
    for (id, index) in known { #expect(table.list[Int(index)] == id) }
  }

  /// One that fills the two words of a slot, and longer ones that begin with it, whichever comes first.
  @Test func tableTellsApartWhatBeginsAlike() {
    let hash = IdentifierHash { 0 }
    let ids = [15, 16, 17, 24, 25, 64].map { [UInt8](repeating: UInt8(ascii: "x"), count: $0) }
    for order in [ids, ids.reversed()] {
      var table = IdentifierTable()
      var batch = RecordBatch()
      for (index, id) in order.enumerated() {
        let identifier = batch.appendIdentifier(id, hash)
        #expect(table.find(identifier, in: batch) == nil)
        #expect(table.intern(identifier, in: batch) == (UInt32(index), true))
      }
    }
  }

  /// Order, copying and cutting, with identifiers of every length and many that begin alike.
  @Test func listKeepsTheOrderOfBytes() {
    var generator = SeededGenerator(seed: 6)
    let ids = Array(Set((0..<3000).map { _ in randomIdentifier(&generator) }))
    var list = IdentifierList()
    for id in ids { list.append(id.span) }
    let order = list.sortedIndices()
    let sorted = ids.sorted { $0.lexicographicallyPrecedes($1) }
    #expect(order.map { list[Int($0)] } == sorted)
    var again = IdentifierList()
    for old in order { again.append(Int(old), of: list) }
    #expect((0..<again.count).map { again[$0] } == sorted)
    for index in 1..<again.count {
      #expect(again.precedes(index - 1, index) && !again.precedes(index, index - 1))
      #expect(again.precedes(index - 1, sorted[index]) && !again.precedes(index, sorted[index]))
      let own = sorted[index]
      let isItself = again.isEqual(index, to: own.span)
      #expect(isItself && !again.isEqual(index - 1, index))
    }
  }

  /// A collection tells what stands twice, also where only a refused record has it again, and nothing else; told so, it
  /// knows the suspected duplicates on the way.
  @Test(arguments: [1, 2])
  func collectionTellsWhatStandsTwice(workers: Int) async {
    var generator = SeededGenerator(seed: 7)
    let hash = IdentifierHash { generator.next() }
    var batch = RecordBatch()
    let single = (0..<5000).map { batch.appendIdentifier(Array("id-\($0)".utf8), hash) }
    var collection = IdentifierCollection()
    collection.append(single.count, in: batch) { single[$0] }
    collection.refuse(batch.appendIdentifier(Array("other".utf8), hash))
    let (index, nothing) = await collection.indexed(hash, workers: workers)
    #expect(nothing.isEmpty)
    for (place, identifier) in single.enumerated() {
      #expect(index.find(identifier, in: batch) == UInt32(place))
    }
    #expect(index.find(batch.appendIdentifier(Array("other".utf8), hash), in: batch) == nil)

    collection.append(1, in: batch) { _ in single[7] }
    collection.refuse(single[4000])
    let suspectedDuplicates = await collection.indexed(hash, workers: workers).suspectedDuplicates
    #expect(suspectedDuplicates == [single[7].hash, single[4000].hash])
    var careful = IdentifierCollection(suspectedDuplicates: suspectedDuplicates)
    for identifier in single {
      #expect(!careful.holds(identifier, in: batch))
      careful.accept(identifier, in: batch)
    }
    careful.append(single.count, in: batch) { single[$0] }
    #expect(careful.holds(single[7], in: batch) && careful.holds(single[4000], in: batch))
    careful.refuse(single[4000])
    #expect(await careful.indexed(hash, workers: workers).suspectedDuplicates.isEmpty)
  }

  /// What a batched lookup finds is right, and what it doesn't find may be there: with a full table, an empty one, and one
  /// that had to grow.
  @Test func batchedLookupsAreRight() {
    let hash = IdentifierHash()
    var batch = RecordBatch()
    let rows = (0..<1000).map { batch.appendIdentifier(Array("id-\($0 % 700)".utf8), hash) }
    var table = IdentifierTable()
    var lookup = BatchedLookup()
    func lookUpAll() -> [UInt32?] {
      BatchedLookup.portions(rows.count).flatMap { few in
        table.lookUp(rows.span.extracting(few), in: batch, into: &lookup) { $0 }
        return few.map { lookup[$0 - few.lowerBound] }
      }
    }
    #expect(lookUpAll().allSatisfy { $0 == nil })
    for row in rows[..<500] { _ = table.intern(row, in: batch) }
    let found = lookUpAll()
    #expect(found.count == rows.count)
    for place in rows.indices where found[place] != nil {
      #expect(found[place] == table.find(rows[place], in: batch))
    }
    #expect((500..<700).allSatisfy { found[$0] == nil })
    #expect((700..<1000).count { found[$0] != nil } > 200)
  }

  /// What is checked while it is hashed has the same hash, and the same that are refused, as when both are done by
  /// themselves: every length, with every byte that matters at every place.
  @Test func checkedHashIsTheHash() {
    let hash = IdentifierHash()
    for length in 1...66 {
      for place in 0..<length {
        for byte: UInt8 in [0x61, 0x20, 0x1F, 0x00, 0x7F, 0x7E, 0x80, 0xC2, 0x3D, 0x2B, 0x2D, 0x40] {
          var text = [UInt8](repeating: 0x61, count: length)
          text[place] = byte
          let span = text.span
          let isAllowed = (try? IdentifierText.check(span)) != nil
          let checked = try? hash.checked(span).hash
          let plain = length <= 64 ? hash(span) : nil
          #expect(checked == (isAllowed ? plain : nil))
        }
      }
    }
  }

  /// Lengths count: identifiers that differ in a zero's worth of bytes, and every length up to the longest.
  @Test func hashTellsLengthsApart() {
    let hash = IdentifierHash()
    let hashes = (1...64).map { length in
      let bytes = [UInt8](repeating: 0x61, count: length)
      return hash(bytes.span)
    }
    #expect(Set(hashes).count == 64)
  }
}

/// One to 64 bytes of three letters.
private func randomIdentifier(_ generator: inout SeededGenerator) -> [UInt8] {
  let length = Int.random(in: 1...64, using: &generator)
  let isShort = Bool.random(using: &generator)
  return (0..<(isShort ? length % 8 + 1 : length)).map { place in
    place > 5 && !isShort ? 0x61 : UInt8.random(in: 97...99, using: &generator)
  }
}

extension RecordBatch {
  /// Puts an identifier behind what is there.
  fileprivate mutating func appendIdentifier(_ text: [UInt8], _ hash: IdentifierHash) -> HashedIdentifier {
    let field = FieldRange(start: bytes.count, count: text.count)
    bytes += text
    return HashedIdentifier(field: field, hash: hash(text.span))
  }
}
