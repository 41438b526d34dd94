@testable import JobSuccess

extension BuiltHistory {
  /// Its score on a day.
  func scored(on day: Day, by policy: Policy = .standard) -> Scored {
    let scorer = Scorer(policy, asOf: day)
    return Scored(history: self, scorer: scorer, sheet: scorer.score(history))
  }
}

/// A score sheet, asked by contract ids and window lengths.
struct Scored {
  let history: BuiltHistory
  let scorer: Scorer
  let sheet: ScoreSheet

  /// A contract as it was assessed; nil where it is not known on the day.
  func assessed(_ id: String) -> AssessedContract? {
    guard let key = history.key(of: id), let position = sheet.position(of: key) else { return nil }
    return sheet.contracts[position]
  }

  func verdict(_ id: String) -> Verdict? {
    assessed(id)?.verdict
  }

  /// A contract's jobs, oldest first, as `2025-03-01 positive`.
  func jobs(_ id: String) -> [String] {
    assessed(id).map { sheet.jobs(of: $0).map { "\($0.day) \($0.outcome)" } } ?? []
  }

  /// What each of a contract's jobs weighs.
  func weight(_ id: String) -> Ratio? {
    assessed(id).map { scorer.weightUnit.ratio($0.tierWeight) }
  }

  func relationship(_ id: String) -> Relationship? {
    assessed(id).map { sheet.relationships[$0.relationship] }
  }

  func window(_ window: Window) -> WindowScore? {
    sheet.windows.first { $0.window == window }
  }

  /// The exact score of the window of so many months.
  func score(_ months: Int) -> Ratio? {
    window(.months(months))?.score
  }

  func tally(_ months: Int) -> WindowTally? {
    window(.months(months))?.tally
  }

  /// The Job Success Score as it is shown.
  var percent: Int? { sheet.result.percent }

  var reason: NoScoreReason? {
    if case .none(let reason) = sheet.result { reason } else { nil }
  }

  var stars: StarAverages {
    StarAverages(sheet, history.history)
  }
}
