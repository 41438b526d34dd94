/// One payment on a contract (1.4).
package struct Payment: Equatable, Sendable {
  package var paidOn: Day
  /// Negative for a refund.
  package var amount: Cents

  /// A payment of `amount` on `paidOn`.
  package init(paidOn: Day, amount: Cents) {
    self.paidOn = paidOn
    self.amount = amount
  }
}
