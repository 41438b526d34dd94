/// How many good contracts are needed for a shown score, and when it is reached without any (3.5, `--target`).
package struct Target: Sendable {
  /// The wanted score, a whole percent.
  package let percent: Int
  /// The least number of contracts, 0 to `most`, with which the shown score is at least `percent`; nil if `most` are
  /// too few.
  package let contracts: Int?
  /// The first day of the forecast on which the score is reached because old contracts leave the windows; nil if
  /// none.
  package let firstDayByAging: Day?

  /// The most contracts that are tried.
  package static let most = 1000

  /// Finds the number of contracts like `each`; its `count` is ignored.
  package init(
    _ percent: Int, by scorer: Scorer, _ history: History, _ sheet: ScoreSheet, each: HypotheticalContracts
  ) {
    self.percent = percent
    var one = each
    one.count = 1
    let growth = Growth(
      scorer, without: sheet, withOne: scorer.score(history.adding(one, endingOn: scorer.asOf)))
    contracts = (0...Target.most).first { (growth.result($0).percent ?? -1) >= percent }
    firstDayByAging = Forecast(scorer, history.known(on: scorer.asOf)).firstDay(reaching: percent)
  }
}

/// Computes the score with any number of equal contracts, from the sums without and with one of them.
private struct Growth {
  private let scorer: Scorer
  private let base: ScoreSheet
  private let one: ScoreSheet

  init(_ scorer: Scorer, without base: ScoreSheet, withOne one: ScoreSheet) {
    self.scorer = scorer
    self.base = base
    self.one = one
  }

  /// The score with `count` of them.
  func result(_ count: Int) -> JobSuccessScore {
    let tallies = base.tallies.indices.map { window in
      var tally = base.tallies[window]
      tally.add(one.tallies[window], count)
      tally.add(base.tallies[window], -count)
      tally.clients += count * (one.tallies[window].clients - base.tallies[window].clients)
      return tally
    }
    let clients = base.lifetimeClients + count * (one.lifetimeClients - base.lifetimeClients)
    return scorer.result(of: tallies, lifetimeClients: clients)
  }
}
