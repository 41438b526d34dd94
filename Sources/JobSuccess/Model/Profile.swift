/// What is known about a profile besides its contracts (1.2, 1.4).
package struct Profile: Equatable, Sendable {
  /// A freelancer or an agency.
  package var kind: ProfileKind
  /// nil if profiles.csv doesn't have it.
  package var badge: Badge?

  /// A profile of a kind, with its badge if that is known.
  package init(kind: ProfileKind, badge: Badge? = nil) {
    self.kind = kind
    self.badge = badge
  }
}

/// The two kinds of profiles.
package enum ProfileKind: String, CaseIterable, Sendable {
  case freelancer, agency
}

/// Values of `badge` in profiles.csv.
package enum Badge: String, CaseIterable, Sendable {
  case none
  case risingTalent = "rising_talent"
  case topRated = "top_rated"
  case topRatedPlus = "top_rated_plus"

  /// Whether the badge has the removal perk (3.3).
  package var isTopRated: Bool {
    self == .topRated || self == .topRatedPlus
  }
}
