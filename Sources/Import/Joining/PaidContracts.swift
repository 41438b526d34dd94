// Contracts that only payments tell of (8.3.15).

internal import JobSuccess

/// All payments with one client, title and agency, or of one number.
struct PaidContract: Sendable {
  /// `t-` and ten digits, or the contract's number with its letter.
  let id: String
  /// As the earliest row spells them; empty where no row names one.
  var client = ""
  var title = ""
  var agency = ""
  var freelancer = ""
  /// The rates at which amounts became dollars; most have none.
  var rates: Set<String> = []
  /// By day.
  var rows: [PaymentRow] = []

  /// The sum of all rows.
  var total: Cents { rows.reduce(.zero) { $0 + $1.amount } }
  var firstDay: Day { rows.first?.day ?? .earliest }
  /// The first day of the first payment, or of what it pays for.
  var start: Day { rows.reduce(firstDay) { min($0, min($1.day, $1.periodStart ?? $1.day)) } }
  var firstPaidOn: Day? { rows.first { $0.amount > .zero }?.day }
  var lastPaidOn: Day? { rows.last { $0.amount > .zero }?.day }
  var lastDay: Day { rows.last?.day ?? .earliest }

  var kind: ContractKind? {
    if rows.contains(where: { $0.type == .hourly }) { return .hourly }
    return rows.contains { $0.type == .fixed } ? .fixed : nil
  }

  /// Groups rows: those with a contract's number by it, others by client, title and agency.
  static func all(_ rows: [PaymentRow], _ names: NameTable) -> [String: PaidContract] {
    var places: [Parties: Int] = [:]
    var placesByID: [String: Int] = [:]
    var contracts: [PaidContract] = []
    for row in rows {
      let parties = Parties(contract: row.contract, client: row.client, title: row.title, agency: row.agency)
      if let known = places[parties] {
        contracts[known].rows.append(row)
        continue
      }
      let id =
        row.contract != 0
        ? names[row.contract]
        : Identifiers.contract(
          client: names[row.client], title: names[row.title], agency: names[row.agency])
      let place = placesByID[id] ?? contracts.count
      if place == contracts.count {
        contracts.append(PaidContract(id: id))
        placesByID[id] = place
      }
      places[parties] = place
      contracts[place].rows.append(row)
    }
    for place in contracts.indices { contracts[place].finish(names) }
    return placesByID.mapValues { contracts[$0] }
  }

  private struct Parties: Hashable {
    let contract: Int32
    let client: Int32
    let title: Int32
    let agency: Int32
  }

  /// Sorts the rows, and takes the earliest spelling of each name.
  private mutating func finish(_ names: NameTable) {
    rows.sort { ($0.day, $0.amount) < ($1.day, $1.amount) }
    client = earliest(names, \.client)
    title = earliest(names, \.title)
    agency = earliest(names, \.agency)
    freelancer = earliest(names, \.freelancer)
    for row in rows where row.rate != 0 { rates.insert(names[row.rate]) }
  }

  private func earliest(_ names: NameTable, _ part: KeyPath<PaymentRow, Int32>) -> String {
    guard let first = rows.first(where: { $0[keyPath: part] != 0 }) else { return "" }
    let numbers = Set(
      rows.lazy.filter { $0.day == first.day && $0[keyPath: part] != 0 }.map { $0[keyPath: part] })
    return numbers.map { names[$0] }.min { $0.utf8.lexicographicallyPrecedes($1.utf8) } ?? ""
  }
}

/// The days that downloads cover: from each one's first day to its last.
struct Coverage: Sendable {
  private var spans: [ClosedRange<Day>] = []

  init(_ files: [(first: Day?, last: Day?)]) {
    let sorted = files.compactMap { file in
      file.first.flatMap { first in file.last.map { first...$0 } }
    }.sorted { $0.lowerBound < $1.lowerBound }
    for span in sorted {
      if let last = spans.last, span.lowerBound <= last.upperBound + 1 {
        spans[spans.count - 1] = last.lowerBound...max(last.upperBound, span.upperBound)
      } else {
        spans.append(span)
      }
    }
  }

  /// Whether every day of a range is covered.
  func covers(_ first: Day, _ last: Day) -> Bool {
    spans.contains { $0.lowerBound <= first && last <= $0.upperBound }
  }
}
