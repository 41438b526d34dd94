import CSV
import JobSuccess

/// One record of payments.csv (1.4).
struct PaymentRow: Sendable {
  var payment: Payment
  var contract: InputIndex<Contract>
}

/// Decodes payments.csv.
struct PaymentDecoder: RecordDecoder {
  let lookup: ContractLookup

  @inline(__always)
  func row(_ values: inout RecordValues, of decoded: borrowing Decoded<PaymentRow>) -> PaymentRow? {
    let contractID = values.identifier(PaymentColumn.contractID, lookup.hash)
    let paidOn = values.day(PaymentColumn.paidOn)
    let amount = values.read(PaymentColumn.amount) { (text) throws(ValueIssue) in
      try Cents(text: text, negative: true)
    }
    guard values.isSound, let paidOn, let amount,
      let contract = lookup.find(PaymentColumn.contractID, contractID, &values)
    else { return nil }
    let startedOn = lookup.contracts[contract].startedOn
    guard startedOn <= paidOn else {
      values.refuse(
        PaymentColumn.paidOn, .inconsistentDates,
        .notBeforeContractStart, day: startedOn)
      return nil
    }
    return PaymentRow(payment: Payment(paidOn: paidOn, amount: amount), contract: contract)
  }
}
