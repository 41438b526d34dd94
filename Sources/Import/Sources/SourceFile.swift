// A downloaded file, and what reading it gives.

internal import Basics
internal import CSV
internal import Ingestion
internal import JobSuccess

/// A file as it came, and how it is to be read. Two are one where their bytes are.
package struct SourceFile: Sendable {
  /// Its name without folders.
  package let name: String
  package let bytes: [UInt8]
  /// SHA-256 in hexadecimal.
  package let digest: String
  package var reading: Reading

  /// How a file is to be read, where it does not say so itself.
  package struct Reading: Equatable, Sendable {
    /// A source's name, as `--from` gives it.
    package var source: String?
    /// The text of a mapping file, and its name.
    package var mapping: [UInt8]?
    package var mappingName = ""
    package var encoding: TextEncoding?

    package init() {}
  }

  package init(name: String, bytes: [UInt8], reading: Reading = Reading()) {
    self.name = name
    self.bytes = bytes
    self.reading = reading
    digest = Identifiers.digest(bytes)
  }

  /// The name that its copy has in the folder.
  package var storedName: String {
    digest.prefix(12) + "-" + Printable.ascii(name).map { $0 == "/" ? "_" : $0 }
  }
}

/// What one file says, and what was counted on the way.
struct SourceReading: Sendable {
  /// The source's name.
  let source: String
  /// What its rows are.
  let rows: Rows
  var counts = Counts()
  var firstDay: Day?
  var lastDay: Day?
  var payments: [PaymentRow] = []
  var claims: [ContractClaim] = []
  /// Feedback of a table that has nothing else.
  var feedback: [FeedbackRow] = []
  var rejects: [ImportReject] = []
  /// What else a person should hear, without the file's name.
  var notes: [String] = []
  /// Whether the days of payments are those of the work.
  var countsDaysWorked = false
  /// The rates at which amounts became dollars.
  var rates: [String] = []

  /// How many rows a file has of each kind: read = ofContract + notOfContract + rejected.
  struct Counts: Equatable, Sendable {
    var read = 0
    var ofContract = 0
    var notOfContract = 0
    var rejected = 0
  }

  /// What the rows of a file are.
  enum Rows: Sendable {
    case payments, contracts, feedback
  }

  init(source: String, rows: Rows) { (self.source, self.rows) = (source, rows) }

  /// Takes a day for the file's first or last.
  mutating func see(_ day: Day?) {
    guard let day else { return }
    firstDay = min(firstDay ?? day, day)
    lastDay = max(lastDay ?? day, day)
  }
}

/// A row that doesn't count: a row of rejects.csv.
struct ImportReject: Equatable, Sendable {
  let line: Int
  /// The header's name as the file has it; empty for the whole row.
  let column: String
  /// Its place in the header, from 1.
  let columnNumber: Int?
  let code: ImportIssue
  /// The value at fault; nil for the whole row.
  let value: String?
  /// What is allowed and what to do.
  let advice: String
  let record: [UInt8]
  /// Other faults of the row, as messages tell them.
  var others: [ImportReject] = []

  /// `:2:1: '9/8/26' is …`, to go behind the file's name.
  var message: String { place + ": " + text }

  /// `:2:1`.
  var place: String { ":\(line)" + (columnNumber.map { ":\($0)" } ?? "") }

  /// What is wrong, without the place.
  var text: String {
    let shown = value.map { $0.unicodeScalars.count > 100 ? String($0.unicodeScalars.prefix(100)) + "…" : $0 }
    return (shown.map { "'\(Printable.value($0))' " } ?? "") + code.problem
      + (advice.isEmpty ? "" : "; " + advice)
  }
}

/// What can be wrong with a row of a source. The raw value is the code in rejects.csv.
enum ImportIssue: String, Sendable {
  case fieldCount = "field_count"
  case strayQuote = "stray_quote"
  case loneCarriageReturn = "lone_carriage_return"
  case invalidUTF8 = "invalid_utf8"
  case recordTooLong = "record_too_long"
  case missingValue = "missing_value"
  case malformedDate = "malformed_date"
  case malformedNumber = "malformed_number"
  case malformedIdentifier = "malformed_identifier"
  case outOfRange = "out_of_range"
  case unknownChoice = "unknown_choice"
  case duplicateID = "duplicate_id"
  case unknownContract = "unknown_contract"
  case inconsistentDates = "inconsistent_dates"
  case mangledBySpreadsheet = "mangled_by_spreadsheet"
  case otherCurrency = "other_currency"

  init(_ fault: RecordFault) {
    self =
      switch fault {
      case .recordTooLong: .recordTooLong
      case .strayQuote: .strayQuote
      case .loneCarriageReturn: .loneCarriageReturn
      case .invalidUTF8: .invalidUTF8
      case .fieldCount: .fieldCount
      }
  }

  /// What is wrong, to go behind a value.
  var problem: String {
    switch self {
    case .fieldCount, .strayQuote, .loneCarriageReturn, .invalidUTF8, .recordTooLong:
      IssueCode(rawValue: rawValue)?.title ?? rawValue
    case .missingValue: "a required value is missing"
    case .malformedDate: "is not a date"
    case .malformedNumber: "is not a number"
    case .malformedIdentifier: "is not an identifier"
    case .outOfRange: "is out of range"
    case .unknownChoice: "is not one of the choices"
    case .duplicateID: "is in an earlier row"
    case .unknownContract: "is no contract of this import"
    case .inconsistentDates: "contradicts another date"
    case .mangledBySpreadsheet: "was rewritten by a spreadsheet"
    case .otherCurrency: "is a currency without a rate"
    }
  }
}
