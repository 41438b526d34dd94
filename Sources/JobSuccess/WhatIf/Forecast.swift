/// The score of the days to come if nothing new happens: contracts leave the windows one after the other (3.6).
///
/// On a frozen history no outcome changes, only the windows move. So their sums are those of the sheet less what has
/// left, day by day. `Scorer.score` of `History.known(on:)` says the same slowly, and a test holds the two against each
/// other.
package struct Forecast: Sendable {
  /// The score of the as-of date and of each day after it.
  package let days: [ForecastDay]
  /// What leaves a window, in the order of days, then windows, then contracts.
  package let departures: [Departure]

  /// How many days ahead it goes.
  package static let horizon = 180

  /// A forecast from the as-of date on.
  ///
  /// - Parameters:
  ///   - scorer: Prepared for the as-of date.
  ///   - known: The history as known on that day, by `History.known(on:)`.
  package init(_ scorer: Scorer, _ known: History, days horizon: Int = Forecast.horizon) {
    self.init(scorer, scorer.score(known), days: horizon)
  }

  /// A forecast from a sheet of the as-of date; the sheet of a history that isn't frozen is the same on that day.
  package init(_ scorer: Scorer, _ sheet: ScoreSheet, days horizon: Int = Forecast.horizon) {
    var slide = WindowSlide(scorer, sheet, until: scorer.asOf + max(0, horizon))
    var days = [ForecastDay(day: scorer.asOf, score: sheet.result)]
    var departures: [Departure] = []
    for ahead in stride(from: 1, through: horizon, by: 1) {
      let day = scorer.asOf + ahead
      let left = slide.move(to: day)
      departures += left
      // Nothing moved: the score is that of the day before.
      days.append(ForecastDay(day: day, score: slide.hasMoved ? slide.result : days[ahead - 1].score))
    }
    self.days = days
    self.departures = departures
  }

  /// The first day after the as-of date on which the shown score is at least `percent`.
  package func firstDay(reaching percent: Int) -> Day? {
    days.dropFirst().first { ($0.score.percent ?? -1) >= percent }?.day
  }

  /// The first day after the as-of date on which there is no score, or one below `percent`.
  package func firstDay(below percent: Int) -> Day? {
    days.dropFirst().first { ($0.score.percent ?? -1) < percent }?.day
  }
}

/// The score of one day, to come or gone by.
package struct ForecastDay: Sendable {
  package let day: Day
  package let score: JobSuccessScore
}

/// Something of a contract leaves one of the windows that a score is read through.
package struct Departure: Sendable {
  /// The first day on which it is out.
  package let day: Day
  /// One of the policy's windows, or one that `trending` rests on.
  package let window: Window
  /// The contract.
  package let position: SheetPosition
  package let part: DeparturePart
}

/// What of a contract leaves a window.
package enum DeparturePart: String, CaseIterable, Sendable {
  /// Its last job, and with it the contract.
  case contract
  /// An earlier job of a contract that lasted; later ones are still in.
  case job
  /// The end of a contract without jobs, which counted for missing feedback (2.7).
  case end
}
