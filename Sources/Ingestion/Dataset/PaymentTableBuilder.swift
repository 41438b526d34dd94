import JobSuccess

/// The payments while payments.csv is read, in the file's order.
struct PaymentTableBuilder: Sendable {
  private var payments: [Payment] = []
  /// The place in contracts.csv of each one's contract.
  private var contracts: [UInt32] = []

  mutating func commit(_ rows: [PaymentRow]) {
    for row in rows {
      payments.append(row.payment)
      contracts.append(row.contract)
    }
  }

  /// The payments by contract, within one by day, then by amount, and where each contract's stand; nil where there are
  /// none at all.
  func arrange(_ contractPlaces: [UInt32]) -> (payments: [Payment], groups: Groups)? {
    guard !payments.isEmpty else { return nil }
    var groups = Groups(
      contracts.indices.lazy.map { (UInt32(truncatingIfNeeded: $0), contractPlaces[Int(contracts[$0])]) },
      into: contractPlaces.count)
    for contract in contractPlaces.indices where groups.range(contract).count > 1 {
      groups.sort(contract) { left, right in
        let (first, second) = (payments[Int(left)], payments[Int(right)])
        return (first.paidOn, first.amount) < (second.paidOn, second.amount)
      }
    }
    return (groups.order.map { payments[Int($0)] }, groups)
  }
}
