/// What the removal of one feedback does to the score (3.2, 6.1).
package struct RemovalEffect: Sendable {
  /// The contract.
  package let position: SheetPosition
  /// The score with the feedback.
  package let before: JobSuccessScore
  /// The score without it.
  package let after: JobSuccessScore
  /// The kind of change between them.
  package let change: ScoreChange
}

extension [RemovalEffect] {
  /// The effects by the score after the removal, the highest first; of equal ones by the contract ids.
  package func bestFirst() -> [RemovalEffect] {
    sorted { left, right in
      if left.after.outranksByValue(right.after) { return true }
      return !right.after.outranksByValue(left.after) && left.position < right.position
    }
  }
}

/// How a score changes, by exact values (6.1).
package enum ScoreChange: Equatable, Sendable {
  case raises, lowers
  case noChange(NoChangeReason)
  case losesScore, gainsScore

  /// The change's name in removals.csv.
  package var name: String {
    switch self {
    case .raises: "raises"
    case .lowers: "lowers"
    case .noChange: "no_change"
    case .losesScore: "loses_score"
    case .gainsScore: "gains_score"
    }
  }

  /// Why nothing changes; nil if something does.
  package var reason: NoChangeReason? {
    if case .noChange(let reason) = self { reason } else { nil }
  }

  /// The change from one exact score to another; nil is no score. `reason` is evaluated only if there is no change.
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

/// Why the removal of a feedback changes nothing: the first of these that applies (6.1).
package enum NoChangeReason: String, CaseIterable, Sendable {
  /// The contract doesn't count.
  case ineligible
  /// None of its jobs is in the deciding window.
  case outsideWindow = "outside_window"
  /// Its losses and gains cancel out.
  case balanced
}

extension Scorer {
  /// Why a change of these contracts doesn't change the score of a sheet.
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
