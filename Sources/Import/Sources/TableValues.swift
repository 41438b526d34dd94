// The values of a row by a mapping: text, identifiers, money, days, choices.

internal import Basics
internal import Ingestion
internal import JobSuccess

extension TableReader {
  /// Whether the row is one of those that the mapping takes.
  func isOfContract(_ record: SourceRecord) -> Bool {
    if filters.isEmpty { return true }
    return zip(mapping.only, filters).allSatisfy { filter, slot in
      filter.values.contains(String(decoding: record.value(slot), as: UTF8.self))
    }
  }

  /// A day of a row that is not of a contract: downloads cover it all the same.
  func anyDay(_ record: SourceRecord) -> Day? {
    guard let column = columns[Target.paidOn.rawValue],
      case .day(let day) = DatePattern.read(record.value(column.slot), mapping.format.dates)
    else { return nil }
    return day
  }

  // MARK: Cells

  /// The cell of a target; nil where the table has no such column.
  func cell(_ target: Target, _ row: RowValues) -> Cell? {
    columns[target.rawValue].map { Cell(resolved: $0, bytes: row.record.value($0.slot)) }
  }

  /// Whether the mapping says something of a target.
  func has(_ target: Target) -> Bool {
    columns[target.rawValue] != nil || constants[target.rawValue] != nil || mapping.column(target) != nil
  }

  /// The number of a target's text, converted as the mapping says; nil where the mapping has nothing for it, or the text
  /// is refused.
  mutating func number(_ target: Target, _ row: inout RowValues) -> Int32? {
    guard let cell = cell(target, row) else { return constants[target.rawValue].map { names.number($0) } }
    let raw = names.number(cell.bytes)
    if cell.resolved.isPlain { return raw }
    if let known = conversions[target.rawValue][raw] { return known }
    guard let text = converted(cell, target, &row) else { return nil }
    let number = names.number(text)
    conversions[target.rawValue][raw] = number
    return number
  }

  /// The text of a target, as for ``number(_:_:)``.
  mutating func text(_ target: Target, _ row: inout RowValues) -> String? {
    number(target, &row).map { names[$0] }
  }

  /// What a cell says, by the words, the conversion and the prefix of its column.
  private func converted(_ cell: Cell, _ target: Target, _ row: inout RowValues) -> String? {
    if let words = cell.column.values {
      let word = cell.column.conversion == .words ? cell.words : cell.text
      if let meant = words.first(where: { $0.word == word }) { return meant.value }
      if cell.bytes.isEmpty, target != .type || cell.column.otherwise == nil { return "" }
      if let otherwise = cell.column.otherwise { return otherwise }
      let known = words.map(\.word).filter { !$0.isEmpty }
      row.refuse(
        cell.place, cell.name, .unknownChoice, cell.text,
        Suggestion.question(Suggestion.find(word, among: known)) + "allowed: " + known.joined(separator: ", ")
      )
      return nil
    }
    guard !cell.bytes.isEmpty else { return "" }
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

  mutating func identifier(_ target: Target, _ row: inout RowValues, isRequired: Bool = false) -> String? {
    let cell = cell(target, row)
    if let cell, Identifiers.isMangled(cell.bytes) {
      row.refuse(cell.place, cell.name, .mangledBySpreadsheet, cell.text, RowValues.takeAsDownloaded)
      return nil
    }
    let id: String?
    if let cell, cell.column.values == nil, cell.column.strip.isEmpty, cell.column.conversion == nil {
      // The id of a row is in no other row: there is no use in keeping it.
      id = cell.bytes.isEmpty ? "" : cell.column.prefix + cell.text
    } else {
      id = text(target, &row)
    }
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
    let text: ArraySlice<UInt8>
    if let cell = cell(target, row), cell.resolved.isPlain {
      text = cell.bytes
    } else {
      text = Array((self.text(target, &row) ?? "").utf8)[...]
    }
    guard !text.isEmpty else {
      if isRequired { row.refuse(place(target), name(target), .missingValue, nil, "fill in \(name(target))") }
      return nil
    }
    let value = { String(decoding: text, as: UTF8.self) }
    switch DatePattern.read(text, mapping.format.dates) {
    case .day(let day): return day
    case .mangled:
      row.refuse(place(target), name(target), .mangledBySpreadsheet, value(), RowValues.takeAsDownloaded)
    case .malformed:
      row.refuse(
        place(target), name(target), .malformedDate, value(),
        "allowed: a day of the calendar as " + mapping.format.dates.map(\.text).joined(separator: " or "))
    }
    return nil
  }

  func money(_ target: Target, _ row: inout RowValues, isRequired: Bool = false) -> Cents? {
    guard let cell = cell(target, row) else {
      return constants[target.rawValue].flatMap { NumberFormat().money($0) }
    }
    guard !cell.bytes.isEmpty else {
      if isRequired { row.refuse(cell.place, cell.name, .missingValue, nil, "fill in the amount") }
      return nil
    }
    let numbers = mapping.format.numbers
    let plain = cell.column.strip.isEmpty ? numbers.plainMoney(cell.bytes) : nil
    guard var amount = plain ?? numbers.money(cell.text, strip: cell.column.strip) else {
      row.refuse(
        cell.place, cell.name, .malformedNumber, cell.text,
        "allowed: an amount such as 1\(mapping.format.numbers.thousands.map { String($0) } ?? "")250"
          + "\(mapping.format.numbers.decimal)50")
      return nil
    }
    if let rates = mapping.currency, let place = header.currency, let slot = currency {
      let word = String(decoding: row.record.value(slot), as: UTF8.self)
      guard let dollars = rates.dollars(amount.amount, in: word) else {
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
    guard let rates = mapping.currency?.rates, let slot = currency else { return nil }
    let word = String(decoding: row.record.value(slot), as: UTF8.self)
    return rates.first { $0.currency == word }.map { "rate_\($0.currency)_\($0.text)" }
  }

  /// Stars or a private score in hundredths.
  mutating func hundredths(_ column: Target, _ row: inout RowValues, _ limits: ClosedRange<Int>) -> Int? {
    if let cell = cell(column, row), cell.resolved.isPlain, mapping.format.numbers.decimal == "." {
      if cell.bytes.isEmpty { return nil }
      if let value = units(of: cell.bytes.span, places: 2), limits.contains(Int(value)) { return Int(value) }
    }
    guard let text = text(column, &row), !text.isEmpty else { return nil }
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
  mutating func choice(_ target: Target, _ row: inout RowValues) -> String? {
    guard let word = text(target, &row), !word.isEmpty else { return nil }
    guard let words = choices[target.rawValue] else { return word }
    if words.contains(word) { return word }
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
    columns[target.rawValue]?.name ?? target.name
  }
}
