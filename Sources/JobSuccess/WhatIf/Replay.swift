/// The scores of days gone by, each as of that day (3.6, history).
package enum Replay {
  /// Months that the daily history goes back.
  package static let months = 24

  /// The score of each day from `first` to `last`.
  package static func daily(_ history: History, _ policy: Policy, from first: Day, through last: Day)
    -> [ForecastDay]
  {
    (0...max(0, last - first)).map { ahead in
      let day = first + ahead
      return ForecastDay(day: day, score: Scorer(policy, asOf: day).score(history).result)
    }
  }

  /// The score of each day of the 24 months that end on `last`.
  package static func daily(_ history: History, _ policy: Policy, upTo last: Day) -> [ForecastDay] {
    daily(history, policy, from: last.adding(months: -months), through: last)
  }
}
