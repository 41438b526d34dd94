package import JobSuccess

/// What a run counts while it scores: the distribution of the scores.
package struct RunSummary: Equatable, Sendable {
  /// Profiles that have a contract on the as-of date, and their contracts.
  package private(set) var profiles = 0
  package private(set) var contracts = 0
  /// How many profiles have each whole percent, 0 to 100.
  package private(set) var percents = Array(repeating: 0, count: 101)
  /// Why the others have none.
  package private(set) var reasons: [NoScoreReason: Int] = [:]
  /// What the rules say of the badges; nil where nobody asked.
  package private(set) var badges: BadgeCounts?

  /// The sum of the exact scores in ten-thousandths of a percent.
  private var exactSum = 0

  /// Profiles with a score.
  package var scored: Int { percents.reduce(0, +) }

  /// A summary of nothing yet.
  package init() {}

  /// Adds a profile's score, and what the rules say of its badge.
  package mutating func add(_ profile: ProfileAnalysis) {
    add(profile.result, contracts: profile.ownedContracts)
    var counts = badges ?? BadgeCounts()
    counts.add(profile.badges, listed: profile.history.profile.badge)
    badges = counts
  }

  /// Adds a score and the contracts behind it.
  package mutating func add(_ result: JobSuccessScore, contracts: Int) {
    profiles += 1
    self.contracts += contracts
    if let percent = result.percent { percents[percent] += 1 }
    exactSum += result.exact?.scaled(by: 1_000_000) ?? 0
    if let reason = result.reason { reasons[reason, default: 0] += 1 }
  }

  /// Adds the counts of another part of the market.
  package mutating func add(_ other: RunSummary) {
    profiles += other.profiles
    contracts += other.contracts
    exactSum += other.exactSum
    for percent in percents.indices { percents[percent] += other.percents[percent] }
    reasons.merge(other.reasons, uniquingKeysWith: +)
    if let counts = other.badges {
      badges = badges ?? BadgeCounts()
      badges?.add(counts)
    }
  }

  /// The mean of the exact scores in ten-thousandths of a percent, rounded half up; nil where there is none. It is that of
  /// the rows of scores.csv, which visitors' have no exact scores.
  package var meanExact: Int? { scored > 0 ? (2 * exactSum + scored) / (2 * scored) : nil }

  /// The mean of the shown scores in hundredths of a percent, rounded half up; nil where there is none.
  package var meanHundredths: Int? {
    guard scored > 0 else { return nil }
    let sum = percents.indices.reduce(0) { $0 + $1 * percents[$1] }
    return Ratio(sum, scored).scaled(by: 100)
  }
}
