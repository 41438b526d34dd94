// The rows of a table by a mapping: payments, contracts or feedback.

internal import Basics
internal import Ingestion
internal import JobSuccess

/// Reads a table whose header is known.
struct TableReader {
  let mapping: Mapping
  let header: TableHeader
  let me: String
  /// The places of the needed columns, and the slot of each.
  private let needed: [Int]
  private let slots: [Int: Int]
  private let constants: [String: String]
  /// The columns that the table has, by their targets.
  private let columns: [String: ResolvedColumn]
  /// What the texts of types mean, and how they are compared.
  private var meanings: [String: String] = [:]
  private var foldedTypes: [String: String] = [:]
  /// What is the same for many rows: days by their texts.
  private var days: [String: DayReading] = [:]
  private var periods: [String: Day?] = [:]
  /// The contracts of the rows so far.
  private var contracts: Set<String> = []

  init(mapping: Mapping, header: TableHeader, me: String) {
    self.mapping = mapping
    self.header = header
    self.me = me
    needed = Set(header.places.compactMap(\.self) + header.filters + [header.currency].compactMap(\.self))
      .sorted()
    slots = Dictionary(needed.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    constants = Dictionary(mapping.constants.map { ($0.target, $0.value) }) { first, _ in first }
    var columns: [String: ResolvedColumn] = [:]
    for (column, place) in zip(mapping.columns, header.places) {
      guard let place, let slot = slots[place], columns[column.target] == nil else { continue }
      columns[column.target] = ResolvedColumn(
        column: column, place: place, name: header.header.names[place], slot: slot)
    }
    self.columns = columns
  }

  /// Reads all rows.
  mutating func read(_ table: SeparatedText, _ names: inout NameTable) throws(SourceRefusal) -> SourceReading
  {
    var reading = SourceReading(source: mapping.name)
    reading.countsDaysWorked = mapping.name == BuiltInMapping.weekly.mapping.name
    reading.rates = mapping.currency?.rates.map { "\($0.currency) at \($0.text) dollars" } ?? []
    noteHeader(&reading)
    var (earnings, negative) = (0, 0)
    var reader = self
    try table.forEach(behind: header.header, needed) { record in
      reading.counts.read += 1
      var row = RowValues(record)
      if let fault = record.fault {
        row.refuse(nil, "", ImportIssue(fault), nil, "")
      } else if !reader.isOfContract(record) {
        reading.see(reader.anyDay(record))
        reading.counts.notOfContract += 1
        return
      }
      if record.fault == nil {
        switch reader.mapping.rows {
        case .payment:
          if let payment = reader.payment(&row, &names) {
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
          if let claim = reader.contract(&row) {
            for day in [claim.startedOn, claim.status == .ended ? claim.endedOn : nil] { reading.see(day) }
            reading.see(claim.clientFeedback.value?.day)
            reading.claims.append(claim)
          }
        case .feedback:
          if let (contract, feedback) = reader.feedback(&row) {
            reading.see(feedback.day)
            reading.feedback[contract, default: []].append(feedback)
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

  private func noteHeader(_ reading: inout SourceReading) {
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

  /// Whether the row is one of those that the mapping takes.
  private func isOfContract(_ record: SourceRecord) -> Bool {
    zip(mapping.only, header.filters).allSatisfy { filter, place in
      slots[place].map { filter.values.contains(record.values[$0].trimmingSpaces) } ?? true
    }
  }

  /// A day of a row that is not of a contract: downloads cover it all the same.
  private mutating func anyDay(_ record: SourceRecord) -> Day? {
    guard let index = mapping.columns.firstIndex(where: { $0.target == Target.paidOn.rawValue }),
      let place = header.places[index], let slot = slots[place],
      case .day(let day) = read(day: record.values[slot].trimmingSpaces)
    else { return nil }
    return day
  }

  private mutating func read(day text: String) -> DayReading {
    if let known = days[text] { return known }
    let day = DatePattern.read(text, mapping.format.dates)
    days[text] = day
    return day
  }

  // MARK: Cells

  /// The cell of a target; nil where the table has no such column.
  private func cell(_ target: String, _ row: RowValues) -> Cell? {
    columns[target].map { Cell(resolved: $0, text: row.record.values[$0.slot].trimmingSpaces) }
  }

  /// The value of a target as text, converted as the mapping says; nil where the mapping has nothing for it.
  private func text(_ target: String, _ row: inout RowValues) -> String? {
    guard let cell = cell(target, row) else { return constants[target] }
    if let words = cell.column.values {
      let word = cell.column.conversion == .words ? cell.words : cell.text
      if let meant = words.first(where: { $0.word == word }) { return meant.value }
      if cell.text.isEmpty, target != Target.type.rawValue || cell.column.otherwise == nil { return "" }
      if let otherwise = cell.column.otherwise { return otherwise }
      let known = words.map(\.word).filter { !$0.isEmpty }
      row.refuse(
        cell.place, cell.name, .unknownChoice, cell.text,
        Suggestion.question(Suggestion.find(word, among: known)) + "allowed: " + known.joined(separator: ", ")
      )
      return nil
    }
    guard !cell.text.isEmpty else { return "" }
    var text = cell.text
    for part in cell.column.strip where cell.column.conversion != .money {
      text = text.split(separator: part, omittingEmptySubsequences: false).joined().trimmingSpaces
    }
    switch cell.column.conversion {
    case .slug: text = Identifiers.slug(text)
    case .number:
      guard let number = NumberedTitle(text)?.number else {
        row.refuse(
          cell.place, cell.name, .malformedIdentifier, cell.text,
          "allowed: a title with the contract's number behind it, as HTML front end (35695275)")
        return nil
      }
      text = number
    case .beforeNumber: text = NumberedTitle(text)?.title ?? text
    case .words: text = cell.words
    case .text, .date, .money, nil: break
    }
    return cell.column.prefix + text
  }

  private func identifier(_ target: Target, _ row: inout RowValues, isRequired: Bool = false) -> String? {
    if let cell = cell(target.rawValue, row), Identifiers.isMangled(cell.text) {
      row.refuse(cell.place, cell.name, .mangledBySpreadsheet, cell.text, RowValues.takeAsDownloaded)
      return nil
    }
    let id = text(target.rawValue, &row)
    guard let id, !id.isEmpty else {
      if isRequired, !row.isRefused {
        row.refuse(place(target), name(target), .missingValue, nil, "fill in \(name(target))")
      }
      return nil
    }
    guard Identifiers.isValid(id) else {
      row.refuse(
        place(target), name(target), .malformedIdentifier, id, "allowed: " + ColumnValue.identifier.form)
      return nil
    }
    return id
  }

  private mutating func day(_ target: Target, _ row: inout RowValues, isRequired: Bool = false) -> Day? {
    let text = text(target.rawValue, &row)
    guard let text, !text.isEmpty else {
      if isRequired { row.refuse(place(target), name(target), .missingValue, nil, "fill in \(name(target))") }
      return nil
    }
    switch read(day: text) {
    case .day(let day): return day
    case .mangled:
      row.refuse(place(target), name(target), .mangledBySpreadsheet, text, RowValues.takeAsDownloaded)
    case .malformed:
      row.refuse(
        place(target), name(target), .malformedDate, text,
        "allowed: a day of the calendar as " + mapping.format.dates.map(\.text).joined(separator: " or "))
    }
    return nil
  }

  private func money(_ target: Target, _ row: inout RowValues, isRequired: Bool = false) -> Cents? {
    guard let cell = cell(target.rawValue, row) else {
      return constants[target.rawValue].flatMap { NumberFormat().money($0) }
    }
    guard !cell.text.isEmpty else {
      if isRequired { row.refuse(cell.place, cell.name, .missingValue, nil, "fill in the amount") }
      return nil
    }
    guard var amount = mapping.format.numbers.money(cell.text, strip: cell.column.strip) else {
      row.refuse(
        cell.place, cell.name, .malformedNumber, cell.text,
        "allowed: an amount such as 1\(mapping.format.numbers.thousands.map { String($0) } ?? "")250"
          + "\(mapping.format.numbers.decimal)50")
      return nil
    }
    if let currency = mapping.currency, let place = header.currency, let slot = slots[place] {
      let word = row.record.values[slot].trimmingSpaces
      guard let dollars = currency.dollars(amount.amount, in: word) else {
        row.refuse(
          place, header.header.names[place], .otherCurrency, word,
          "give its rate in dollars: currency: {rates: {\(word.isEmpty ? "EUR" : word): …}}")
        return nil
      }
      amount = Cents(dollars)
    }
    return amount
  }

  /// The rate at which a row's amounts became dollars, for unknowns.csv; nil for dollars.
  private func rate(_ row: RowValues) -> String? {
    guard let currency = mapping.currency, let place = header.currency, let slot = slots[place] else {
      return nil
    }
    let word = row.record.values[slot].trimmingSpaces
    return currency.rates.first { $0.currency == word }.map { "rate_\($0.currency)_\($0.text)" }
  }

  /// Stars or a private score in hundredths.
  private func hundredths(_ target: String, _ row: inout RowValues, _ limits: ClosedRange<Int>) -> Int? {
    guard let text = text(target, &row), !text.isEmpty else { return nil }
    let column = Target(rawValue: target)
    guard let number = mapping.format.numbers.number(text) else {
      row.refuse(place(column), name(column), .malformedNumber, text, "allowed: a number")
      return nil
    }
    let scale = mapping.column(column)?.scale
    guard let value = scale.map({ $0.hundredths(number) }) ?? number.rounded(to: 2), limits.contains(value)
    else {
      let range = scale?.from ?? limits.lowerBound / 100...limits.upperBound / 100
      row.refuse(
        place(column), name(column), .outOfRange, text, "allowed: \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return value
  }

  /// A word of a target with choices; empty for a missing one.
  private func choice(_ target: Target, _ row: inout RowValues) -> String? {
    guard let word = text(target.rawValue, &row), !word.isEmpty else { return nil }
    guard case .choice(let words) = mapping.rows.value(of: target.rawValue) else { return word }
    let folded = word.lowercased()
    guard words.contains(folded) else {
      row.refuse(
        place(target), name(target), .unknownChoice, word,
        Suggestion.question(Suggestion.find(word, among: words)) + "allowed: " + words.joined(separator: ", ")
          + "; or say what it means in the mapping: values")
      return nil
    }
    return folded
  }

  private func place(_ target: Target) -> Int? { columns[target.rawValue]?.place }

  private func name(_ target: Target) -> String {
    place(target).map { header.header.names[$0] } ?? target.rawValue
  }

  // MARK: Payments

  private mutating func payment(_ row: inout RowValues, _ names: inout NameTable) -> PaymentRow? {
    let day = day(.paidOn, &row, isRequired: true)
    let amount = money(.amount, &row, isRequired: true)
    var type = PaymentType.earning
    if mapping.column(.type) != nil || constants[Target.type.rawValue] != nil {
      let raw = cell(Target.type.rawValue, row)?.text
      let word = raw.flatMap { meanings[$0] } ?? text(Target.type.rawValue, &row)
      if let raw, let word, !row.isRefused { meanings[raw] = word }
      if word == "", !row.isRefused, cell(Target.type.rawValue, row) != nil {
        row.refuse(place(.type), name(.type), .missingValue, nil, "a row without a type can't be understood")
      }
      type = word.flatMap(PaymentType.init) ?? .earning
    }
    var refID = ""
    var transactionID = ""
    for (target, isRef) in [(Target.refID, true), (.transactionID, false)] {
      guard let cell = cell(target.rawValue, row) else { continue }
      if Identifiers.isMangled(cell.text) {
        row.refuse(cell.place, cell.name, .mangledBySpreadsheet, cell.text, RowValues.takeAsDownloaded)
      }
      if isRef { refID = cell.text } else { transactionID = cell.text }
    }
    let client = text(Target.client.rawValue, &row) ?? ""
    var contract: String?
    if mapping.column(.contractID) != nil || constants[Target.contractID.rawValue] != nil {
      contract = identifier(.contractID, &row, isRequired: type != .other)
    } else if client.isEmpty, type != .other {
      row.refuse(
        place(.client), name(.client), .missingValue, nil, "a row of a contract names its client")
    }
    guard !row.isRefused, let day, let amount else { return nil }
    var payment = PaymentRow(day: day, amount: amount)
    payment.type = type
    guard type != .other else { return payment }
    payment.contract = names.number(contract ?? "")
    payment.client = names.number(client)
    payment.title = names.number(text(Target.title.rawValue, &row) ?? "")
    payment.agency = names.number(text(Target.agency.rawValue, &row) ?? "")
    payment.freelancer = names.number(text(Target.freelancer.rawValue, &row) ?? "")
    payment.typeWord = names.number(cell(Target.type.rawValue, row).map { folded($0.text) } ?? "")
    payment.transactionID = names.number(transactionID)
    payment.refID = names.number(refID)
    payment.hours = names.number(cell(Target.hours.rawValue, row)?.text ?? "")
    if type == .earning, isPositive(cell(Target.hours.rawValue, row)?.text) { payment.type = .hourly }
    let period = text(Target.period.rawValue, &row) ?? ""
    payment.period = names.number(period)
    payment.periodStart = start(of: period)
    return payment
  }

  private mutating func folded(_ type: String) -> String {
    if let known = foldedTypes[type] { return known }
    let words = Words.folded(type)
    foldedTypes[type] = words
    return words
  }

  private func isPositive(_ hours: String?) -> Bool {
    hours.flatMap { mapping.format.numbers.number($0) }.map { $0.digits > 0 } ?? false
  }

  private mutating func start(of period: String) -> Day? {
    if period.isEmpty { return nil }
    if let known = periods[period] { return known }
    let start = PaidPeriod.start(of: period)
    periods[period] = start
    return start
  }

  // MARK: Contracts

  private mutating func contract(_ row: inout RowValues) -> ContractClaim? {
    guard let id = identifier(.contractID, &row, isRequired: true) else { return nil }
    if !contracts.insert(id).inserted {
      row.refuse(
        place(.contractID), name(.contractID), .duplicateID, id, "the first row of a contract stands")
    }
    var claim = ContractClaim(id, .table)
    claim.freelancer = identifier(.freelancerID, &row)
    claim.agency = party(.agencyID, &row)
    claim.saysAgency = mapping.column(.agencyID) != nil || constants[Target.agencyID.rawValue] != nil
    claim.client = party(.clientID, &row)
    claim.title = text(Target.title.rawValue, &row)
    claim.kind = choice(.contractType, &row).flatMap(ContractKind.init)
    claim.status = choice(.status, &row).flatMap(ContractStatus.init)
    claim.startedOn = day(.startedOn, &row)
    claim.endedOn = day(.endedOn, &row)
    if let word = choice(.endedBy, &row) {
      claim.endedBy = EndedBy(rawValue: word).map(Told.given) ?? .notTold
    } else if cell(Target.endedBy.rawValue, row)?.text == "" {
      claim.endedBy = .absent
    }
    if let word = choice(.endReason, &row) {
      claim.endReason = EndReason(rawValue: word).map(Told.given) ?? .notTold
    } else if cell(Target.endReason.rawValue, row)?.text == "" {
      claim.endReason = .absent
    }
    if let total = money(.earnings, &row) {
      if total < .zero {
        row.refuse(
          place(.earnings), name(.earnings), .outOfRange, total.description,
          "allowed: what was earned, 0 or more")
      }
      claim.total = .known(total)
      claim.rate = rate(row)
    }
    if claim.status == nil, claim.endedOn != nil { claim.status = .ended }
    checkDates(claim, &row)
    for target in ["first_paid_on", "last_paid_on"] {
      if let day = day(Target(rawValue: target), &row) { claim.others[target] = day.description }
    }
    for target in ["client_standing", "large_contract"] {
      if let word = choice(Target(rawValue: target), &row) { claim.others[target] = word }
    }
    if mapping.rows == .contractWithFeedback { claim.clientFeedback = feedback(of: claim, &row) }
    return row.isRefused ? nil : claim
  }

  private func party(_ target: Target, _ row: inout RowValues) -> Party? {
    guard let id = identifier(target, &row) else { return nil }
    let cell = cell(target.rawValue, row)
    return Party(id: id, name: cell?.column.conversion == .slug ? cell?.text : nil)
  }

  private func checkDates(_ claim: ContractClaim, _ row: inout RowValues) {
    if let start = claim.startedOn, let end = claim.endedOn, end < start, claim.status == .ended {
      row.refuse(
        place(.endedOn), name(.endedOn), .inconsistentDates, end.description,
        "allowed: a day not before \(start)")
    }
  }

  /// The client's final feedback in a row of a contract.
  private mutating func feedback(of claim: ContractClaim, _ row: inout RowValues) -> Told<FeedbackClaim> {
    var feedback = FeedbackClaim()
    feedback.cells = feedbackCells(&row)
    feedback.day = day(.submittedAt, &row)
    if feedback.hasScore { return .given(feedback) }
    return place(.publicScore) != nil || place(.privateScore) != nil ? .absent : .notTold
  }

  /// The values of a feedback's columns, as feedback.csv has them.
  private mutating func feedbackCells(_ row: inout RowValues) -> [String: String] {
    var cells: [String: String] = [:]
    for target in ["public_score"] + FeedbackCells.attributes {
      if let value = hundredths(target, &row, 100...500) { cells[target] = decimalText(value, places: 2) }
    }
    // With a column for it, an empty cell is known to be empty.
    if let cell = cell("private_score", row), cell.text.isEmpty { cells["private_score"] = "" }
    if let value = hundredths("private_score", &row, 0...1000) {
      if value % 100 == 0 {
        cells["private_score"] = String(value / 100)
      } else {
        row.refuse(
          place(.privateScore), name(.privateScore), .outOfRange, text("private_score", &row) ?? "",
          "allowed: a whole number from 0 to 10")
      }
    }
    for target in ["comment", "response"] {
      if let text = text(target, &row), !text.isEmpty { cells[target] = text }
    }
    for target in ["responded_at", "removed_on"] {
      if let day = day(Target(rawValue: target), &row) { cells[target] = day.description }
    }
    for target in ["removal", "removal_ground"] {
      if let word = choice(Target(rawValue: target), &row) { cells[target] = word }
    }
    return cells
  }

  // MARK: Feedback

  private mutating func feedback(_ row: inout RowValues) -> (String, FeedbackClaim)? {
    guard let contract = identifier(.contractID, &row, isRequired: true) else { return nil }
    var feedback = FeedbackClaim()
    feedback.id = identifier(Target(rawValue: "feedback_id"), &row)
    feedback.author = choice(.author, &row).flatMap(FeedbackAuthor.init) ?? .client
    feedback.kind = choice(.kind, &row).flatMap(FeedbackKind.init) ?? .final
    feedback.day = day(.submittedAt, &row)
    feedback.cells = feedbackCells(&row)
    feedback.row = FeedbackClaim.Row(
      line: row.record.line, column: name(.contractID), columnNumber: place(.contractID).map { $0 + 1 },
      record: row.record.raw)
    return row.isRefused ? nil : (contract, feedback)
  }
}

/// A column of a mapping that a table has.
private struct ResolvedColumn {
  let column: MappedColumn
  /// The place in the header, from 0.
  let place: Int
  let name: String
  /// The place among the values of a record.
  let slot: Int
}

/// A cell of a row, with its column.
private struct Cell {
  let resolved: ResolvedColumn
  /// Without outer spaces.
  let text: String

  var column: MappedColumn { resolved.column }
  var place: Int { resolved.place }
  var name: String { resolved.name }

  /// In lower case, with one space for dashes and several spaces.
  var words: String { Words.folded(text) }
}

/// Words as they are compared: `Fixed-Price` is `fixed price`.
private enum Words {
  static func folded(_ text: String) -> String {
    String(text.lowercased().map { $0 == "-" ? " " : $0 }).collapsingSpaces
  }
}

/// A row while it is read, and what is wrong with it.
struct RowValues {
  let record: SourceRecord
  private var faults: [(place: Int, reject: ImportReject)] = []

  static let takeAsDownloaded = "take the file as downloaded, without opening it in a spreadsheet"

  init(_ record: SourceRecord) { self.record = record }

  var isRefused: Bool { !faults.isEmpty }

  /// The row's first fault in the header's order, with the others.
  var reject: ImportReject? {
    let sorted = faults.sorted { $0.place < $1.place }
    guard var first = sorted.first?.reject else { return nil }
    first.others = sorted.dropFirst().map(\.reject)
    return first
  }

  mutating func refuse(_ place: Int?, _ name: String, _ code: ImportIssue, _ value: String?, _ advice: String)
  {
    // One fault a column.
    guard !faults.contains(where: { $0.reject.column == name }) else { return }
    faults.append(
      (
        place ?? .max,
        ImportReject(
          line: record.line, column: name, columnNumber: place.map { $0 + 1 }, code: code, value: value,
          advice: advice, record: record.raw)
      ))
  }
}

/// A title and a number behind it in parentheses: `HTML front end (35695275)`.
struct NumberedTitle: Equatable {
  let title: String
  let number: String

  /// Nil where the last parentheses hold no number.
  init?(_ text: String) {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return nil }
    let digits = text[text.index(after: open)...].dropLast()
    guard (1...40).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    title = text[..<open].trimmingSpaces
    number = String(digits)
  }
}

/// The columns of feedback.csv that import fills.
enum FeedbackCells {
  static let attributes = ["skills", "quality", "availability", "deadlines", "communication", "cooperation"]
}

/// The period that a payment is for, as its description says.
enum PaidPeriod {
  private static let forms = [
    DatePattern("MON D, YYYY"), DatePattern("M/D/YYYY"), DatePattern("YYYY-MM-DD"),
  ].compactMap(\.self)

  /// The first day of `Earnings for Aug 31-Sep 6, 2026` or `Invoice for 05/27/2024-06/02/2024 - 12:30 hrs`; nil for none.
  static func start(of text: String) -> Day? {
    guard let range = text.lowercased().firstRange(of: " for ") else { return nil }
    let count = text.lowercased().distance(from: text.lowercased().startIndex, to: range.upperBound)
    let rest = String(text.dropFirst(count))
    let dash = { (character: Character) in character == "-" || character == "\u{2013}" }
    let parts = rest.split(maxSplits: 2, omittingEmptySubsequences: false, whereSeparator: dash).map(
      \.trimmingSpaces)
    guard parts.count >= 2 else { return nil }
    // Slashes: each date is whole.
    if let first = day(parts[0]),
      day(String(parts[1].prefix { !$0.isWhitespace })) != nil || day(parts[1]) != nil
    {
      return first
    }
    // Words: the year may be behind the end alone, and so may the month be before the start alone.
    let words = parts[1].split(separator: " ").map(String.init)
    guard let year = words.last(where: { $0.utf8.count == 4 && Int($0) != nil }).flatMap({ Int($0) }) else {
      return nil
    }
    let startWords = parts[0].split(separator: " ").map { String($0).replacing(",", with: "") }
    guard startWords.count >= 2, let month = EnglishMonths.number(Array(startWords[0].utf8)),
      let dayOfMonth = Int(startWords[1])
    else { return nil }
    let endMonth = EnglishMonths.number(Array(words[0].utf8)) ?? month
    return Day(year: month > endMonth ? year - 1 : year, month: month, day: dayOfMonth)
  }

  private static func day(_ text: String) -> Day? {
    let bytes = Array(text.utf8)
    return forms.lazy.compactMap { $0.day(bytes) }.first
  }
}
