import Ingestion
import Testing

@testable import JobSuccess

private func parse(_ yaml: String, file: String = "mine.yaml") throws(PolicyError) -> Policy {
  try PolicyFile.parse(Array(yaml.utf8), file: file)
}

@Suite("Policy files (2.8)")
struct PolicyFileTests {
  /// The listing of 2.8, its comments included.
  private let listing = """
    name: standard
    windows: [6, 12, 24]            # months; may end with: trending
    numerator: net                  # or successful
    satisfaction:
      method: weighted              # or override
      weights: {public: 0.30, private: 0.70, end_reason: 0}
      positive_from: 0.75
      negative_below: 0.50
      # override: positive_stars: 3, negative_private: 4
    earnings_tiers: [{up_to: 250, weight: 1}, {up_to: 1000, weight: 1.25}, {weight: 1.5}]
    length: {period_days: 90, max_jobs: 8}          # or off
    long_term_days: 90                              # or off
    minimum: {contracts: 2, clients: 2, clients_scope: window}
    no_work: ineligible                             # or negative
    idle_after_months: off                          # or a number
    missing_feedback: {tolerance: 0.35, min_ended: 10}    # or off
    exclude_flagged_clients: true
    member_contracts: both                          # or agency
    removal_perk: {until: 2024-09-02}               # or none, or always
    """

  @Test("the specification's listing is the built-in standard")
  func specificationListing() throws {
    #expect(try parse(listing) == .standard)
  }

  @Test("every built-in policy reads back from what is shown of it", arguments: Policy.builtIn)
  func roundTrip(policy: Policy) throws {
    let copy = try parse(policy.yaml)
    #expect(copy == policy)
    #expect(copy.digest == policy.digest)
  }

  @Test("a file may extend each built-in policy, and keeps what it doesn't name", arguments: Policy.builtIn)
  func extends(base: Policy) throws {
    var expected = base
    expected.name = "mine"
    #expect(try parse("extends: \(base.name)") == expected)
    expected.minimum.contracts = 3
    #expect(try parse("extends: \(base.name)\nminimum: {contracts: 3}") == expected)
  }

  /// A line under `extends: standard`, and what it changes.
  struct KeyCase: Sendable, CustomTestStringConvertible {
    let line: String
    let change: @Sendable (inout Policy) -> Void
    var testDescription: String { line }

    init(_ line: String, _ change: @escaping @Sendable (inout Policy) -> Void) {
      (self.line, self.change) = (line, change)
    }
  }

  static let keyCases: [KeyCase] = [
    .init("windows: [3, 6, trending]", { ($0.windows, $0.hasTrending) = ([3, 6], true) }),
    .init("numerator: successful", { $0.numerator = .successful }),
    .init(
      "satisfaction: {method: override, positive_stars: 3.5, negative_private: 4}",
      {
        $0.satisfaction = .override(
          OverrideSatisfaction(positiveStars: FixedDecimal(millionths: 3_500_000), negativePrivate: 4))
      }
    ),
    .init("earnings_tiers: []", { $0.earningsTiers = [] }),
    .init(
      "earnings_tiers: [{up_to: 250.5, weight: 0.1}]",
      { $0.earningsTiers = [EarningsTier(upTo: Cents(250_50), weight: FixedDecimal(millionths: 100_000))] }
    ),
    .init("length: off", { $0.length = nil }), .init("length: \"off\"", { $0.length = nil }),
    .init("length: no", { $0.length = nil }), .init("length: false", { $0.length = nil }),
    .init("length: on", { _ in }),
    .init("length: {max_jobs: 4}", { $0.length = LengthRule(periodDays: 90, maxJobs: 4) }),
    .init("long_term_days: 120", { $0.longTermDays = 120 }),
    .init("long_term_days: off", { $0.longTermDays = nil }),
    .init("minimum: {clients_scope: lifetime}", { $0.minimum.clientsScope = .lifetime }),
    .init("no_work: negative", { $0.noWork = .negative }),
    .init("idle_after_months: 2", { $0.idleAfterMonths = 2 }),
    .init("idle_after_months: on", { $0.idleAfterMonths = 3 }), .init("idle_after_months: off", { _ in }),
    .init("member_contracts: agency", { $0.memberContracts = .agency }),
    .init("missing_feedback: off", { $0.missingFeedback = nil }),
    .init(
      "missing_feedback: {tolerance: 0.5}",
      { $0.missingFeedback?.tolerance = FixedDecimal(millionths: 500_000) }),
    .init("exclude_flagged_clients: no", { $0.excludeFlaggedClients = false }),
    .init("exclude_flagged_clients: 'off'", { $0.excludeFlaggedClients = false }),
    .init("exclude_flagged_clients: yes", { _ in }), .init("removal_perk: none", { $0.removalPerk = .none }),
    .init("removal_perk: always", { $0.removalPerk = .always }),
    .init(
      "removal_perk: {until: 2020-02-29}",
      { $0.removalPerk = Day(text: "2020-02-29").map(RemovalPerk.until) ?? .none }),
    .init("name: other", { $0.name = "other" }),
  ]

  @Test("a line changes its parameter and no other", arguments: keyCases)
  func oneKey(example: KeyCase) throws {
    var expected = Policy.standard
    expected.name = "mine"
    example.change(&expected)
    #expect(try parse("extends: standard\n" + example.line) == expected)
  }

  @Test("decimals are read digit by digit")
  func exactDecimals() throws {
    let policy = try parse(
      "extends: standard\nsatisfaction: {weights: {public: 0.1, private: 0.2, end_reason: 0.7}}")
    guard case .weighted(let weighted) = policy.satisfaction else { return #expect(Bool(false)) }
    #expect(weighted.publicWeight.millionths == 100_000)
    #expect(weighted.endReasonWeight.millionths == 700_000)
  }

  @Test("the name is the file's where the file gives none")
  func nameOfFile() throws {
    #expect(try parse("extends: standard", file: "rules/strict.v2.yaml").name == "strict.v2")
    #expect(throws: PolicyError.self) { try parse("extends: standard", file: "a b.yaml") }
  }

  @Test("a byte order mark and CRLF don't matter")
  func lineEnds() throws {
    #expect(try parse("\u{FEFF}" + listing.replacing("\n", with: "\r\n")) == .standard)
  }

  @Test("the digest is over the canonical JSON and tells policies apart")
  func digest() {
    #expect(
      Policy.standard.canonicalJSON
        == #"{"earnings_tiers":[{"up_to":"250","weight":"1"},{"up_to":"1000","weight":"1.25"},{"weight":"1.5"}],"#
        + #""exclude_flagged_clients":true,"idle_after_months":"off","length":{"max_jobs":8,"period_days":90},"#
        + #""long_term_days":90,"member_contracts":"both","minimum":{"clients":2,"clients_scope":"window","contracts":2},"#
        + #""missing_feedback":{"min_ended":10,"tolerance":"0.35"},"name":"standard","no_work":"ineligible","#
        + #""numerator":"net","removal_perk":{"until":"2024-09-02"},"#
        + #""satisfaction":{"method":"weighted","negative_below":"0.5","positive_from":"0.75","#
        + #""weights":{"end_reason":"0","private":"0.7","public":"0.3"}},"windows":[6,12,24]}"#)
    #expect(Policy.standard.digest == "65913c2e0c9491c453ff53fe29f7cb7ae7b3c1fa0856896fd2af41e9216829c4")
    #expect(Set(Policy.builtIn.map(\.digest)).count == Policy.builtIn.count)
  }
}
