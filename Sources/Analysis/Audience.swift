package import JobSuccess

/// Who may read an output (6.3).
package enum Audience: String, CaseIterable, Sendable {
  /// The marketplace's own people: all there is.
  case `internal`
  /// A freelancer or an agency: what public signals give, and the official whole-percent score.
  case talent
  /// Any visitor: the public profile.
  case `public`

  /// Passes for those to whom scores are explained, compared and forecast.
  ///
  /// - Throws: `NotForThePublic` for visitors, who see the public profile alone.
  package func checkAnalysis() throws(NotForThePublic) {
    switch self {
    case .internal, .talent: return
    case .public: throw NotForThePublic()
    }
  }

  /// Whether official scores by a policy may be shown: for talents and visitors those by a built-in policy, or by the one
  /// that the marketplace names, alone. Whoever could choose a policy would find private scores by asking often enough.
  ///
  /// - Throws: `UnofficialPolicy` for visitors, who see nothing else.
  package func showsOfficialScores(by policy: Policy, official: Policy?) throws(UnofficialPolicy) -> Bool {
    let isOfficial = Policy.builtIn(named: policy.name) == policy || policy == official
    switch self {
    case .internal: return true
    case .talent: return isOfficial
    case .public:
      guard isOfficial else { throw UnofficialPolicy(policy: policy.name) }
      return true
    }
  }

  /// Passes for those to whom private feedback may be shown.
  ///
  /// - Throws: `ForInternalUse` for all others, with what was asked and why they may not have it.
  package func checkPrivateData(_ what: String, because reason: String) throws(ForInternalUse) {
    if !seesPrivateData { throw ForInternalUse(what: what, reason: reason) }
  }

  /// Whether private feedback, raw records and values of the input may be shown.
  var seesPrivateData: Bool {
    switch self {
    case .internal: true
    case .talent, .public: false
    }
  }
}

/// What is behind a score was asked for visitors.
package struct NotForThePublic: Error, CustomStringConvertible {
  package var description: String {
    "this answer is not for the public; allowed: --audience internal or talent"
  }
}

/// What rests on private feedback was asked for somebody who may not see any.
package struct ForInternalUse: Error, CustomStringConvertible {
  let what: String
  let reason: String

  package var description: String { "\(what) is for --audience internal alone: \(reason)" }
}

/// Scores by a policy that is not official were asked for visitors.
package struct UnofficialPolicy: Error, CustomStringConvertible {
  let policy: String

  package var description: String {
    "scores by the policy \(policy) are not for the public; allowed: a built-in policy, or the file that "
      + "--official-policy names"
  }
}

/// A profile's official score, whole percent, where it may be shown.
package enum OfficialPercent: Equatable, Sendable {
  /// Nil where the profile has none.
  case shown(Int?)
  /// The policy is not an official one.
  case withheld

  /// The score; nil where there is none, or it may not be shown.
  package var percent: Int? { if case .shown(let percent) = self { percent } else { nil } }
}

/// A talent's two figures: what public signals alone give, and the official score.
package struct PublicEstimate: Sendable {
  /// The score that public feedback alone would give, whole percent; nil where it gives none.
  package let estimated: Int?
  /// The official score.
  package let official: OfficialPercent

  /// The estimate and the score that it is compared with.
  package init(estimated: Int?, official: OfficialPercent) {
    self.estimated = estimated
    self.official = official
  }
}
