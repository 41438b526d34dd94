// The values of a row by a mapping: text, identifiers, money, days, choices.

internal import Basics
internal import Ingestion
internal import JobSuccess

extension TableReader {
  /// Whether the row is one of those that the mapping takes.
  func isOfContract(_ record: SourceRecord) -> Bool {
    zip(mapping.only, header.filters).allSatisfy { filter, place in
      slots[place].map { filter.values.contains(record.values[$0].trimmingSpaces) } ?? true
    }
  }

  /// A day of a row that is not of a contract: downloads cover it all the same.
  mutating func anyDay(_ record: SourceRecord) -> Day? {
    guard let index = mapping.columns.firstIndex(where: { $0.target == Target.paidOn.rawValue }),
      let place = header.places[index], let slot = slots[place],
      case .day(let day) = read(day: record.values[slot].trimmingSpaces)
    else { return nil }
    return day
  }

  mutating func read(day text: String) -> DayReading {
    if let known = days[text] { return known }
    let day = DatePattern.read(text, mapping.format.dates)
    days[text] = day
    return day
  }

  // MARK: Cells

  /// The cell of a target; nil where the table has no such column.
  func cell(_ target: String, _ row: RowValues) -> Cell? {
    columns[target].map { Cell(resolved: $0, text: row.record.values[$0.slot].trimmingSpaces) }
  }

  /// The value of a target as text, converted as the mapping says; nil where the mapping has nothing for it.
  func text(_ target: String, _ row: inout RowValues) -> String? {
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

  func identifier(_ target: Target, _ row: inout RowValues, isRequired: Bool = false) -> String? {
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

  mutating func day(_ target: Target, _ row: inout RowValues, isRequired: Bool = false) -> Day? {
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

  func money(_ target: Target, _ row: inout RowValues, isRequired: Bool = false) -> Cents? {
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
  func rate(_ row: RowValues) -> String? {
    guard let currency = mapping.currency, let place = header.currency, let slot = slots[place] else {
      return nil
    }
    let word = row.record.values[slot].trimmingSpaces
    return currency.rates.first { $0.currency == word }.map { "rate_\($0.currency)_\($0.text)" }
  }

  /// Stars or a private score in hundredths.
  func hundredths(_ target: String, _ row: inout RowValues, _ limits: ClosedRange<Int>) -> Int? {
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
  func choice(_ target: Target, _ row: inout RowValues) -> String? {
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

  func place(_ target: Target) -> Int? { columns[target.rawValue]?.place }

  func name(_ target: Target) -> String {
    place(target).map { header.header.names[$0] } ?? target.rawValue
  }
}
