/// What is known of a scored profile besides its contracts (1.2, 1.4).
package struct Profile: Equatable, Sendable {
  package var kind: ProfileKind
  /// Nil where profiles.csv does not say.
  package var badge: Badge?

  /// A profile of a kind, with its badge where that is known.
  package init(kind: ProfileKind, badge: Badge? = nil) {
    self.kind = kind
    self.badge = badge
  }
}

/// Who is scored.
package enum ProfileKind: String, CaseIterable, Sendable {
  case freelancer, agency
}

/// `badge` of profiles.csv.
package enum Badge: String, CaseIterable, Sendable {
  case none
  case risingTalent = "rising_talent"
  case topRated = "top_rated"
  case topRatedPlus = "top_rated_plus"

  /// Whether the removal perk came with it (3.3).
  package var isTopRated: Bool {
    self == .topRated || self == .topRatedPlus
  }
}
