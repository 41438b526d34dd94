import CSV
import JobSuccess

/// The contracts whose payments differ from the earnings column (1.4): how many, and the first of them.
struct UnlikePayments: Sendable {
  /// The most contracts that are kept as examples.
  private static let most = 5

  private(set) var count = 0
  /// The first ones in the order of contracts.csv.
  private(set) var first: [Entry] = []

  struct Entry: Sendable {
    let contract: InputIndex<Contract>
    let earnings: Cents
    /// The sum of its payments.
    let paid: Cents
  }

  /// Takes in a contract with all its payments; a contract without any is left out.
  @inline(__always)
  mutating func check(_ contract: Contract, _ index: InputIndex<Contract>, _ payments: ArraySlice<Payment>) {
    guard !payments.isEmpty else { return }
    var paid = Cents.zero
    for payment in payments { paid += payment.amount }
    if paid != contract.earnings {
      add(Entry(contract: index, earnings: contract.earnings, paid: paid))
      count += 1
    }
  }

  /// Takes in those that another thread found.
  mutating func add(_ other: UnlikePayments) {
    count += other.count
    for entry in other.first { add(entry) }
  }

  private mutating func add(_ entry: Entry) {
    guard first.count < UnlikePayments.most || entry.contract.index < (first.last?.contract.index ?? 0) else {
      return
    }
    let place = first.firstIndex { $0.contract.index > entry.contract.index } ?? first.count
    first.insert(entry, at: place)
    if first.count > UnlikePayments.most { first.removeLast() }
  }
}

extension FolderReader {
  /// Adds the warning that payments differ from earnings, in the order of contracts.csv, whose lines are counted again for
  /// the examples.
  mutating func add(_ unlike: UnlikePayments, _ dataset: Dataset) throws(ExportsError) {
    guard unlike.count > 0, let source = sources[.contracts] else { return }
    var text = source.text
    let lines: [Int]
    do {
      lines = try text.lines(at: unlike.first.map { dataset.recordOffset(of: $0.contract) })
    } catch {
      throw .file(error, .contracts)
    }
    var group = WarningGroup(code: .earningsDiffer)
    group.count = unlike.count
    group.examples = zip(unlike.first, lines).map { entry, line in
      let column = ContractColumn.earnings
      return Finding(
        file: .contracts, line: line, column: column.column.name,
        columnNumber: source.header.places[column.rawValue].map { $0 + 1 }, code: .earningsDiffer,
        value: Array(entry.earnings.description.utf8),
        allowed: "the sum of the contract's payments, \(entry.paid)")
    }
    add(group, to: .contracts)
  }
}
