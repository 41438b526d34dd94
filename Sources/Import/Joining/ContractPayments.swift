// The payments and the earnings of a contract (8.4.23).

internal import Basics
internal import Ingestion
internal import JobSuccess

extension ContractBuilder {
  mutating func fillPayments() {
    let answered = answer(.earned).flatMap { NumberFormat().money($0) }
    if let answered { contradict(.earned, answered.description, claims.total?.description) }
    let total = answered ?? claims.total
    var earnings = total
    if let paid = facts.paid, let rows = complete(paid, total, context.paidCoverage) {
      take(rows, total, &earnings)
    } else if let worked = facts.worked, let rows = complete(worked, total, context.workedCoverage) {
      contract.unknowns.add(Unknown("payments", .assumed, why: "days_worked"))
      take(rows, total, &earnings)
    } else if facts.paid != nil || facts.worked != nil {
      contract.unknowns.add(Unknown("payments", .partial, why: "downloads_do_not_cover"))
    } else {
      contract.unknowns.add(Unknown("payments", .unknown, why: "not_exported"))
    }
    if earnings == nil {
      let why = claims.isTotalHidden ? "hidden" : "not_exported"
      contract.unknowns.add(Unknown("earnings", .unknown, used: Cents.zero.description, why: why))
      ask(.earned)
    }
    let rates = (facts.paid?.rates ?? []).union(facts.worked?.rates ?? [])
    if let rate = claims.rate ?? (rates.isEmpty ? nil : rates.sorted().joined(separator: " ")), let earnings {
      contract.unknowns.add(Unknown("earnings", .assumed, used: earnings.description, why: rate))
    }
    contract.earnings = earnings ?? .zero
    contract.firstPaidOn = contract.payments.first { $0.amount > .zero }?.paidOn ?? claims.firstPaidOn
    contract.lastPaidOn = contract.payments.last { $0.amount > .zero }?.paidOn ?? claims.lastPaidOn
  }

  /// The rows, if they are all that was paid (8.4.23).
  func complete(_ paid: PaidContract, _ total: Cents?, _ coverage: Coverage) -> [Payment]? {
    let end = endedOn.map { $0 + ContractJoins.daysAfterEnd } ?? context.asOf
    guard total == nil || paid.total == total || coverage.covers(startedOn, end) else { return nil }
    return paid.rows.map { Payment(paidOn: $0.day, amount: $0.amount) }
  }

  mutating func take(_ rows: [Payment], _ total: Cents?, _ earnings: inout Cents?) {
    let sum = rows.reduce(Cents.zero) { $0 + $1.amount }
    contract.payments = rows
    if let first = rows.first?.paidOn, first < startedOn {
      // A payment before its contract's start would be rejected.
      contract.startedOn = first
      contract.unknowns.add(Unknown("started_on", .differs, used: first.description, why: "first_payment"))
    }
    if let total, total != sum {
      contract.unknowns.add(Unknown("earnings", .differs, used: sum.description, why: "sources_differ"))
    }
    earnings = max(sum, .zero)
    if sum < .zero {
      contract.unknowns.add(
        Unknown("earnings", .assumed, used: Cents.zero.description, why: "downloads_do_not_cover"))
    }
  }
}
