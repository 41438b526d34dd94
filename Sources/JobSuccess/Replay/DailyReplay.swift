/// The scores of past days, each as of its day (3.6, history).
package enum DailyReplay {
  /// The number of months that the daily history goes back.
  package static let months = 24

  /// The score of each day from `first` to `last`; `first` must not be after `last`.
  ///
  /// Every 31st day, counted back from `last`, is scored, and the 30 days before each are replayed from it.
  package static func scores(_ history: History, _ policy: Policy, from first: Day, through last: Day)
    -> [ForecastDay]
  {
    var parts: [[ForecastDay]] = []
    var sheet = ScoreSheet(asOf: last)
    var end = last
    while end >= first {
      let replay = ScoreReplay(
        Scorer(policy, asOf: end), until: end, every: 1, count: min(ScoreReplay.most, end - first + 1))
      replay.today.score(history, into: &sheet)
      parts.append(
        zip(replay.days, replay.scores(history, sheet)).map { ForecastDay(day: $0, score: $1) })
      end = end - replay.days.count
    }
    return parts.reversed().flatMap(\.self)
  }

  /// The score of each day of the 24 months that end on `last`.
  package static func scores(_ history: History, _ policy: Policy, upTo last: Day) -> [ForecastDay] {
    scores(history, policy, from: last.adding(months: -months), through: last)
  }
}
