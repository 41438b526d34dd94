extension Policy {
  /// The built-in policies: the default first, then the platform's by the date from which they applied, newest first
  /// (2.8, where marks show which figures are published and which are a reading).
  package static let builtIn: [Policy] = [
    .standard, .upwork2024September, .upwork2023December, .upwork2021April, .upwork2020November,
    .upwork2020March, .upwork2015March,
  ]

  /// The built-in policy of a name; nil where there is none.
  package static func builtIn(named name: String) -> Policy? {
    builtIn.first { $0.name == name }
  }

  /// The announcement that a built-in policy follows, by the month from which it applied (2.8); nil where no built-in
  /// policy has that name.
  package static func origin(ofBuiltIn name: String) -> String? {
    guard builtIn(named: name) != nil else { return nil }
    let months = ["03": "March", "04": "April", "09": "September", "11": "November", "12": "December"]
    let parts = name.split(separator: "-")
    guard parts.count == 3, let month = months[String(parts[2])] else {
      return
        "this project's own: what the platform has published, private and public feedback weighted together"
    }
    return "the platform's model as announced, from \(month) \(parts[1])"
  }

  /// The default: the published parts of the platform's model, private and public feedback weighted together.
  package static let standard = Policy(
    name: "standard", windows: [6, 12, 24], hasTrending: false, numerator: .net,
    satisfaction: .weighted(.standard), earningsTiers: threeTiers, length: .standard,
    longTermDays: standardLongTermDays, minimum: Minimum(contracts: 2, clients: 2, clientsScope: .window),
    noWork: .ineligible, idleAfterMonths: nil, missingFeedback: .standard, excludeFlaggedClients: true,
    memberContracts: .both,
    removalPerk: .until(Day(number: 19_968)))  // the perk's last day on the platform, 2024-09-02 (3.3)

  private static let upwork2024September = standard.with("upwork-2024-09") {
    $0.numerator = .successful
    $0.satisfaction = .override(.standard)
    $0.minimum.clientsScope = .lifetime
    $0.missingFeedback = nil
    $0.removalPerk = .none
  }

  private static let upwork2023December = standard.with("upwork-2023-12") {
    $0.hasTrending = true
    $0.satisfaction = .weighted(WeightedSatisfaction(publicPercent: 40))
    $0.missingFeedback = nil
  }

  private static let upwork2021April = standard.with("upwork-2021-04") {
    $0.hasTrending = true
    $0.minimum.contracts = 4
    $0.missingFeedback = nil
    $0.removalPerk = .always
  }

  private static let upwork2020November = upwork2021April.with("upwork-2020-11") { $0.hasTrending = false }

  private static let upwork2020March = upwork2020November.with("upwork-2020-03") {
    $0.minimum.clients = 3
    $0.idleAfterMonths = standardIdleMonths
    $0.missingFeedback = .standard
    $0.memberContracts = .agency
  }

  private static let upwork2015March = upwork2020March.with("upwork-2015-03") {
    $0.earningsTiers = []
    $0.noWork = .negative
  }

  /// What `idle_after_months: on` means in a policy file.
  package static let standardIdleMonths = 3

  /// What `long_term_days: on` means in a policy file.
  package static let standardLongTermDays = 90

  private static let threeTiers = [
    EarningsTier(upTo: Cents(250_00), weight: .one),
    EarningsTier(upTo: Cents(1000_00), weight: FixedDecimal(millionths: 1_250_000)),
    EarningsTier(upTo: nil, weight: FixedDecimal(millionths: 1_500_000)),
  ]

  private func with(_ name: String, _ change: (inout Policy) -> Void) -> Policy {
    var copy = self
    copy.name = name
    change(&copy)
    return copy
  }
}

extension WeightedSatisfaction {
  package static let standard = WeightedSatisfaction(publicPercent: 30)

  /// Public and private feedback share the weight, the end reason has none; the thresholds are 0.75 and 0.5.
  fileprivate init(publicPercent: Int) {
    publicWeight = FixedDecimal(millionths: publicPercent * 10_000)
    privateWeight = FixedDecimal(millionths: (100 - publicPercent) * 10_000)
    endReasonWeight = .zero
    positiveFrom = FixedDecimal(millionths: 750_000)
    negativeBelow = FixedDecimal(millionths: 500_000)
  }
}

extension OverrideSatisfaction {
  package static let standard = OverrideSatisfaction(
    positiveStars: FixedDecimal(millionths: 3_000_000), negativePrivate: 4)
}

extension LengthRule {
  package static let standard = LengthRule(periodDays: 90, maxJobs: 8)
}

extension MissingFeedbackRule {
  package static let standard = MissingFeedbackRule(
    tolerance: FixedDecimal(millionths: 350_000), minEnded: 10)
}
