/// One job: what an eligible contract counts as, once or, where it lasted, several times (2.5).
package struct Job: Equatable, Sendable {
  /// The day that decides which windows it lies in.
  package let day: Day
  package let outcome: Outcome
  /// In the policy's `WeightUnit`.
  package let weight: Int
}

/// Where the jobs of a contract fall: their days, oldest first (2.5).
struct JobDays {
  private let rule: LengthRule?
  private let asOf: Day

  init(_ rule: LengthRule?, asOf: Day) {
    self.rule = rule
    self.asOf = asOf
  }

  /// Calls `add` with each job's day, oldest first, the outcome day last.
  func forEach(_ facts: ContractFacts, until outcomeDay: Day, in history: History, _ add: (Day) -> Void) {
    let length = outcomeDay - facts.startedOn
    if let rule, length >= rule.periodDays {
      let complete = length / rule.periodDays
      // The last paid complete period's job is dated on the outcome day: only those before it keep their own last day.
      if facts.hasPaymentRows {
        let periods = paidPeriods(
          of: history[facts.key], from: facts.startedOn, complete: complete, rule, history)
        for period in periods.suffix(rule.maxJobs).dropLast() {
          add(facts.startedOn + period * rule.periodDays)
        }
      } else if facts.hasEarnings, let lastPaidOn = facts.lastPaidOn {
        let last = min(complete, rule.period(of: lastPaidOn - facts.startedOn))
        for period in max(1, last - rule.maxJobs + 1)..<max(1, last) {
          add(facts.startedOn + period * rule.periodDays)
        }
      }
    }
    add(outcomeDay)
  }

  /// The complete periods that hold a payment above 0, in ascending order.
  private func paidPeriods(
    of contract: Contract, from start: Day, complete: Int, _ rule: LengthRule, _ history: History
  ) -> [Int] {
    var periods: [Int] = []
    for payment in history.payments[contract.payments] where payment.amount > .zero && payment.paidOn <= asOf
    {
      let period = rule.period(of: payment.paidOn - start)
      if period <= complete, period != periods.last { periods.append(period) }
    }
    return periods
  }
}

extension LengthRule {
  /// The period, from 1, that holds a day numbered from the contract's start; the first one holds day 0 too.
  fileprivate func period(of day: Int) -> Int {
    max(1, (day + periodDays - 1) / periodDays)
  }
}

/// The weights of jobs as whole numbers: multiples of the largest unit that divides all of a policy's weights.
package struct WeightUnit: Sendable {
  /// The unit, in millionths of a weight of 1.
  package let millionths: Int
  private let limits: [Cents]
  private let weights: [Int]

  package init(_ tiers: [EarningsTier]) {
    let tiers = tiers.isEmpty ? [EarningsTier(upTo: nil, weight: .one)] : tiers
    let unit = max(1, tiers.map(\.weight.millionths).reduce(0, greatestCommonDivisor))
    millionths = unit
    weights = tiers.map { $0.weight.millionths / unit }
    limits = tiers.dropLast().map { $0.upTo ?? Cents(.max) }
  }

  /// The weight, in units, of a contract with these earnings: the first tier that holds them, else the last (2.5).
  package func weight(of earnings: Cents) -> Int {
    weights[limits.firstIndex { earnings <= $0 } ?? weights.count - 1]
  }

  /// A sum of weights in ten-thousandths, rounded half up. It is never negative.
  package func tenThousandths(of units: Int) -> Int {
    (units * millionths + 50) / 100
  }

  /// A weight as a plain number.
  package func ratio(_ units: Int) -> Ratio {
    Ratio(Int128(units) * Int128(millionths), 1_000_000)
  }

  /// A sum of weights that is a ratio of units, as a plain number.
  package func ratio(_ units: Ratio) -> Ratio {
    Ratio(units.numerator * Int128(millionths), units.denominator * 1_000_000)
  }
}
