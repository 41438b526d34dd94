import JobSuccess

/// The payments while payments.csv is read, in the file's order.
struct PaymentStage: Sendable {
  private var payments: [Payment] = []
  /// The place in contracts.csv of each one's contract.
  private var contracts: [UInt32] = []

  mutating func commit(_ rows: [PaymentRow]) {
    for row in rows {
      payments.append(row.payment)
      contracts.append(row.contract)
    }
  }

  /// The payments by contract, within one by day, then by amount; each contract is told where its own stand.
  func arrange(_ arranged: inout ArrangedContracts) -> [Payment] {
    guard !payments.isEmpty else { return [] }
    var groups = Groups(of: payments.count, into: arranged.contracts.count) {
      arranged.places[Int(contracts[$0])]
    }
    for contract in arranged.contracts.indices {
      let range = groups.range(contract)
      arranged.contracts[contract].payments = range
      guard range.count > 1 else { continue }
      groups.sort(contract) { left, right in
        let (first, second) = (payments[Int(left)], payments[Int(right)])
        return (first.paidOn, first.amount) < (second.paidOn, second.amount)
      }
    }
    return groups.order.map { payments[Int($0)] }
  }
}
