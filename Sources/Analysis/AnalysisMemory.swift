import JobSuccess

/// Memory that one analysis after the other uses, so that thousands of them allocate once. It belongs to one thread.
final class AnalysisMemory {
  private let scorer: Scorer
  private let replay: ScoreReplay
  private var buffers: ReplayBuffers
  private var sheet: ScoreSheet?

  /// Memory for analyses of a policy and day.
  init(_ scorer: Scorer) {
    self.scorer = scorer
    replay = .sundays(scorer.policy, asOf: scorer.asOf)
    buffers = ReplayBuffers(replay)
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
    replay.goodDays(history, sheet, &buffers)
  }
}
