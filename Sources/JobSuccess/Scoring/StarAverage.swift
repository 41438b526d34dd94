/// The averages of public stars, weighted by earnings (2.10).
package struct StarAverages: Equatable, Sendable {
  /// The average of all standing final client feedback, in stars; nil if none has stars.
  package let lifetime: Ratio?
  /// The average of feedback submitted at most 180 days before the as-of date; nil if none has stars.
  package let last180Days: Ratio?
  /// The average of feedback submitted at most 360 days before the as-of date; nil if none has stars.
  package let last360Days: Ratio?

  /// The averages of a sheet's contracts that earned at least $1, with removed feedback and excluded clients.
  package init(_ sheet: ScoreSheet, _ history: History) {
    self.init(sheet, history) { _ in true }
  }

  /// The averages of those contracts for which `isVisible` returns true.
  package init(_ sheet: ScoreSheet, _ history: History, where isVisible: (ContractFacts) -> Bool) {
    var (all, year, half) = (WeightedStars(), WeightedStars(), WeightedStars())
    for contract in sheet.contracts {
      let facts = contract.facts
      guard let standing = facts.standingFeedback, isVisible(facts) else { continue }
      let age = sheet.asOf - history.feedback[standing].submittedOn
      all.add(facts.stars, facts)
      if age <= 360 { year.add(facts.stars, facts) }
      if age <= 180 { half.add(facts.stars, facts) }
    }
    (lifetime, last360Days, last180Days) = (all.mean, year.mean, half.mean)
  }
}

/// The sum of stars, each weighted by the earnings of its contract if they are at least $1 (2.10).
struct WeightedStars {
  private var stars: Int128 = 0
  private var weight: Int128 = 0

  /// Adds the stars of a contract; does nothing for nil.
  mutating func add(_ value: Stars?, _ facts: ContractFacts) {
    guard let value, facts.hasEarnings else { return }
    stars += Int128(value.sixHundredths) * Int128(facts.earnings.amount)
    weight += Int128(facts.earnings.amount)
  }

  static func - (left: WeightedStars, right: WeightedStars) -> WeightedStars {
    var difference = left
    difference.stars -= right.stars
    difference.weight -= right.weight
    return difference
  }

  /// The weighted mean in stars; nil if there are none.
  var mean: Ratio? {
    weight == 0 ? nil : Ratio(stars, weight * Int128(Stars.perStar))
  }
}
