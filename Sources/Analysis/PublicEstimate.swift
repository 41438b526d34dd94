/// A talent's two figures: what public signals alone give, and the official score.
package struct PublicEstimate: Sendable {
  /// The score that public feedback alone would give, whole percent; nil where it gives none.
  package let estimated: Int?
  /// The official score, whole percent; nil where there is none.
  package let official: Int?

  /// The estimate and the score it is held against.
  package init(estimated: Int?, official: Int?) {
    self.estimated = estimated
    self.official = official
  }
}
