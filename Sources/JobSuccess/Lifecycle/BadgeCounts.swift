/// How many profiles the rules give a badge, and how many of the listed badges they don't bear out (4.8).
package struct BadgeCounts: Equatable, Sendable {
  /// Those of Top Rated Plus are not among them.
  package private(set) var topRated = 0
  package private(set) var topRatedPlus = 0
  /// Profiles whose listed badge is another than the one that the rules give.
  package private(set) var differing = 0

  /// Of nobody yet.
  package init() {}

  /// Counts a profile in.
  package mutating func add(_ badges: BadgeCriteria, listed: Badge?) {
    if badges.badge == .topRated { topRated += 1 }
    if badges.badge == .topRatedPlus { topRatedPlus += 1 }
    if badges.differs(from: listed) == true { differing += 1 }
  }

  /// Counts others in.
  package mutating func add(_ other: BadgeCounts) {
    topRated += other.topRated
    topRatedPlus += other.topRatedPlus
    differing += other.differing
  }
}
