/// The scores of past days, each as of its day (3.6, history).
package enum DailyReplay {
  /// The number of months that the daily history goes back.
  package static let months = 24

  /// The score of each day from `first` to the scorer's day; `first` must not be after it.
  ///
  /// Every 31st day before the scorer's is scored, and the 30 days before each are replayed from it.
  ///
  /// - Parameters:
  ///   - sheet: The sheet of the history on the scorer's day.
  ///   - first: By default the day 24 months before the scorer's.
  ///   - keep: Called with the sheet of each earlier day that is scored.
  package static func scores(
    _ history: History, _ scorer: Scorer, _ sheet: ScoreSheet, from first: Day? = nil,
    keep: (ScoreSheet) -> Void = { _ in }
  ) -> [ForecastDay] {
    let first = first ?? scorer.asOf.adding(months: -months)
    var parts: [[ForecastDay]] = []
    var (scorer, sheet) = (scorer, sheet)
    while true {
      let end = scorer.asOf
      let replay = ScoreReplay(scorer, until: end, every: 1, count: min(ScoreReplay.most, end - first + 1))
      parts.append(
        zip(replay.days, replay.scores(history, sheet)).map { ForecastDay(day: $0, score: $1) })
      let before = end - replay.days.count
      guard before >= first else { break }
      scorer = Scorer(scorer.policy, asOf: before)
      scorer.score(history, into: &sheet)
      keep(sheet)
    }
    return parts.reversed().flatMap(\.self)
  }
}
