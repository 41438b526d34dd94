import Basics
import JobSuccess
import Reporting

/// What a run counts while it scores: the distribution of the scores.
struct RunSummary: Equatable, Sendable {
  /// Profiles that have a contract on the as-of date, and their contracts.
  private(set) var profiles = 0
  private(set) var contracts = 0
  /// How many profiles have each whole percent, 0 to 100.
  private(set) var percents = Array(repeating: 0, count: 101)
  /// Why the others have none.
  private(set) var reasons: [NoScoreReason: Int] = [:]
  /// What the rules say of the badges; nil where nobody asked.
  private(set) var badges: BadgeCounts?

  /// Profiles with a score.
  var scored: Int { percents.reduce(0, +) }

  mutating func add(_ result: JobSuccessScore, contracts: Int) {
    profiles += 1
    self.contracts += contracts
    if let percent = result.percent { percents[percent] += 1 }
    if let reason = result.reason { reasons[reason, default: 0] += 1 }
  }

  mutating func add(_ badges: BadgeCriteria, listed: Badge?) {
    self.badges = self.badges ?? BadgeCounts()
    self.badges?.add(badges, listed: listed)
  }

  mutating func add(_ other: RunSummary) {
    profiles += other.profiles
    contracts += other.contracts
    for percent in percents.indices { percents[percent] += other.percents[percent] }
    reasons.merge(other.reasons, uniquingKeysWith: +)
    if let counts = other.badges {
      badges = badges ?? BadgeCounts()
      badges?.add(counts)
    }
  }

  /// The mean of the shown scores in hundredths of a percent, rounded half up; nil where there is none.
  var meanHundredths: Int? {
    guard scored > 0 else { return nil }
    let sum = percents.indices.reduce(0) { $0 + $1 * percents[$1] }
    return Ratio(sum, scored).scaled(by: 100)
  }

  /// How many profiles the rules give each badge, and how many differ from the listed one.
  private var badgesJSON: JSONValue {
    guard let badges else { return .null }
    return [
      "top_rated": .integer(badges.topRated), "top_rated_plus": .integer(badges.topRatedPlus),
      "differing": .integer(badges.differing),
    ]
  }

  var json: JSONValue {
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
