/// The scores of the next days if nothing new happens: contracts leave the windows one after the other (3.6).
///
/// If nothing happens, no outcome changes, and only the windows move. So their sums are those of the sheet without
/// the jobs that have left. `Scorer.score` of `History.known(on:)` gives the same slowly; tests compare the two.
package struct Forecast: Sendable {
  /// The score of the as-of date and of each day after it.
  package let days: [ForecastDay]
  /// What leaves the windows, in the order of days, then windows, then contracts.
  package let departures: [Departure]

  /// The number of days that it goes ahead by default.
  package static let horizon = 180

  /// A forecast from the as-of date on.
  ///
  /// - Parameters:
  ///   - scorer: The scorer of the as-of date.
  ///   - known: The history as known on that day, by `History.known(on:)`.
  package init(_ scorer: Scorer, _ known: History, days horizon: Int = Forecast.horizon) {
    self.init(scorer, scorer.score(known), days: horizon)
  }

  /// A forecast from a sheet of the as-of date. The sheets of a history and of the history as known on that day are
  /// equal.
  package init(_ scorer: Scorer, _ sheet: ScoreSheet, days horizon: Int = Forecast.horizon) {
    var slide = WindowSlide(scorer, sheet, until: scorer.asOf + max(0, horizon))
    var days = [ForecastDay(day: scorer.asOf, score: sheet.result)]
    var departures: [Departure] = []
    for ahead in stride(from: 1, through: horizon, by: 1) {
      let day = scorer.asOf + ahead
      let left = slide.move(to: day)
      departures += left
      // If nothing left, the score is that of the day before.
      days.append(ForecastDay(day: day, score: slide.hasMoved ? slide.result : days[ahead - 1].score))
    }
    self.days = days
    self.departures = departures
  }

  /// The first days in a row after the as-of date on which the shown score is at least `percent`.
  package func span(reaching percent: Int) -> AgingSpan? {
    let reaching = days.dropFirst().drop { ($0.score.percent ?? -1) < percent }
    guard let first = reaching.first, let score = first.score.percent, let last = reaching.last else {
      return nil
    }
    let end = reaching.first { ($0.score.percent ?? -1) < percent }
    return AgingSpan(
      first: first.day, score: score, last: end.map { $0.day - 1 } ?? last.day,
      end: end.map { AgingEnd(day: $0.day, score: $0.score.percent) })
  }

  /// The first day after the as-of date on which there is no score, or one below `percent`.
  package func firstDay(below percent: Int) -> Day? {
    days.dropFirst().first { ($0.score.percent ?? -1) < percent }?.day
  }
}

/// Days in a row on which a score is reached, if nothing new happens.
package struct AgingSpan: Equatable, Sendable {
  package let first: Day
  /// The shown score of the first day, a whole percent.
  package let score: Int
  /// The last of them within the forecast.
  package let last: Day
  /// What follows them; nil where the forecast ends with them.
  package let end: AgingEnd?
}

/// The first day on which a score isn't reached any more.
package struct AgingEnd: Equatable, Sendable {
  package let day: Day
  /// The shown score of the day; nil if it has none.
  package let score: Int?
}

/// The score of one day, in the future or the past.
package struct ForecastDay: Sendable {
  /// The day.
  package let day: Day
  /// The score of the day.
  package let score: JobSuccessScore
}

/// Something of a contract that leaves a window.
package struct Departure: Sendable {
  /// The first day on which the window doesn't have it.
  package let day: Day
  /// One of the policy's windows, or one that `trending` needs.
  package let window: Window
  /// The contract.
  package let position: SheetPosition
  /// What leaves.
  package let part: DeparturePart
}

/// What of a contract leaves a window.
package enum DeparturePart: String, CaseIterable, Sendable {
  /// The last job of the contract, and with it the contract.
  case contract
  /// An earlier job of a contract; later ones are still in the window.
  case job
  /// The end of a contract without jobs, which counted for missing feedback (2.7).
  case end
}
