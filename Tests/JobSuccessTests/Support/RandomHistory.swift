import Support

@testable import JobSuccess

extension SeededGenerator {
  /// A small history around the beginning of 2025, with the gaps that rules turn on, on the border and a day beside it.
  mutating func history() -> BuiltHistory {
    history(contracts: int(0...12), clients: 4)
  }

  /// The same with so many contracts and at most so many clients.
  mutating func history(contracts: Int, clients: Int) -> BuiltHistory {
    let lines = (0..<contracts).map { index in contractLine("c\(index)", clients: clients) }
    return BuiltHistory(Profile(kind: .freelancer), lines)
  }

  private mutating func contractLine(_ id: String, clients: Int) -> ContractLine {
    let started = ("2024-01-01" as Day) + int(0...700)
    let ended = chance(80) ? started + gap() : nil
    let firstPaid = chance(30) ? started + gap() : nil
    var line = contract(
      id, client: "\(int(1...clients))", started: started, ended: ended, earnings: money(),
      standing: chance(85) ? .good : pick(.flagged, .suspended),
      reason: ended == nil ? nil : pick(nil, nil, .successful, .unsuccessful, .other),
      firstPaid: firstPaid, lastPaid: chance(30) ? (firstPaid ?? started) + gap() : nil)
    line.contract.isOwned = chance(90)
    if let ended, chance(60) {
      for number in 0..<pick(1, 1, 1, 2, 3) { line.events.append(finalFeedback("f\(number)", from: ended)) }
    }
    if chance(20) {
      line.events.append(feedback("m", on: started + int(0...5), .midContract, stars: pick(1, 5)))
    }
    if chance(20) {
      line.events.append(feedback("t", on: ended ?? started, by: .freelancer, stars: pick(1, 5)))
    }
    if chance(50) {
      for _ in 0..<int(1...6) {
        line.events.append(payment(on: started + int(0...4) * 90 + int(-1...2) + 1, amount()))
      }
    }
    return line
  }

  private mutating func finalFeedback(_ id: String, from ended: Day) -> ContractEvent {
    let day = ended + pick(0, 0, 1, 10, 200)
    return feedback(
      id, on: day, nanoseconds: Int64(int(0...1)),
      stars: chance(80) ? pick(1, 2.99, 3, 3.99, 4, 4.5, 5, 5, Stars(meanOfSixSummingTo: 2399)) : nil,
      private: chance(70) ? pick(0, 2, 3, 4, 5, 7, 8, 10, 10) : nil,
      removed: chance(15) ? day + pick(0, 1, 30) : nil, mode: pick(.jssOnly, .jssAndProfile))
  }

  /// A length in days: on the border of a rule or a day beside it.
  private mutating func gap() -> Int {
    max(0, pick(0, 1, 30, 90, 90, 180, 270, 360, 730) + int(-1...1))
  }

  private mutating func money() -> Dollars {
    pick(0, 0.99, 1, 249.99, 250, 250.01, 500, 1000, 1000.01, 5000)
  }

  private mutating func amount() -> Dollars {
    pick(-100, -0.5, 0, 0.5, 1, 50, 100, 300, 1000)
  }

  /// A built-in policy, with some parameters changed.
  mutating func policy() -> Policy {
    var policy = Policy.builtIn[int(0...Policy.builtIn.count - 1)]
    if chance(30) { policy.windows = pick([6], [24, 3], [1, 6, 12], [12, 36]) }
    if chance(30) { policy.hasTrending.toggle() }
    if chance(30) { policy.numerator = pick(.net, .successful) }
    if chance(30) {
      policy.satisfaction = .weighted(
        WeightedSatisfaction(
          publicWeight: pick(0, 0.25, 1), privateWeight: pick(0, 0.5, 2), endReasonWeight: pick(0.25, 1),
          positiveFrom: pick(0.5, 0.75), negativeBelow: pick(0.25, 0.5)))
    }
    if chance(30) {
      policy.length = pick(
        nil, LengthRule(periodDays: 30, maxJobs: 2), LengthRule(periodDays: 91, maxJobs: 3))
    }
    if chance(30) { policy.longTermDays = pick(nil, 0, 30, 91) }
    if chance(50) {
      policy.minimum = Minimum(
        contracts: int(0...2), clients: int(0...2), clientsScope: pick(.window, .lifetime))
    }
    if chance(30) { policy.noWork = pick(.ineligible, .negative) }
    if chance(60) {
      policy.missingFeedback = MissingFeedbackRule(
        tolerance: pick(0, 0.25, 0.333333, 0.5, 1), minEnded: int(0...4))
    }
    if chance(30) { policy.excludeFlaggedClients.toggle() }
    if chance(30) { policy.idleAfterMonths = pick(nil, 1, 3, 6) }
    if chance(30) { policy.memberContracts = pick(.agency, .both) }
    if chance(30) {
      policy.earningsTiers = [
        EarningsTier(upTo: Cents(1_00), weight: 0.3), EarningsTier(upTo: Cents(999_99), weight: 0.7),
      ]
    }
    return policy
  }

  /// A day on which to score: often one on which something of the history lies at a border.
  mutating func asOf() -> Day {
    let day = ("2024-06-01" as Day) + int(0...900)
    return chance(30) ? pick("2025-08-31", "2025-08-30", "2024-08-31", "2025-05-31", "2026-02-28") : day
  }
}
