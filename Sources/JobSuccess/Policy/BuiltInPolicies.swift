extension Policy {
  /// The policies that come with the program, the default first, then the platform's by the date they applied from,
  /// newest first (2.8). The marks there say which figures are published and which are a reading.
  package static let builtIn: [Policy] = [
    .standard, .upwork2024September, .upwork2023December, .upwork2021April, .upwork2020November,
    .upwork2020March,
    .upwork2015March,
  ]

  /// The built-in policy of a name, if there is one.
  package static func builtIn(named name: String) -> Policy? {
    builtIn.first { Array($0.name.utf8) == Array(name.utf8) }
  }

  /// The default: the published parts of the platform's model, private and public feedback weighted together.
  package static let standard = Policy(
    name: "standard", windows: [6, 12, 24], hasTrending: false, numerator: .net,
    satisfaction: .weighted(.init(public: 30, private: 70)), earningsTiers: threeTiers,
    length: LengthRule(periodDays: 90, maxJobs: 8), longTermDays: 90,
    minimum: Minimum(contracts: 2, clients: 2, clientsScope: .window), noWork: .ineligible,
    missingFeedback: overAThird, excludeFlaggedClients: true, removalPerk: perkUntilItEnded)

  private static let upwork2024September = standard.with {
    $0.name = "upwork-2024-09"
    $0.numerator = .successful
    $0.satisfaction = .override(
      OverrideSatisfaction(positiveStars: FixedDecimal(millionths: 3_000_000), negativePrivate: 4))
    $0.minimum.clientsScope = .lifetime
    $0.missingFeedback = nil
    $0.removalPerk = .none
  }

  private static let upwork2023December = standard.with {
    $0.name = "upwork-2023-12"
    $0.hasTrending = true
    $0.satisfaction = .weighted(.init(public: 40, private: 60))
    $0.missingFeedback = nil
  }

  private static let upwork2021April = standard.with {
    $0.name = "upwork-2021-04"
    $0.hasTrending = true
    $0.minimum.contracts = 4
    $0.missingFeedback = nil
    $0.removalPerk = .always
  }

  private static let upwork2020November = upwork2021April.with {
    $0.name = "upwork-2020-11"
    $0.hasTrending = false
  }

  private static let upwork2020March = upwork2020November.with {
    $0.name = "upwork-2020-03"
    $0.minimum.clients = 3
    $0.missingFeedback = overAThird
  }

  private static let upwork2015March = upwork2020March.with {
    $0.name = "upwork-2015-03"
    $0.earningsTiers = []
    $0.noWork = .negative
  }

  private static let threeTiers = [
    EarningsTier(upTo: Cents(250_00), weight: .one),
    EarningsTier(upTo: Cents(1000_00), weight: FixedDecimal(millionths: 1_250_000)),
    EarningsTier(upTo: nil, weight: FixedDecimal(millionths: 1_500_000)),
  ]

  private static let overAThird = MissingFeedbackRule(
    tolerance: FixedDecimal(millionths: 350_000), minEnded: 10)

  /// The platform's last day of the perk, 2024-09-02 (3.3).
  private static let perkUntilItEnded = RemovalPerk.until(Day(number: 19_968))

  private func with(_ change: (inout Policy) -> Void) -> Policy {
    var copy = self
    change(&copy)
    return copy
  }
}

extension WeightedSatisfaction {
  /// Weights in hundredths, without one for the end reason, and the thresholds that every built-in policy has.
  fileprivate init(public publicHundredths: Int, private privateHundredths: Int) {
    self.init(
      publicWeight: FixedDecimal(millionths: publicHundredths * 10_000),
      privateWeight: FixedDecimal(millionths: privateHundredths * 10_000),
      endReasonWeight: .zero,
      positiveFrom: FixedDecimal(millionths: 750_000),
      negativeBelow: FixedDecimal(millionths: 500_000))
  }
}
