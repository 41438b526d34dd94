import JobSuccess

/// The payments while payments.csv is read, in the file's order.
struct PaymentTableBuilder: Sendable {
  private var payments = InputColumn<Payment, Payment>()
  /// Each payment's contract.
  private var contracts = InputColumn<Payment, InputIndex<Contract>>()

  /// Takes in a batch's records.
  mutating func commit(_ rows: [PaymentRow]) {
    for row in rows {
      payments.append(row.payment)
      contracts.append(row.contract)
    }
  }

  /// The payments in the dataset's order: by contract, then by day, then by amount; with the range of each contract's.
  /// Nil where there are none at all.
  func arrange(_ order: ContractOrder) -> (payments: [Payment], groups: Groups<Payment>)? {
    guard payments.count > 0 else { return nil }
    var groups = Groups(
      contracts.indices.lazy.map { ($0, order.keys[contracts[$0]].index) },
      copies: order.memberEntries.copies(of: contracts), into: order.order.count)
    for contract in order.order.indices where groups.range(contract).count > 1 {
      groups.sort(contract) { left, right in
        let (first, second) = (payments[left], payments[right])
        return (first.paidOn, first.amount) < (second.paidOn, second.amount)
      }
    }
    return (groups.order.map { payments[$0] }, groups)
  }
}
