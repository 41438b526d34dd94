/// What removing one feedback does to the score (3.2, 6.1).
package struct RemovalEffect: Sendable {
  /// The contract.
  package let position: SheetPosition
  package let before: JobSuccessScore
  package let after: JobSuccessScore
  package let change: ScoreChange
}

/// How a score changes, by its exact value (6.1).
package enum ScoreChange: Equatable, Sendable {
  case raises, lowers
  case noChange(NoChangeReason)
  case losesScore, gainsScore

  /// The name in removals.csv.
  package var name: String {
    switch self {
    case .raises: "raises"
    case .lowers: "lowers"
    case .noChange: "no_change"
    case .losesScore: "loses_score"
    case .gainsScore: "gains_score"
    }
  }

  /// Why nothing changes; nil where something does.
  package var reason: NoChangeReason? {
    if case .noChange(let reason) = self { reason } else { nil }
  }

  /// The change from one exact score to another, or none; `reason` is asked where there is no change.
  package init(from before: Ratio?, to after: Ratio?, because reason: @autoclosure () -> NoChangeReason) {
    switch (before, after) {
    case (nil, nil): self = .noChange(reason())
    case (nil, _): self = .gainsScore
    case (_, nil): self = .losesScore
    case (let before?, let after?):
      self = before == after ? .noChange(reason()) : before < after ? .raises : .lowers
    }
  }
}

/// Why removing a feedback changes nothing: the first that fits (6.1).
package enum NoChangeReason: String, CaseIterable, Sendable {
  /// The contract counts as nothing already.
  case ineligible
  /// None of its jobs lies in the deciding window.
  case outsideWindow = "outside_window"
  /// What it takes away and what it gives add up to the same score.
  case balanced
}

extension Scorer {
  /// Why a change of these contracts leaves a sheet's score as it is.
  func noChangeReason(_ contracts: some Collection<AssessedContract>, in sheet: ScoreSheet) -> NoChangeReason
  {
    guard contracts.contains(where: \.isEligible) else { return .ineligible }
    let start = decidingSpan(of: sheet.result).start
    let isInside = contracts.contains { contract in
      contract.isEligible && contract.jobs.contains { sheet.jobs[$0].day >= start }
    }
    return isInside ? .balanced : .outsideWindow
  }
}
