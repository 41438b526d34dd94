import Testing

@testable import JobSuccess

/// The table of 2.8, cell by cell.
@Suite("Built-in policies (2.8)")
struct BuiltInPolicyTests {
  private static let names = [
    "standard", "upwork-2024-09", "upwork-2023-12", "upwork-2021-04", "upwork-2020-11", "upwork-2020-03",
    "upwork-2015-03",
  ]

  /// One row of the table: the value of each policy, in the order of their names.
  private func expectRow<Value: Equatable>(
    _ read: (Policy) -> Value, _ row: [Value], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for (name, expected) in zip(Self.names, row) {
      let value = read(try .named(name))
      #expect(value == expected, "\(name)", sourceLocation: sourceLocation)
    }
    #expect(row.count == Self.names.count, sourceLocation: sourceLocation)
  }

  @Test("the seven, the default first")
  func all() {
    #expect(Policy.builtIn.map(\.name) == Self.names)
    #expect(Policy.builtIn.first == .standard)
    #expect(Policy.builtIn(named: "upwork-2016-01") == nil)
    #expect(Policy.builtIn(named: "Standard") == nil)
    #expect(Policy.builtIn(named: "") == nil)
  }

  @Test("windows")
  func windows() throws {
    try expectRow(\.windows, Array(repeating: [6, 12, 24], count: 7))
    try expectRow(\.hasTrending, [false, false, true, true, false, false, false])
  }

  @Test("numerator")
  func numerator() throws {
    try expectRow(\.numerator, [.net, .successful, .net, .net, .net, .net, .net])
  }

  @Test("method, weights and thresholds")
  func satisfaction() throws {
    let thirty = SatisfactionMethod.weighted(
      WeightedSatisfaction(
        publicWeight: 0.30, privateWeight: 0.70, endReasonWeight: 0, positiveFrom: 0.75, negativeBelow: 0.50))
    let forty = SatisfactionMethod.weighted(
      WeightedSatisfaction(
        publicWeight: 0.40, privateWeight: 0.60, endReasonWeight: 0, positiveFrom: 0.75, negativeBelow: 0.50))
    let override = SatisfactionMethod.override(OverrideSatisfaction(positiveStars: 3, negativePrivate: 4))
    try expectRow(\.satisfaction, [thirty, override, forty, thirty, thirty, thirty, thirty])
  }

  @Test("tiers")
  func tiers() throws {
    let three = [
      EarningsTier(upTo: Cents(250_00), weight: 1), EarningsTier(upTo: Cents(1000_00), weight: 1.25),
      EarningsTier(upTo: nil, weight: 1.5),
    ]
    try expectRow(\.earningsTiers, [three, three, three, three, three, three, []])
  }

  @Test("length and long-term days")
  func length() throws {
    try expectRow(\.length, Array(repeating: LengthRule(periodDays: 90, maxJobs: 8), count: 7))
    try expectRow(\.longTermDays, Array(repeating: 90, count: 7))
  }

  @Test("min_contracts, min_clients and their scope")
  func minimum() throws {
    try expectRow(
      \.minimum,
      [
        Minimum(contracts: 2, clients: 2, clientsScope: .window),
        Minimum(contracts: 2, clients: 2, clientsScope: .lifetime),
        Minimum(contracts: 2, clients: 2, clientsScope: .window),
        Minimum(contracts: 4, clients: 2, clientsScope: .window),
        Minimum(contracts: 4, clients: 2, clientsScope: .window),
        Minimum(contracts: 4, clients: 3, clientsScope: .window),
        Minimum(contracts: 4, clients: 3, clientsScope: .window),
      ])
  }

  @Test("no_work")
  func noWork() throws {
    try expectRow(
      \.noWork, [.ineligible, .ineligible, .ineligible, .ineligible, .ineligible, .ineligible, .negative])
  }

  @Test("idle_after_months")
  func idle() throws {
    try expectRow(\.idleAfterMonths, [nil, nil, nil, nil, nil, 3, 3])
  }

  @Test("member_contracts")
  func memberContracts() throws {
    try expectRow(\.memberContracts, [.both, .both, .both, .both, .both, .agency, .agency])
  }

  @Test("missing_feedback")
  func missingFeedback() throws {
    let overAThird = MissingFeedbackRule(tolerance: 0.35, minEnded: 10)
    try expectRow(\.missingFeedback, [overAThird, nil, nil, nil, nil, overAThird, overAThird])
  }

  @Test("exclude_flagged_clients")
  func flagged() throws {
    try expectRow(\.excludeFlaggedClients, Array(repeating: true, count: 7))
  }

  @Test("removal_perk")
  func removalPerk() throws {
    let ended = RemovalPerk.until("2024-09-02")
    try expectRow(\.removalPerk, [ended, .none, ended, .always, .always, .always, .always])
  }

  @Test("the perk's last day is the one it names (3.3)")
  func perkDays() {
    #expect(RemovalPerk.until("2024-09-02").covers("2024-09-02"))
    #expect(RemovalPerk.until("2024-09-02").covers("2024-09-01"))
    #expect(!RemovalPerk.until("2024-09-02").covers("2024-09-03"))
    #expect(RemovalPerk.always.covers(.latest))
    #expect(!RemovalPerk.none.covers(.earliest))
  }
}
