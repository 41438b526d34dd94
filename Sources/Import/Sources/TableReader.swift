// The rows of a table by a mapping: payments, contracts or feedback.

internal import Basics
internal import Ingestion
internal import JobSuccess

/// Reads a table whose header is known.
struct TableReader {
  let mapping: Mapping
  let header: TableHeader
  let me: String
  /// The texts of all files.
  var names: NameTable
  /// The places of the needed columns, and the slot of each.
  let needed: [Int]
  private let slots: [Int: Int]
  /// By target: the column that the table has, what it is where the mapping says it for every row, and its choices.
  let columns: [ResolvedColumn?]
  let constants: [String?]
  let choices: [[String]?]
  /// The slots of the columns by which rows are left out, and that of the currency.
  let filters: [Int]
  let currency: Int?
  /// By target: what a text becomes, by the numbers of both.
  var conversions: [[Int32: Int32]]
  /// What words for a type mean, how they are compared, and the first days of periods, by numbers of texts.
  var types: [Int32: PaymentType] = [:]
  var typeWords: [Int32: Int32] = [:]
  var periods: [Int32: Day?] = [:]
  /// Ids of contracts that are good, by the numbers of cells.
  var contractNumbers: [Int32: Int32] = [:]
  /// The contracts of the rows so far.
  var contracts: Set<String> = []
  private var reading: SourceReading
  /// How many rows are earnings, and how many of them are negative.
  private var earnings = 0
  private var negative = 0

  init(mapping: Mapping, header: TableHeader, me: String, names: NameTable) {
    self.mapping = mapping
    self.header = header
    self.me = me
    self.names = names
    needed = Set(header.places.compactMap(\.self) + header.filters + [header.currency].compactMap(\.self))
      .sorted()
    let slots = Dictionary(needed.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    self.slots = slots
    var columns = [ResolvedColumn?](repeating: nil, count: Target.allCases.count)
    for (column, place) in zip(mapping.columns, header.places) {
      guard let place, let slot = slots[place], let target = Target(name: column.target),
        columns[target.rawValue] == nil
      else { continue }
      columns[target.rawValue] = ResolvedColumn(
        column, place: place, name: header.header.names[place], slot: slot)
    }
    self.columns = columns
    constants = Target.allCases.map { target in
      mapping.constants.first { $0.target == target.name }?.value
    }
    choices = Target.allCases.map { target in
      if case .choice(let words) = mapping.rows.value(of: target.name) { words } else { nil }
    }
    filters = header.filters.compactMap { slots[$0] }
    currency = header.currency.flatMap { slots[$0] }
    conversions = Array(repeating: [:], count: Target.allCases.count)
    let rows: SourceReading.Rows =
      switch mapping.rows {
      case .payment: .payments
      case .contract, .contractWithFeedback: .contracts
      case .feedback: .feedback
      }
    reading = SourceReading(source: mapping.name, rows: rows)
  }

  /// Reads all rows.
  mutating func read(_ table: SeparatedText) throws(SourceRefusal) -> SourceReading {
    reading.countsDaysWorked = mapping.name == BuiltInMapping.weekly.mapping.name
    reading.rates = mapping.currency?.rates.map { "\($0.currency) at \($0.text) dollars" } ?? []
    noteHeader()
    try table.forEach(behind: header.header, needed) { take($0) }
    if mapping.name == BuiltInMapping.transactions.mapping.name, negative * 2 > earnings {
      throw SourceRefusal(
        "this is a client's report: most of what was earned is negative in it; log in as the freelancer or the agency "
          + "and download the transaction report there")
    }
    if reading.counts.read == 0 {
      throw SourceRefusal("there is no row below the header; leave the file out, or choose a longer period")
    }
    return reading
  }

  private mutating func take(_ record: SourceRecord) {
    reading.counts.read += 1
    var row = RowValues(record)
    if let fault = record.fault {
      row.refuse(nil, "", ImportIssue(fault), nil, "")
    } else if !isOfContract(record) {
      reading.see(anyDay(record))
      reading.counts.notOfContract += 1
      return
    } else {
      switch mapping.rows {
      case .payment:
        if let payment = payment(&row) {
          reading.see(payment.day)
          if payment.type == .other {
            reading.counts.notOfContract += 1
            return
          }
          if payment.type.isEarning {
            earnings += 1
            if payment.amount < .zero { negative += 1 }
          }
          reading.payments.append(payment)
        }
      case .contract, .contractWithFeedback:
        if let claim = contract(&row) {
          reading.see(claim.startedOn)
          if claim.status == .ended { reading.see(claim.endedOn) }
          reading.see(claim.clientFeedback.value?.day)
          reading.claims.append(claim)
        }
      case .feedback:
        if let feedback = feedback(&row) {
          reading.see(feedback.claim.day)
          reading.feedback.append(feedback)
        }
      }
    }
    if let reject = row.reject {
      reading.rejects.append(reject)
      reading.counts.rejected += 1
    } else {
      reading.counts.ofContract += 1
    }
  }

  private mutating func noteHeader() {
    let found = header.header
    if found.line > 1 {
      reading.notes.append("\(found.line - 1) \(found.line == 2 ? "line" : "lines") above the header skipped")
    }
    let known = Set(mapping.ignore.map(FoundHeader.key))
    let ignored = found.names.indices.filter {
      slots[$0] == nil && !found.names[$0].isEmpty && !known.contains(FoundHeader.key(found.names[$0]))
    }
    if !ignored.isEmpty, BuiltInMapping.all.allSatisfy({ $0.mapping != mapping }) {
      reading.notes.append(
        "\(ignored.count) \(ignored.count == 1 ? "column" : "columns") not mapped: "
          + ignored.map { Printable.value(found.names[$0]) }.joined(separator: ", "))
    }
  }
}
