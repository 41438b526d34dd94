/// A score that is below a mark, or will be soon if nothing new happens (6.2).
package struct ScoreRisk: Sendable {
  /// The first day on which it is below; the as-of date where it is now.
  package let day: Day
  /// The score on that day; there may be none.
  package let score: JobSuccessScore

  /// The mark: where "excellent" begins.
  package static let mark = Band.excellentFrom
  /// How many days ahead count as soon.
  package static let horizon = 30
}

extension Scorer {
  /// The risk of a sheet; nil where there is no score, or it stays at the mark or above.
  ///
  /// `Forecast` decides. It is not asked where nothing leaves a window within the days ahead, as for most profiles: then
  /// the score stays as it is.
  package func risk(of sheet: ScoreSheet) -> ScoreRisk? {
    guard let percent = sheet.result.percent else { return nil }
    if percent < ScoreRisk.mark { return ScoreRisk(day: asOf, score: sheet.result) }
    guard somethingLeaves(sheet, within: ScoreRisk.horizon) else { return nil }
    let forecast = Forecast(self, sheet, days: ScoreRisk.horizon)
    return forecast.days.first { ($0.score.percent ?? -1) < ScoreRisk.mark }.map {
      ScoreRisk(day: $0.day, score: $0.score)
    }
  }

  /// Whether a job, or an end that missing feedback is counted by, leaves any window within so many days.
  private func somethingLeaves(_ sheet: ScoreSheet, within days: Int) -> Bool {
    spans.indices.contains { window in
      let leaving = daysLeaving(window, until: asOf + days)
      return sheet.jobs.contains { leaving.contains($0.day) }
        || policy.missingFeedback != nil
          && sheet.contracts.contains { $0.facts.endedOn.map(leaving.contains) ?? false }
    }
  }
}
