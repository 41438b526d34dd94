import CSV
import JobSuccess

/// Reads one record's values after the other and keeps the record's first issue.
///
/// An issue doesn't stop the reading: values may be read in any order, and of all invalid values the first in the header's
/// order is reported (1.5). What is checked after the values (columns together, references) asks `isSound` before; the
/// first such issue is reported.
struct RecordValues {
  let layout: Layout
  let batch: RecordBatch
  private(set) var record: Record
  private(set) var index: BatchIndex
  private(set) var issue: RecordIssue?
  /// What is worth a warning in all records so far.
  private(set) var warnings: [RecordIssue] = []
  /// How many values of each column, so far, are a word in other case; empty where there is none.
  private(set) var otherCase: [Int] = []

  /// A reader of a batch's records, at one of them; `start` has to be called before values are read.
  init(_ layout: Layout, _ batch: RecordBatch, at index: BatchIndex) {
    self.layout = layout
    self.batch = batch
    self.index = index
    record = batch[index]
  }

  /// Goes to a record.
  @inline(__always)
  mutating func start(at index: BatchIndex) {
    self.index = index
    record = batch[index]
    issue = nil
    if let (code, allowed) = record.fault?.issue {
      issue = RecordIssue(record: index, column: nil, code: code, allowed: allowed)
    }
  }

  /// Whether the record has no issue so far.
  var isSound: Bool {
    @inline(__always) get { issue == nil }
  }

  /// A value, or nil where it is missing or invalid. A missing value is an issue where the column needs one.
  @inline(__always)
  mutating func read<Value>(_ column: some ColumnName, _ parse: (Span<UInt8>) throws(ValueIssue) -> Value)
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

  /// The range of a column's text in the batch's bytes; empty where the header lacks the column.
  @inline(__always)
  func field(_ column: some ColumnName) -> FieldRange {
    let slot = layout.slots[column.rawValue]
    return slot < 0 ? FieldRange(start: 0, count: 0) : batch.field(slot, of: record)
  }

  /// Refuses the record for an issue of several columns together or of a reference, unless it has an issue already.
  ///
  /// - Parameter day: The day that the condition is about, where it is about one.
  mutating func refuse(
    _ column: some ColumnName, _ code: IssueCode, _ condition: ColumnCondition, day: Day? = nil
  ) {
    guard issue == nil else { return }
    issue = RecordIssue(
      record: index, column: column.rawValue, code: code, allowed: condition.rawValue, day: day)
  }

  /// Notes something worth a warning.
  fileprivate mutating func warn(_ column: Int, _ code: IssueCode, allowed: String) {
    warnings.append(RecordIssue(record: index, column: column, code: code, allowed: allowed))
  }

  /// Notes that a value is a word in other case.
  fileprivate mutating func noteOtherCase(_ column: Int) {
    if otherCase.isEmpty { otherCase = [Int](repeating: 0, count: layout.header.file.columns.count) }
    otherCase[column] += 1
  }

  /// Keeps the issue of a value, unless a column before it in the header has one.
  private mutating func note(_ column: Int, _ code: IssueCode, allowed: String) {
    let places = layout.header.places
    if let earlier = issue?.column, let first = places[earlier], let place = places[column], first < place {
      return
    }
    issue = RecordIssue(record: index, column: column, code: code, allowed: allowed)
  }
}

extension RecordValues {
  @inline(__always)
  mutating func identifier(_ column: some ColumnName, _ hash: IdentifierHash) -> HashedIdentifier {
    guard let value = read(column, { (text) throws(ValueIssue) in try hash.checked(text) }) else {
      return HashedIdentifier()
    }
    let field = field(column)
    if !value.isPlain { warnOfOddity(column.rawValue, field) }
    return HashedIdentifier(field: field, hash: value.hash)
  }

  /// Warns of an identifier that is perhaps not what it was (1.1).
  private mutating func warnOfOddity(_ column: Int, _ field: FieldRange) {
    let isInvisible = IdentifierText.hasInvisibleCharacter(batch.bytes.span.extracting(field.range))
    let isRounded = IdentifierText.isRoundedNumber(batch.bytes.span.extracting(field.range))
    if isInvisible {
      warn(column, .invisibleCharacter, allowed: "an identifier of characters that can be seen")
    }
    if isRounded { warn(column, .changedBySpreadsheet, allowed: "the identifier as the source has it") }
  }

  @inline(__always)
  mutating func day(_ column: some ColumnName) -> Day? {
    read(column) { (text) throws(ValueIssue) in try Day(text: text) }
  }

  @inline(__always)
  mutating func instant(_ column: some ColumnName) -> Instant? {
    read(column) { (text) throws(ValueIssue) in try Instant(text: text) }
  }

  @inline(__always)
  mutating func choice<Choice>(_ column: some ColumnName, of choices: Choices<Choice>) -> Choice? {
    var isExact = true
    let choice = read(column) { (text) throws(ValueIssue) in
      let found = try choices.find(text)
      isExact = found.isExact
      return found.choice
    }
    if !isExact { noteOtherCase(column.rawValue) }
    return choice
  }
}

/// An identifier in a batch's bytes, with its hash; empty where there is none.
struct HashedIdentifier: Sendable {
  var field = FieldRange(start: 0, count: 0)
  var hash: UInt64 = 0
}

/// About how many words `count` identifiers have, judged by the length of some.
func expectedWords(of identifiers: some Collection<HashedIdentifier>, in count: Int) -> Int {
  let words = identifiers.reduce(0) { $0 + IdentifierList.words(in: Int($1.field.count)) }
  return (count * words + identifiers.count - 1) / max(1, identifiers.count)
}
