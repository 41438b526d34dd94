import CSV
import JobSuccess

/// Reads one record's values after the other and keeps the record's first fault.
///
/// A fault doesn't stop the reading: values may be asked for in any order, and of all that are at fault the first in
/// the header's order stands (1.5). What comes after the values (checks between columns, references) asks
/// `isSound` first, and its first fault stands.
struct RecordValues {
  let layout: Layout
  let batch: RecordBatch
  private(set) var record: Record
  private(set) var index: BatchIndex
  private(set) var fault: Fault?

  /// A reader that stands before the batch's first record.
  init(_ layout: Layout, _ batch: RecordBatch, at index: BatchIndex) {
    self.layout = layout
    self.batch = batch
    self.index = index
    record = batch[index]
  }

  /// Goes on to a record.
  @inline(__always)
  mutating func start(at index: BatchIndex) {
    self.index = index
    record = batch[index]
    fault = nil
    if let fault = record.fault { self.fault = Fault(fault) }
  }

  /// Whether nothing is wrong so far.
  var isSound: Bool {
    @inline(__always) get { fault == nil }
  }

  /// A value, or nil where it is missing or at fault. A missing one that must not be is a fault.
  @inline(__always)
  mutating func read<Value>(_ column: some ColumnName, _ parse: (Span<UInt8>) throws(ValueFault) -> Value)
    -> Value?
  {
    let field = field(column)
    guard !field.isEmpty else {
      if layout.needsValue(column.rawValue) {
        note(column.rawValue, .missingValue, allowed: "a value in every record")
      }
      return nil
    }
    do {
      return try parse(batch.bytes.span.extracting(field.range))
    } catch {
      note(column.rawValue, error.code, allowed: error.allowed)
      return nil
    }
  }

  /// Where a column's text stands in the batch's bytes; empty where the header lacks the column.
  @inline(__always)
  func field(_ column: some ColumnName) -> FieldRange {
    let slot = layout.slots[column.rawValue]
    return slot < 0 ? FieldRange(start: 0, count: 0) : batch.field(slot, of: record)
  }

  /// A fault that no single value has, or a reference's: the first one stands.
  /// `day` is the one that the condition is about.
  mutating func refuse(
    _ column: some ColumnName, _ code: FindingCode, _ condition: ColumnCondition, day: Day? = nil
  ) {
    guard fault == nil else { return }
    let allowed = condition.rawValue + (day.map { ", \($0)" } ?? "")
    fault = Fault(column: column.rawValue, code: code, allowed: allowed)
  }

  private mutating func note(_ column: Int, _ code: FindingCode, allowed: String) {
    let places = layout.header.places
    if let earlier = fault?.column, let first = places[earlier], let place = places[column], first < place {
      return
    }
    fault = Fault(column: column, code: code, allowed: allowed)
  }
}

extension RecordValues {
  @inline(__always)
  mutating func identifier(_ column: some ColumnName, _ hash: IdentifierHash) -> HashedIdentifier {
    let value = read(column) { (text) throws(ValueFault) in try hash.checked(text) }
    return value.map { HashedIdentifier(field: field(column), hash: $0) } ?? HashedIdentifier()
  }

  @inline(__always)
  mutating func day(_ column: some ColumnName) -> Day? {
    read(column) { (text) throws(ValueFault) in try Day(text: text) }
  }

  @inline(__always)
  mutating func instant(_ column: some ColumnName) -> Instant? {
    read(column) { (text) throws(ValueFault) in try Instant(text: text) }
  }

  @inline(__always)
  mutating func choice<Choice>(_ column: some ColumnName, of choices: Choices<Choice>) -> Choice? {
    read(column) { (text) throws(ValueFault) in try choices.read(text) }
  }
}

/// An identifier in a batch's bytes, with its hash; empty where there is none.
struct HashedIdentifier: Sendable {
  var field = FieldRange(start: 0, count: 0)
  var hash: UInt64 = 0
}

/// How many words so many identifiers will have if they are as long as these.
func expectedWords(of identifiers: some Collection<HashedIdentifier>, in count: Int) -> Int {
  let words = identifiers.reduce(0) { $0 + IdentifierList.words(in: Int($1.field.count)) }
  return (count * words + identifiers.count - 1) / max(1, identifiers.count)
}

extension Fault {
  init(_ fault: RecordFault) {
    column = nil
    switch fault {
    case .recordTooLong: (code, allowed) = (.recordTooLong, "records of at most 1 MiB")
    case .strayQuote: (code, allowed) = (.strayQuote, "a quote doubled, in a value that stands in quotes")
    case .loneCarriageReturn: (code, allowed) = (.loneCarriageReturn, "LF or CRLF at a record's end")
    case .invalidUTF8: (code, allowed) = (.invalidUTF8, "UTF-8")
    case .fieldCount(let found, let expected):
      (code, allowed) = (.fieldCount, "\(expected) fields; found: \(found)")
    }
  }
}
