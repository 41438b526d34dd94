/// How many good contracts it takes to reach a shown score, and when aging alone does (3.5, `--target`).
package struct Target: Sendable {
  package let percent: Int
  /// The least number of contracts, 0 to `most`, with which the shown score is at least `percent`; nil: none.
  package let contracts: Int?
  /// The first day within the forecast on which aging alone reaches it.
  package let firstDayByAging: Day?

  /// The most contracts that are tried.
  package static let most = 1000

  /// Counts contracts like `each`, of which `count` is not read.
  package init(
    _ percent: Int, _ scorer: Scorer, _ history: History, _ sheet: ScoreSheet, each: HypotheticalContracts
  ) {
    self.percent = percent
    var one = each
    one.count = 1
    let growth = Growth(scorer, sheet, scorer.score(history.adding(one, endingOn: scorer.asOf)))
    contracts = (0...Target.most).first { (growth.result($0).percent ?? -1) >= percent }
    firstDayByAging = Forecast(scorer, history.known(on: scorer.asOf)).firstDay(reaching: percent)
  }
}

/// The sums with any number of like contracts: what one of them adds, so many times.
private struct Growth {
  private let scorer: Scorer
  private let base: ScoreSheet
  private let one: ScoreSheet

  init(_ scorer: Scorer, _ base: ScoreSheet, _ one: ScoreSheet) {
    self.scorer = scorer
    self.base = base
    self.one = one
  }

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
