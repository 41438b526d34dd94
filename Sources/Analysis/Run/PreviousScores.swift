import Ingestion

/// The shown scores of the run before, by the profiles of this one: movers are found by comparing with them.
package struct PreviousScores: Sendable {
  /// By the profile's index in the dataset.
  private var percents: [Int16]

  private static let unknown: Int16 = -2
  private static let none: Int16 = -1

  /// Scores in whole percent, nil for none, in the order of the profile ids' bytes, as a run publishes them.
  package init(_ scores: some Sequence<(profile: [UInt8], percent: Int?)>, of market: Market) {
    percents = Array(repeating: PreviousScores.unknown, count: market.profileCount)
    var profiles = (0..<market.profileCount).lazy.map { ProfileKey($0) }.makeIterator()
    var profile = profiles.next()
    // Both are in the same order, and are gone through together.
    for record in scores {
      while let key = profile, market.idBytes(of: key).lexicographicallyPrecedes(record.profile) {
        profile = profiles.next()
      }
      guard let key = profile else { return }
      guard market.idBytes(of: key) == record.profile else { continue }
      percents[key.index] = record.percent.map { Int16($0) } ?? PreviousScores.none
    }
  }

  /// Whether runs for an audience are compared: visitors see no change of a score.
  package static func areOfUse(to audience: Audience) -> Bool {
    switch audience {
    case .internal, .talent: true
    case .public: false
    }
  }

  /// Whether a profile's shown score is another now, and what it was; nil where it is the same, or was not scored.
  func change(of profile: ProfileKey, to percent: Int?) -> (before: Int?, points: Int)? {
    let known = percents[profile.index]
    guard known != PreviousScores.unknown else { return nil }
    let before = known == PreviousScores.none ? nil : Int(known)
    return before == percent ? nil : (before, abs((percent ?? 0) - (before ?? 0)))
  }
}
