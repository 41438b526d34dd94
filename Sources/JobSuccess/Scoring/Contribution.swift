/// What one contract is in one window: the weights of its jobs there, and what they add to the score and cost it.
package struct Contribution: Equatable, Sendable {
  /// Weights of its jobs in the window, in the policy's `WeightUnit`.
  package let positive: Int
  package let neutral: Int
  package let negative: Int
  /// What it adds to the score, below 0 for what it takes away; all contracts' add up to the score, unless that is held
  /// at 0.
  package let adds: Ratio
  /// How far it keeps the score from 1; all contracts' and the missing feedback's add up to what is missing, unless the
  /// score is held at 0.
  package let costs: Ratio

  package var weight: Int {
    positive + neutral + negative
  }
}

extension Scorer {
  /// What a contract of a sheet is in one of its shown windows; nil where no job of it lies there.
  ///
  /// - Parameter window: A position in the sheet's windows. Of `trending` it is the 6-month window that counts (6.1).
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

  /// How far missing feedback keeps a window's score from 1 (2.7).
  package func missingCost(in window: Int, of sheet: ScoreSheet) -> Ratio {
    let missing = sheet.windows[window].missing
    let total = total(in: window, of: sheet)
    return Ratio(missing.numerator * total.denominator, missing.denominator * max(1, total.numerator)).reduced
  }

  /// All weight of a window, missing feedback's included.
  private func total(in window: Int, of sheet: ScoreSheet) -> Ratio {
    let tally = sheet.windows[window].tally
    let missing = sheet.windows[window].missing
    let jobs = Int128(tally.positive + tally.neutral + tally.negative)
    return Ratio(jobs * missing.denominator + missing.numerator, missing.denominator)
  }
}

extension Ratio {
  /// So many weight units as a share of a total weight.
  fileprivate func share(of units: Int) -> Ratio {
    Ratio(Int128(units) * denominator, numerator).reduced
  }
}
