import Basics
import JobSuccess
import Testing

@testable import Ingestion

/// The built-in policies against the table of 2.8, written down here once more, cell by cell, as YAML.
@Suite("The table of built-in policies (2.8)")
struct PolicyTableTests {
  /// The columns after `standard`, in the table's order.
  static let names = [
    "standard", "upwork-2024-09", "upwork-2023-12", "upwork-2021-04", "upwork-2020-11", "upwork-2020-03",
    "upwork-2015-03",
  ]

  private static let plain = "[6, 12, 24]"
  private static let trending = "[6, 12, 24, trending]"
  private static let tiers = "[{up_to: 250, weight: 1}, {up_to: 1000, weight: 1.25}, {weight: 1.5}]"
  private static let overAThird = "{tolerance: 0.35, min_ended: 10}"

  /// A row's key, and its cells.
  static let rows: [(key: String, cells: [String])] = [
    ("windows", [plain, plain, trending, trending, plain, plain, plain]),
    ("numerator", ["net", "successful", "net", "net", "net", "net", "net"]),
    ("earnings_tiers", [tiers, tiers, tiers, tiers, tiers, tiers, "[]"]),
    ("length", Array(repeating: "{period_days: 90, max_jobs: 8}", count: 7)),
    ("long_term_days", Array(repeating: "90", count: 7)),
    (
      "minimum",
      [
        "2, 2 window", "2, 2 lifetime", "2, 2 window", "4, 2 window", "4, 2 window", "4, 3 window",
        "4, 3 window",
      ].map {
        let parts = $0.replacing(",", with: "").split(separator: " ")
        return "{contracts: \(parts[0]), clients: \(parts[1]), clients_scope: \(parts[2])}"
      }
    ),
    (
      "no_work",
      ["ineligible", "ineligible", "ineligible", "ineligible", "ineligible", "ineligible", "negative"]
    ),
    ("idle_after_months", ["off", "off", "off", "off", "off", "3", "3"]),
    ("member_contracts", ["both", "both", "both", "both", "both", "agency", "agency"]),
    ("missing_feedback", [overAThird, "off", "off", "off", "off", overAThird, overAThird]),
    ("exclude_flagged_clients", Array(repeating: "true", count: 7)),
    (
      "removal_perk",
      ["{until: 2024-09-02}", "none", "{until: 2024-09-02}", "always", "always", "always", "always"]
    ),
    (
      "satisfaction",
      [
        weighted("0.3", "0.7"), "{method: override, positive_stars: 3, negative_private: 4}",
        weighted("0.4", "0.6"),
        weighted("0.3", "0.7"), weighted("0.3", "0.7"), weighted("0.3", "0.7"), weighted("0.3", "0.7"),
      ]
    ),
  ]

  private static func weighted(_ publicWeight: String, _ privateWeight: String) -> String {
    "{method: weighted, weights: {public: \(publicWeight), private: \(privateWeight), end_reason: 0}, "
      + "positive_from: 0.75, negative_below: 0.5}"
  }

  @Test("the policies are those of the table, in its order")
  func columns() {
    #expect(Policy.builtIn.map(\.name) == PolicyTableTests.names)
  }

  @Test("each cell", arguments: rows.map(\.key))
  func cells(key: String) throws {
    let row = try #require(PolicyTableTests.rows.first { $0.key == key })
    for (policy, cell) in zip(Policy.builtIn, row.cells) {
      #expect(policy.parameters[key]?.inline == cell, "\(policy.name)")
    }
    #expect(row.cells.count == Policy.builtIn.count)
  }

  @Test("a whole column, written as a file, is the policy", arguments: Array(names.enumerated()))
  func wholeColumn(column: Int, name: String) throws {
    let lines = ["name: \(name)"] + PolicyTableTests.rows.map { "\($0.key): \($0.cells[column])" }
    let policy = try PolicyFile.parse(Array(lines.joined(separator: "\n").utf8), file: "column.yaml")
    #expect(policy == Policy.builtIn(named: name))
  }

  @Test("each key tells its source in every policy")
  func sources() throws {
    for policy in Policy.builtIn {
      #expect(PolicyParameter.all.allSatisfy { $0.source(inBuiltIn: policy.name) != nil })
      #expect(Policy.origin(ofBuiltIn: policy.name) != nil)
    }
    let minimum = try #require(PolicyParameter.all.first { $0.key == "minimum" })
    #expect(minimum.source(inBuiltIn: "upwork-2020-03") == .published)
    #expect(minimum.source(inBuiltIn: "upwork-2015-03") == .reading)
    #expect(minimum.source(inBuiltIn: "standard") == .own)
    #expect(minimum.source(inBuiltIn: "mine") == nil)
  }

  @Test("differences name the keys that differ, and only those")
  func differences() throws {
    let december = try #require(Policy.builtIn(named: "upwork-2023-12"))
    #expect(
      Policy.standard.differences(to: december) == [
        PolicyDifference(key: "name", left: "standard", right: "upwork-2023-12"),
        PolicyDifference(key: "windows", left: "[6, 12, 24]", right: "[6, 12, 24, trending]"),
        PolicyDifference(key: "satisfaction.weights.public", left: "0.3", right: "0.4"),
        PolicyDifference(key: "satisfaction.weights.private", left: "0.7", right: "0.6"),
        PolicyDifference(key: "missing_feedback", left: "{tolerance: 0.35, min_ended: 10}", right: "off"),
      ])
    #expect(december.differences(to: december).isEmpty)
  }
}
