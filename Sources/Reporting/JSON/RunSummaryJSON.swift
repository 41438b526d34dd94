internal import Analysis
package import Basics
internal import JobSuccess

extension RunSummary {
  /// How many profiles the rules give each badge, and how many differ from the listed one.
  private var badgesJSON: JSONValue {
    guard let badges else { return .null }
    return [
      "top_rated": .integer(badges.topRated), "top_rated_plus": .integer(badges.topRatedPlus),
      "differing": .integer(badges.differing),
    ]
  }

  /// The scores of run.json: counts, the mean, the distribution, and why profiles have none.
  package var json: JSONValue {
    let bands = Band.allCases.map { band in
      JSONValue.Member(
        band.rawValue,
        .integer(percents.indices.filter { Band(percent: $0) == band }.reduce(0) { $0 + percents[$1] }))
    }
    return [
      "profiles": .integer(profiles),
      "contracts": .integer(contracts),
      "scored": .integer(scored),
      "mean": meanHundredths.map { .decimal(decimalText($0, places: 2)) } ?? .null,
      "bands": .object(bands),
      "percents": .object(
        percents.indices.filter { percents[$0] > 0 }.map { .init(String($0), .integer(percents[$0])) }),
      "without_score": .object(
        NoScoreReason.allCases.map { .init($0.rawValue, .integer(reasons[$0] ?? 0)) }),
      "badges_by_rules": badgesJSON,
    ]
  }
}
