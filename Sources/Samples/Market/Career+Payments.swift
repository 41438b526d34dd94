import JobSuccess

/// Draws what a contract earns, and when it is paid. Money is in cents.
extension Career {
  private static let fixedPrices = Spread(
    (0, 500), (100, 3000), (500, 16_000), (800, 60_000), (950, 250_000), (1000, 1_400_000))
  private static let weeklyHours = Spread((0, 1), (300, 5), (700, 18), (1000, 45))
  private static let hourlyRates = Spread((0, 400), (300, 1200), (700, 3200), (1000, 9500))

  /// Sets the contract's earnings, its first and last paid day, and for some contracts their payments.
  mutating func pay(_ contract: inout DraftContract) {
    let days = paidDays(contract)
    guard let first = days.first, let last = days.last else { return }
    contract.earnings = contract.kind == .hourly ? hourlyEarnings(from: first, to: last) : fixedEarnings()
    contract.isLarge = contract.earnings >= Cents(500_000) && random.happens(450)
    if random.happens(traits.paymentRows) {
      contract.payments = payments(of: contract.earnings, on: days)
      contract.earnings = contract.payments.reduce(.zero) { $0 + $1.amount }
    }
    // Some exports have the sum without the days.
    guard !random.happens(60) else { return }
    contract.firstPaidOn = first
    contract.lastPaidOn = last
  }

  /// The days of the payments, in rising order: monthly for hourly contracts, one to three milestones for fixed prices,
  /// none for about one contract in thirty. The last may be up to a week after the contract's end.
  private mutating func paidDays(_ contract: DraftContract) -> [Day] {
    if random.happens(35) { return [] }
    let end = contract.endedOn ?? asOf
    // On a paused contract the work stopped before today.
    let worked =
      contract.status == .paused
      ? (end - contract.startedOn) * random.below(80) / 100 : end - contract.startedOn
    let step = contract.kind == .hourly ? 30 : max(10, worked / random.whole(1...3))
    let isPatchy = random.happens(180)
    var days: [Day] = []
    for offset in stride(from: min(step, worked), through: worked, by: step) {
      let day = contract.startedOn + offset + random.below(8)
      let isLeftOut = isPatchy && offset < worked - step && random.happens(450)
      if day <= asOf, !isLeftOut { days.append(day) }
    }
    return days
  }

  private mutating func hourlyEarnings(from first: Day, to last: Day) -> Cents {
    let hours = max(1, Career.weeklyHours.draw(using: &random) * (last - first + 14) / 14)
    let rate = Career.hourlyRates.draw(using: &random) * traits.price / 100
    return Cents(Int64(max(1, hours * rate)))
  }

  private mutating func fixedEarnings() -> Cents {
    if random.happens(4) { return Cents(50) }
    let price = max(500, Career.fixedPrices.draw(using: &random) * traits.price / 100)
    // Most prices are multiples of five dollars; some lie on or beside a border of the earnings tiers.
    if random.happens(40) { return Cents(random.pick([25_000, 25_001, 100_000, 100_001])) }
    return Cents(Int64(random.happens(750) ? price / 500 * 500 : price))
  }

  /// Splits a sum into equal payments, the last with the remainder; 4 in 100 contracts get a refund later.
  private mutating func payments(of sum: Cents, on days: [Day]) -> [Payment] {
    let part = sum.amount / Int64(days.count)
    var payments = days.map { Payment(paidOn: $0, amount: Cents(part)) }
    payments[payments.count - 1].amount = Cents(sum.amount - part * Int64(days.count - 1))
    payments.removeAll { $0.amount == .zero }
    if let last = payments.last, random.happens(40) {
      let day = last.paidOn + random.whole(1...20)
      let amount = last.amount.amount * Int64(random.pick([20, 50, 100])) / 100
      if day <= asOf, amount > 0 { payments.append(Payment(paidOn: day, amount: Cents(-amount))) }
    }
    return payments
  }
}
