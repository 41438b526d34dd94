import CSV
import JobSuccess

/// One record of unknowns.csv (8.5.24).
struct UnknownRow: Sendable {
  var contract: InputIndex<Contract>
  /// What it means for a score; empty for most.
  var facts: UnknownFacts
  /// The rates at which the earnings became dollars, as `EUR 1.08`; empty where they were dollars.
  var rates: [String]
}

/// Decodes unknowns.csv.
struct UnknownDecoder: RecordDecoder {
  let lookup: ContractLookup
  private let columns = Choices(UnknownColumn.columns.map { ($0, $0) })
  private let states = Choices<UnknownState>()

  init(lookup: ContractLookup) {
    self.lookup = lookup
  }

  func row(_ values: inout RecordValues, of decoded: borrowing Decoded<UnknownRow>) -> UnknownRow? {
    let contractID = values.identifier(UnknownColumn.contractID, lookup.hash)
    let column = values.choice(UnknownColumn.column, of: columns)
    let state = values.choice(UnknownColumn.state, of: states)
    guard values.isSound, let column, let state,
      let contract = lookup.find(UnknownColumn.contractID, contractID, &values)
    else { return nil }
    let rates =
      column == "earnings" && state == .assumed
      ? values.read(UnknownColumn.why) { UnknownDecoder.rates($0) } : nil
    return UnknownRow(contract: contract, facts: UnknownDecoder.facts(column, state), rates: rates ?? [])
  }

  /// The currency and the rate of each `rate_EUR_1.08`; empty for another reason.
  private static func rates(_ why: Span<UInt8>) -> [String] {
    String(decoding: why.indices.map { why[$0] }, as: UTF8.self).split(separator: " ").compactMap { word in
      let parts = word.split(separator: "_")
      return parts.count == 3 && parts[0] == "rate" ? "\(parts[1]) \(parts[2])" : nil
    }
  }

  /// What a score could depend on (8.5.28). An assumed status may be another; an amount that differs or is converted is
  /// known.
  private static func facts(_ column: String, _ state: UnknownState) -> UnknownFacts {
    switch (column, state) {
    case ("stars", .unknown): .stars
    case ("status", .unknown), ("status", .assumed): .end
    case ("client_id", .unknown): .client
    case ("earnings", .unknown): .earnings
    default: []
    }
  }
}
