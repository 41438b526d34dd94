import JobSuccess

/// Memory that one analysis after the other uses, so that thousands of them allocate once. It belongs to one thread.
///
/// What is lent is moved out, and so is never copied when it is written to.
final class AnalysisMemory {
  private let scorer: Scorer
  private var sheet: ScoreSheet?
  /// Made when badges are first asked for: most commands don't ask.
  private var sundays: (replay: ScoreReplay, buffers: ReplayBuffers)?

  /// Memory for analyses of a policy and day.
  init(_ scorer: Scorer) {
    self.scorer = scorer
  }

  /// A sheet to score into: the one that was given back, if there is one.
  func takeSheet() -> ScoreSheet {
    defer { sheet = nil }
    return sheet ?? ScoreSheet(asOf: scorer.asOf)
  }

  /// Keeps a sheet for the next analysis.
  func give(back sheet: ScoreSheet) {
    self.sheet = sheet
  }

  /// On how many of the last 16 Sundays the score was one that badges are given for.
  func goodSundays(_ history: History, _ sheet: ScoreSheet) -> Int {
    var (replay, buffers) = sundays ?? makeSundays()
    sundays = nil
    defer { sundays = (replay, buffers) }
    return replay.goodDays(history, sheet, &buffers)
  }

  private func makeSundays() -> (ScoreReplay, ReplayBuffers) {
    let replay = ScoreReplay.sundays(scorer.policy, asOf: scorer.asOf)
    return (replay, ReplayBuffers(replay))
  }
}
