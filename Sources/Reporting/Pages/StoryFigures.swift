// How a story's figures are shown: those of a talent are estimates, and only their differences are told.

internal import Analysis
internal import JobSuccess

extension ScoreStory {
  /// Whether the figures come from public signals alone.
  var isEstimate: Bool { analysis.estimate != nil }

  /// What the figures are, to begin a sentence with: `Estimated from public signals`.
  static let estimateWords = "Estimated from public signals"

  /// What something does to the shown score: `86 → 90`. Of an estimate only the difference: `≈ +4`.
  func change(_ before: Int?, _ after: Int?) -> InlineText {
    guard isEstimate else {
      return "\(own: ScoreWords.short(before)) → \(own: ScoreWords.short(after))"
    }
    switch (before, after) {
    case (let before?, let after?): return estimate(after - before)
    case (nil, _?): return "\(estimate: "≈ a score")"
    case (_, nil): return "\(estimate: "≈ no score")"
    }
  }

  /// A difference of an estimate in whole points.
  func estimate(_ difference: Int) -> InlineText {
    let figure = difference == 0 ? "±0" : difference > 0 ? "+\(difference)" : "−\(-difference)"
    return "\(estimate: "≈ \(own: figure)")"
  }

  /// `, until 2024-09-02`: the last day on which a removal may be asked for, where there is one.
  var untilLastRequest: InlineText { analysis.policy.removalPerk.lastDay.map { ", until \(day: $0)" } ?? "" }

  /// The goal of a target, to begin a line with.
  func goal(_ percent: Int) -> InlineText {
    isEstimate ? "To lift the estimate to \(percent)" : "To reach \(percent)"
  }
}
