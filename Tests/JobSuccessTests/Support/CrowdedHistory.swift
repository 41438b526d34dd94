import Support

@testable import JobSuccess

/// Histories of a few clients, crowded on the edges of the rules around one day.
enum CrowdedHistory {
  static let asOf: Day = "2025-08-31"

  static func make(_ seed: UInt64, contracts: Int, clients: Int) -> History {
    var random = SeededGenerator(seed: seed)
    var history = random.history(contracts: contracts, clients: clients).history
    history.profile = Profile(
      kind: random.pick(of: ProfileKind.allCases),
      badge: random.pick(of: Badge.allCases + [.topRated, .topRated]))
    return history
  }
}
