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

/// A talent's two figures: what public signals alone give, and the official score.
package struct PublicEstimate: Sendable {
  /// The score that public feedback alone would give, whole percent; nil where it gives none.
  package let estimated: Int?
  /// The official score, whole percent; nil where there is none.
  package let official: Int?

  /// The estimate and the score that it is compared with.
  package init(estimated: Int?, official: Int?) {
    self.estimated = estimated
    self.official = official
  }
}
