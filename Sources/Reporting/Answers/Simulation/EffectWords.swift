package import JobSuccess

/// What a change does to a score, in sentences.
package struct EffectWords {
  private let before: JobSuccessScore
  private let after: JobSuccessScore
  private let change: ScoreChange
  private let scorer: Scorer

  package init(_ comparison: Comparison, _ scorer: Scorer) {
    (before, after, change) = (comparison.before.result, comparison.after.result, comparison.change)
    self.scorer = scorer
  }

  package init(_ effect: RemovalEffect, _ scorer: Scorer) {
    (before, after, change) = (effect.before, effect.after, effect.change)
    self.scorer = scorer
  }

  /// What happens to the score, and which window decides then.
  var sentences: String {
    let reason = after.reason.map { ScoreWords.words($0, scorer.policy) } ?? ""
    switch change {
    case .raises, .lowers: return moves + decides
    case .noChange:
      guard let percent = before.percent else { return "There is no score before or after: \(reason).\n" }
      return "The score stays \(percent): \(whyNot).\n" + decides
    case .losesScore:
      return "There would be no score any more, from \(ScoreWords.short(before)): \(reason).\n"
    case .gainsScore:
      return "There would be a score: \(ScoreWords.sentence(after, scorer.policy)).\n"
    }
  }

  /// The same in a table's cell: `raises`, or `no change: outside the 24-month window`.
  var short: String {
    switch change {
    case .raises: "raises"
    case .lowers: "lowers"
    case .noChange(.ineligible): "no change: does not count"
    case .noChange(.outsideWindow): "no change: outside \(windowBehind)"
    case .noChange(.balanced): before.percent == nil ? "no change: no score" : "no change: balanced"
    case .losesScore: "loses the score: \(tooLittle)"
    case .gainsScore: "gains a score"
    }
  }

  private var tooLittle: String {
    switch after.reason {
    case .noEligibleContracts, nil: "nothing counts"
    case .tooFewContracts: "too few contracts"
    case .tooFewClients: "too few clients"
    }
  }

  private var moves: String {
    guard let from = before.exact, let to = after.exact, let old = before.percent, let new = after.percent
    else { return "" }
    let verb = change == .raises ? "rises" : "falls"
    let exact = "\(from.text(times: 100, places: 4)) to \(to.text(times: 100, places: 4)) before rounding"
    if old == new { return "The score \(verb) too little to show: it stays \(old) (\(exact)).\n" }
    return "The score \(verb) from \(old) to \(new), \(bands) (\(exact)).\n"
  }

  private var bands: String {
    guard let old = before.band, let new = after.band else { return "" }
    return old == new ? "still \(new.words)" : "from \(old.words) to \(new.words)"
  }

  private var decides: String {
    guard let old = before.window, let new = after.window, old != new else { return "" }
    return "Then \(ScoreWords.name(new)) decides, no longer \(ScoreWords.name(old)).\n"
  }

  private var whyNot: String {
    switch change.reason {
    case .ineligible: "what would change does not count anyway"
    case .outsideWindow: "nothing of it lies in \(windowBehind), which decides"
    case .balanced, nil: "the share of satisfied work stays the same"
    }
  }

  /// The window that an effect is judged by (6.1): the deciding one, else the longest; of the trend the 6-month one.
  private var windowBehind: String {
    ScoreWords.name(scorer.judgedWindow(of: before))
  }
}
