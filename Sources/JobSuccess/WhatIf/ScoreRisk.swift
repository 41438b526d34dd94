/// A score that is below a limit, or will be soon if nothing new happens (6.2).
package struct ScoreRisk: Sendable {
  /// The first day on which it is below the limit; the as-of date if it already is.
  package let day: Day
  /// The score on that day, perhaps none.
  package let score: JobSuccessScore

  /// The limit: the lowest percent that is excellent.
  package static let mark = Band.excellentFrom
  /// The number of days ahead that are considered.
  package static let horizon = 30
}

extension Scorer {
  /// The risk of a sheet; nil if there is no score, or if it doesn't fall below the limit.
  ///
  /// A forecast is only made if something leaves a window within the days ahead. Otherwise, as for most profiles, the
  /// score doesn't change.
  package func risk(of sheet: ScoreSheet) -> ScoreRisk? {
    guard let percent = sheet.result.percent else { return nil }
    if percent < ScoreRisk.mark { return ScoreRisk(day: asOf, score: sheet.result) }
    guard somethingLeaves(sheet, within: ScoreRisk.horizon) else { return nil }
    let forecast = Forecast(self, sheet, days: ScoreRisk.horizon)
    return forecast.days.first { ($0.score.percent ?? -1) < ScoreRisk.mark }.map {
      ScoreRisk(day: $0.day, score: $0.score)
    }
  }

  /// Whether a job, or the end of a contract that counts for missing feedback, leaves any window within some days.
  private func somethingLeaves(_ sheet: ScoreSheet, within days: Int) -> Bool {
    spans.indices.contains { window in
      let leaving = daysLeaving(window, until: asOf + days)
      return sheet.jobs.contains { leaving.contains($0.day) }
        || policy.missingFeedback != nil
          && sheet.contracts.contains { $0.facts.countsAsEndedOn.map(leaving.contains) ?? false }
    }
  }
}
