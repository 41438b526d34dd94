package import Ingestion

/// The profiles of a run with their shown scores, by id: what a list of all profiles is made of, in a few bytes each.
package struct ShownScores: Sendable {
  package private(set) var profiles: [ProfileKey] = []
  /// Whole percents; -1 for none.
  private var percents: [Int8] = []

  /// No profiles yet.
  package init() {}

  package var count: Int { profiles.count }

  /// Adds a profile that comes behind these, and its score in whole percent; nil where it has none.
  package mutating func append(_ profile: ProfileKey, _ percent: Int?) {
    profiles.append(profile)
    percents.append(percent.map { Int8(clamping: $0) } ?? -1)
  }

  /// Adds those of the portion that comes behind these.
  package mutating func append(_ other: ShownScores) {
    profiles += other.profiles
    percents += other.percents
  }

  /// The profile at an index, with its score.
  package subscript(index: Int) -> (profile: ProfileKey, percent: Int?) {
    (profiles[index], percents[index] < 0 ? nil : Int(percents[index]))
  }
}
