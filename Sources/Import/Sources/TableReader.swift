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
  let needed: [Int]
  let slots: [Int: Int]
  let constants: [String: String]
  /// The columns that the table has, by their targets.
  let columns: [String: ResolvedColumn]
  /// What the texts of types mean, and how they are compared.
  var meanings: [String: String] = [:]
  var foldedTypes: [String: String] = [:]
  /// What is the same for many rows: days by their texts.
  var days: [String: DayReading] = [:]
  var periods: [String: Day?] = [:]
  /// The contracts of the rows so far.
  var contracts: Set<String> = []

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

  func noteHeader(_ reading: inout SourceReading) {
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
