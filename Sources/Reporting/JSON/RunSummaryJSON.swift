package import Analysis
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

  /// The scores of run.json: the distribution and the mean, and for whom its own tables give them the contracts, why
  /// profiles have no score, and the badges (6.1).
  package func json(for audience: Audience) -> JSONValue {
    let bands = Band.allCases.map { band in
      JSONValue.Member(
        band.rawValue,
        .integer(percents.indices.filter { Band(percent: $0) == band }.reduce(0) { $0 + percents[$1] }))
    }
    let distribution: [JSONValue.Member] = [
      .init("scored", .integer(scored)),
      .init("mean", meanHundredths.map { .decimal(decimalText($0, places: 2)) } ?? .null),
      .init("bands", .object(bands)),
      .init(
        "percents",
        .object(
          percents.indices.filter { percents[$0] > 0 }.map { .init(String($0), .integer(percents[$0])) })),
    ]
    let withoutScore = JSONValue.Member(
      "without_score", .object(NoScoreReason.allCases.map { .init($0.rawValue, .integer(reasons[$0] ?? 0)) }))
    let counts: [JSONValue.Member] = [
      .init("profiles", .integer(profiles)), .init("contracts", .integer(contracts)),
    ]
    switch audience {
    case .internal:
      return .object(counts + distribution + [withoutScore, .init("badges_by_rules", badgesJSON)])
    case .talent: return .object(counts + distribution + [withoutScore])
    case .public: return .object(counts.prefix(1) + distribution)
    }
  }
}
