// How a table of another's becomes rows of ours (8.6).

/// A mapping of a table's columns to those of chapter 1, or to the parts of a payment.
package struct Mapping: Equatable, Sendable {
  /// What a row of the table is. The raw value is the word in a mapping file.
  package enum Rows: String, CaseIterable, Sendable {
    case contract, feedback, payment
    case contractWithFeedback = "contract_with_feedback"
  }

  /// The source's name.
  package var name: String
  package var rows: Rows
  var format = MappingFormat()
  /// By target, in the order of the file.
  var columns: [MappedColumn] = []
  /// Values that every row has, by target.
  var constants: [Constant] = []
  /// For a header the values of the rows that are of a contract; other rows are not.
  var only: [Filter] = []
  /// Headers that are known to be of no use.
  var ignore: [String] = []
  var currency: MappedCurrency?

  /// A value that every row has.
  struct Constant: Equatable, Sendable {
    let target: String
    let value: String
  }

  /// The rows that count, by one column.
  struct Filter: Equatable, Sendable {
    let header: String
    let values: [String]
  }

  func column(_ target: Target) -> MappedColumn? { columns.first { $0.target == target.name } }
}

/// How a table is written.
struct MappingFormat: Equatable, Sendable {
  /// Nil for what a byte order mark or UTF-8 says.
  var encoding: TextEncoding?
  /// Nil for the one by which a line has the columns that are needed.
  var separator: Separator?
  var numbers = NumberFormat()
  var dates = DatePattern("YYYY-MM-DD").map { [$0] } ?? []
  /// The line of the header, from 1; nil for the first that has the columns.
  var headerRow: Int?
}

/// Where the values of one target come from.
struct MappedColumn: Equatable, Sendable {
  /// What is done with a value. The raw value is the word in a mapping file.
  enum Conversion: String, CaseIterable, Sendable {
    case text, slug, date, money
    /// Lower case, with a space for `-`: for the words of `values`.
    case words
    /// The number in the last parentheses, or what stands before them: `HTML front end (35695275)`.
    case number, beforeNumber = "before_number"
  }

  let target: String
  /// Headers, of which the first that is there is taken.
  var from: [String]
  var conversion: Conversion?
  var prefix = ""
  /// Texts that are left out of a value.
  var strip: [String] = []
  /// What words mean; nil where a value is taken as it is.
  var values: [Word]?
  /// What every other word means; nil where it is a fault.
  var otherwise: String?
  var scale: Scale?
  /// Whether the table may lack the column.
  var isOptional = false

  /// A word of the table and what it means.
  struct Word: Equatable, Sendable {
    let word: String
    let value: String
  }
}

/// A linear change of a scale, as of stars from 1 to 10 to those from 1 to 5.
struct Scale: Equatable, Sendable {
  let from: ClosedRange<Int>
  let to: ClosedRange<Int>

  /// A value on the new scale in hundredths, rounded half up; nil outside of the old one.
  func hundredths(_ value: Decimal10) -> Int? {
    guard let millionths = value.rounded(to: 6), from.lowerBound * 1_000_000 <= millionths,
      millionths <= from.upperBound * 1_000_000
    else { return nil }
    let part = (millionths - from.lowerBound * 1_000_000) * (to.upperBound - to.lowerBound) * 100
    let whole = (from.upperBound - from.lowerBound) * 1_000_000
    return to.lowerBound * 100 + (2 * part + whole) / (2 * whole)
  }
}

/// Amounts in several currencies, each with its rate in dollars (8.6.31).
struct MappedCurrency: Equatable, Sendable {
  let from: [String]
  let rates: [Rate]

  /// What one of a currency is in dollars.
  struct Rate: Equatable, Sendable {
    let currency: String
    let dollars: Decimal10
    /// As the mapping has it.
    let text: String
  }

  /// An amount in dollars, rounded half up to cents; nil without a rate.
  func dollars(_ cents: Int64, in currency: String) -> Int64? {
    if currency == "USD", !rates.contains(where: { $0.currency == "USD" }) { return cents }
    guard let rate = rates.first(where: { $0.currency == currency }) else { return nil }
    let (product, overflow) = cents.multipliedReportingOverflow(by: Int64(rate.dollars.digits))
    guard !overflow, let rounded = Decimal10(digits: Int(product), places: rate.dollars.places).rounded(to: 0)
    else {
      return nil
    }
    return Int64(rounded)
  }
}

/// What a type of a payment's row means. The raw value is the word in a mapping's `values`.
enum PaymentType: String, CaseIterable, Sendable {
  case hourly, fixed
  /// Another earning of a contract, as a bonus.
  case earning
  /// Money back to the client.
  case refund
  /// Of a contract where it names a client.
  case withClient = "with_client"
  /// A fee, a tax, a withdrawal or another row that is of no contract.
  case other

  var isEarning: Bool { self == .hourly || self == .fixed || self == .earning }
}
