/// How many good contracts are needed for a shown score, and when it is reached without any (3.5, `--target`).
package struct Target: Sendable {
  /// The wanted score, a whole percent.
  package let percent: Int
  /// The least number of contracts, 0 to `most`, with which the shown score is at least `percent`; nil if `most` are
  /// too few.
  package let contracts: Int?
  /// When the score is reached because old contracts leave the windows; nil if never within the forecast.
  package let byAging: AgingSpan?

  /// The most contracts that are tried.
  package static let most = 1000
}

/// Finds what it takes to reach scores: the sums with any number of like contracts are what one of them adds, so many
/// times. Each is of a new client, so it changes no other contract, and it is scored by itself.
package struct TargetSearch {
  private let scorer: Scorer
  private let base: WindowSums
  private let one: WindowSums

  /// Counts contracts like `each`, of which `count` is not read, on top of a sheet.
  package init(_ scorer: Scorer, _ sheet: ScoreSheet, each: HypotheticalContracts) {
    var single = each
    single.count = 1
    self.scorer = scorer
    base = WindowSums(sheet)
    one = WindowSums(scorer.score(History.empty.adding(single, endingOn: scorer.asOf)))
  }

  /// What it takes to reach a whole percent.
  ///
  /// - Parameter forecast: That of the same sheet.
  package func target(_ percent: Int, _ forecast: Forecast) -> Target {
    Target(
      percent: percent, contracts: (0...Target.most).first { (result($0).percent ?? -1) >= percent },
      byAging: forecast.span(reaching: percent))
  }

  private func result(_ count: Int) -> JobSuccessScore {
    var sums = base
    sums.add(one, count)
    return scorer.result(of: sums)
  }
}
