/// The averages of public stars, weighted by earnings (2.10).
package struct StarAverages: Equatable, Sendable {
  /// Over all standing final client feedback, in stars; nil where none has stars.
  package let lifetime: Ratio?
  /// Over feedback submitted at most 180 days before the as-of date.
  package let last180Days: Ratio?
  /// Over feedback submitted at most 360 days before the as-of date.
  package let last360Days: Ratio?

  /// The averages over a sheet's contracts that earned at least $1, removed feedback and excluded clients included.
  package init(_ sheet: ScoreSheet, _ history: History) {
    self.init(sheet, history) { _ in true }
  }

  /// The averages over the contracts whose feedback may be seen.
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

/// A sum of stars, each weighing what its contract earned, where that is at least $1 (2.10).
struct WeightedStars {
  private var stars: Int128 = 0
  private var weight: Int128 = 0

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

  var mean: Ratio? {
    weight == 0 ? nil : Ratio(stars, weight * Int128(Stars.perStar))
  }
}
