/// One job. An eligible contract counts as one job or, if it lasted, as several (2.5).
package struct Job: Equatable, Sendable {
  /// The day that decides which windows have it.
  package let day: Day
  /// Positive, neutral or negative.
  package let outcome: Outcome
  /// Its weight in the policy's `WeightUnit`.
  package let weight: Int
}

/// Finds the days of a contract's jobs (2.5).
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
      // The job of the last paid complete period is dated on the outcome day, those before it on the period's last
      // day.
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

  /// The numbers of the complete periods with a payment above 0, in ascending order.
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
  /// The period, from 1, of a day that is counted from the contract's start. Day 0 is in the first period.
  fileprivate func period(of day: Int) -> Int {
    max(1, (day + periodDays - 1) / periodDays)
  }
}

/// The weights of jobs as whole numbers, in the largest unit that divides all weights of a policy.
package struct WeightUnit: Sendable {
  /// The unit, in millionths of a weight of 1.
  package let millionths: Int
  private let limits: [Cents]
  private let weights: [Int]

  /// The unit of the weights of these tiers; without tiers all weights are 1.
  package init(_ tiers: [EarningsTier]) {
    let tiers = tiers.isEmpty ? [EarningsTier(upTo: nil, weight: .one)] : tiers
    let unit = max(1, tiers.map(\.weight.millionths).reduce(0, greatestCommonDivisor))
    millionths = unit
    weights = tiers.map { $0.weight.millionths / unit }
    limits = tiers.dropLast().map { $0.upTo ?? Cents(.max) }
  }

  /// The weight, in units, of a contract with these earnings: that of the first tier that includes them, or of the
  /// last (2.5).
  package func weight(of earnings: Cents) -> Int {
    weights[tier(of: earnings)]
  }

  /// The place among `tiers` of the first tier that includes these earnings, or of the last (2.5).
  package func tier(of earnings: Cents) -> Int {
    limits.firstIndex { earnings <= $0 } ?? weights.count - 1
  }

  /// The tiers, each with its weight in units. The last one has no upper limit.
  package var tiers: [(upTo: Cents?, weight: Int)] {
    weights.indices.map { ($0 < limits.count ? limits[$0] : nil, weights[$0]) }
  }

  /// A sum of weights in ten-thousandths, rounded half up. It is never negative.
  package func tenThousandths(of units: Int) -> Int {
    (units * millionths + 50) / 100
  }

  /// A number of units as a weight.
  package func ratio(_ units: Int) -> Ratio {
    Ratio(Int128(units) * Int128(millionths), 1_000_000)
  }

  /// A ratio of units as a weight.
  package func ratio(_ units: Ratio) -> Ratio {
    Ratio(units.numerator * Int128(millionths), units.denominator * 1_000_000)
  }
}
