import Basics
import CSV

/// Identifiers of a file's records, all of which are taken in before anybody asks for one.
///
/// So nothing is looked up while the file is read, which would cost most: identifiers are partitioned by their hash, and at
/// the end each part, small enough for the processor's cache, gets its hash table. An identifier that is found twice then is
/// a suspected duplicate, and the file is read again, by a collection that is given the suspected duplicates and looks up
/// those alone, one after the other.
struct IdentifierCollection: Sendable {
  private(set) var list = IdentifierList()
  /// By part: the upper half of the hash, and the index.
  private var entries = [[IdentifierSlot]](repeating: [], count: IdentifierIndex.partCount)
  /// Hashes of refused records' identifiers.
  private var refused: [UInt64] = []
  /// Hashes of identifiers that more than one record may have, from an earlier reading.
  private let suspectedDuplicates: Set<UInt64>
  /// The suspected duplicates that were taken in.
  private var taken = IdentifierTable()

  init(suspectedDuplicates: Set<UInt64> = []) {
    self.suspectedDuplicates = suspectedDuplicates
  }

  /// Reserves memory for `capacity` identifiers of about `words` words together.
  mutating func reserve(_ capacity: Int, words: Int) {
    list.reserve(count: capacity, words: words)
    let part = capacity / IdentifierIndex.partCount
    for index in entries.indices { entries[index].reserveCapacity(part + part / 16 + 16) }
  }

  /// Whether an identifier is known to be taken in: for suspected duplicates alone.
  @inline(__always)
  func holds(_ identifier: HashedIdentifier, in batch: borrowing RecordBatch) -> Bool {
    !suspectedDuplicates.isEmpty && suspectedDuplicates.contains(identifier.hash)
      && taken.find(identifier, in: batch) != nil
  }

  /// Records that an identifier, which `holds` doesn't know, is going to be appended.
  @inline(__always)
  mutating func accept(_ identifier: HashedIdentifier, in batch: borrowing RecordBatch) {
    if !suspectedDuplicates.isEmpty && suspectedDuplicates.contains(identifier.hash) {
      _ = taken.intern(identifier, in: batch)
    }
  }

  /// Appends `count` identifiers that were accepted.
  @inline(__always)
  mutating func append(
    _ count: Int, in batch: borrowing RecordBatch, _ identifier: (Int) -> HashedIdentifier
  ) {
    let first = list.count
    list.append(count, batch.bytes) { identifier($0).field }
    for place in 0..<count {
      let hash = identifier(place).hash
      entries[IdentifierIndex.part(hash)].append(
        IdentifierSlot(UInt32(first + place), hash: hash))
    }
  }

  /// Records the identifier of a record that is refused for another fault, unless it is a suspected duplicate already.
  mutating func refuse(_ identifier: HashedIdentifier) {
    if !suspectedDuplicates.contains(identifier.hash) { refused.append(identifier.hash) }
  }

  /// The index of all appended identifiers, and the hashes of suspected duplicates: of identifiers that were appended twice,
  /// or that a refused record has as well.
  func indexed(_ hash: IdentifierHash, workers: Int) async -> (
    index: IdentifierIndex, suspectedDuplicates: Set<UInt64>
  ) {
    let (list, entries) = (list, entries)
    let parts = await inParallel(entries.count, workers: workers) { part in
      var slots = HashTable<IdentifierSlot>(capacity: entries[part].count)
      var twice: [UInt32] = []
      for entry in entries[part] {
        let known = slots.insert(entry.index, hash: entry.bits) { list.isEqual(Int($0), Int(entry.index)) }
        if known != nil { twice.append(entry.index) }
      }
      return (slots: slots, twice: twice)
    }
    let index = IdentifierIndex(list: list, parts: parts.map(\.slots))
    var suspectedDuplicates = Set(
      parts.flatMap(\.twice).map { twice in list.withBytes(Int(twice)) { hash($0) } })
    suspectedDuplicates.formUnion(refused.lazy.filter { index.mayHold($0) })
    return (index, suspectedDuplicates)
  }
}

/// Finds identifiers in a list that no longer changes.
struct IdentifierIndex: Sendable {
  let list: IdentifierList
  private let parts: [HashTable<IdentifierSlot>]

  /// Parts of about 30,000 identifiers where there are two million: then a part's slots fit a core's own cache.
  fileprivate static let partCount = 64

  fileprivate init(list: IdentifierList, parts: [HashTable<IdentifierSlot>]) {
    self.list = list
    self.parts = parts
  }

  /// The part of a hash, by its lowest bits: a hash table uses the upper ones.
  @inline(__always)
  fileprivate static func part(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash & UInt64(partCount - 1))
  }

  /// The index of an identifier, or nil where there is none.
  @inline(__always)
  func find(_ identifier: HashedIdentifier, in batch: borrowing RecordBatch) -> UInt32? {
    let text = batch.bytes.span.extracting(identifier.field.range)
    return parts[IdentifierIndex.part(identifier.hash)].find(text, hash: identifier.hash, in: list)
  }

  /// Whether an identifier may be there, by its hash.
  fileprivate func mayHold(_ hash: UInt64) -> Bool {
    !parts[IdentifierIndex.part(hash)].likely(hash).isFree
  }

  /// Looks up the identifiers of `rows`, all at once; see `BatchedLookup`.
  @inline(__always)
  func lookUp<Row>(
    _ rows: Span<Row>, in batch: borrowing RecordBatch, into lookup: inout BatchedLookup,
    _ identifier: (Row) -> HashedIdentifier
  ) {
    lookup.lookUp(
      rows, in: batch, list: list, identifier,
      first: { parts[IdentifierIndex.part($0)].first($0) },
      likely: { parts[IdentifierIndex.part($0)].likely($0) })
  }
}
