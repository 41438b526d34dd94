/// Who may read an output (6.3).
package enum Audience: String, CaseIterable, Sendable {
  /// The marketplace's own people: all there is.
  case `internal`
  /// A freelancer or an agency: what public signals give, and the official whole-percent score.
  case talent
  /// Any visitor: the public profile.
  case `public`

  /// Whether private feedback, raw records and values of the input may be shown.
  package var seesPrivateData: Bool {
    switch self {
    case .internal: true
    case .talent, .public: false
    }
  }

  /// Whether scores are explained, compared and forecast, instead of the public profile alone.
  package var seesAnalysis: Bool {
    switch self {
    case .internal, .talent: true
    case .public: false
    }
  }

  /// Whether figures are estimates from public signals, and have to say so.
  package var seesEstimates: Bool { seesAnalysis && !seesPrivateData }
}
