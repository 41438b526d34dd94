/// One contract's part of a window: the weights of its jobs there, and what they add to the score and cost.
package struct Contribution: Equatable, Sendable {
  /// The weight of its positive jobs in the window, in the policy's `WeightUnit`.
  package let positive: Int
  /// The weight of its neutral jobs in the window, in the same unit.
  package let neutral: Int
  /// The weight of its negative jobs in the window, in the same unit.
  package let negative: Int
  /// What it adds to the score; negative if it lowers it. The sum over all contracts is the score, unless the score
  /// would be below 0.
  package let adds: Ratio
  /// How much it keeps the score below 1. The sum over all contracts and missing feedback is 1 minus the score,
  /// unless the score would be below 0.
  package let costs: Ratio

  /// The weight of all its jobs in the window.
  package var weight: Int {
    positive + neutral + negative
  }
}

extension Scorer {
  /// A contract's part of one of the sheet's windows; nil if it has no job there.
  ///
  /// - Parameter window: The position of the window in the sheet's. For `trending` the 6-month window is used (6.1).
  package func contribution(of contract: AssessedContract, in window: Int, of sheet: ScoreSheet)
    -> Contribution?
  {
    let share = share(of: contract, jobs: sheet.jobs[contract.jobs], in: span(behind: window))
    guard share.contracts > 0 else { return nil }
    let total = total(in: window, of: sheet)
    let negatives = policy.numerator == .net ? share.negative : 0
    return Contribution(
      positive: share.positive, neutral: share.neutral, negative: share.negative,
      adds: total.share(of: share.positive - negatives),
      costs: total.share(of: share.neutral + share.negative + negatives))
  }

  /// How much missing feedback keeps a window's score below 1 (2.7).
  package func missingCost(in window: Int, of sheet: ScoreSheet) -> Ratio {
    let missing = sheet.windows[window].missing
    let total = total(in: window, of: sheet)
    return Ratio(missing.numerator * total.denominator, missing.denominator * max(1, total.numerator)).reduced
  }

  /// The weight of a window with that of missing feedback.
  private func total(in window: Int, of sheet: ScoreSheet) -> Ratio {
    let tally = sheet.windows[window].tally
    let missing = sheet.windows[window].missing
    let jobs = Int128(tally.positive + tally.neutral + tally.negative)
    return Ratio(jobs * missing.denominator + missing.numerator, missing.denominator)
  }
}

extension Ratio {
  /// `units` as a share of this total weight.
  fileprivate func share(of units: Int) -> Ratio {
    Ratio(Int128(units) * denominator, numerator).reduced
  }
}
