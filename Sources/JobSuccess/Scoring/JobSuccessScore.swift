/// A profile's Job Success Score, or why it has none (2.6).
package enum JobSuccessScore: Sendable {
  /// The highest window score, 0 to 1, and the window that gave it.
  case score(Ratio, window: Window)
  case none(NoScoreReason)

  /// The exact score, 0 to 1; nil where there is none.
  package var exact: Ratio? {
    if case .score(let score, _) = self { score } else { nil }
  }

  /// The score as it is shown: a whole percent, rounded half up once, from the exact value.
  package var percent: Int? {
    exact?.scaled(by: 100)
  }

  /// The window that decides; nil where there is no score.
  package var window: Window? {
    if case .score(_, let window) = self { window } else { nil }
  }

  package var band: Band? {
    percent.map(Band.init(percent:))
  }

  /// The highest of the windows' scores; a tie goes to the longer window, and trending comes last (2.6).
  package static func highest(of windows: [WindowScore]) -> (score: Ratio, window: Window)? {
    var best: (score: Ratio, window: Window)?
    for candidate in windows {
      guard let score = candidate.score else { continue }
      if let held = best,
        score < held.score || (score == held.score && !candidate.window.outranks(held.window))
      {
        continue
      }
      best = (score, candidate.window)
    }
    return best
  }
}

extension Window {
  /// Whether it goes before another of the same score.
  fileprivate func outranks(_ other: Window) -> Bool {
    switch (self, other) {
    case (.months(let own), .months(let others)): own > others
    case (.months, .trending): true
    case (.trending, _): false
    }
  }
}

/// Why a profile has no score, judged on the longest window (2.6).
package enum NoScoreReason: String, CaseIterable, Sendable {
  case noEligibleContracts = "no_eligible_contracts"
  case tooFewContracts = "too_few_contracts"
  case tooFewClients = "too_few_clients"
}

/// The bands of 2.6.
package enum Band: String, CaseIterable, Sendable {
  case excellent, good
  case needsImprovement = "needs_improvement"

  /// The band of a whole percent.
  package init(percent: Int) {
    self = percent >= 90 ? .excellent : percent >= 80 ? .good : .needsImprovement
  }

  /// The band in words.
  package var words: String {
    switch self {
    case .excellent: "excellent"
    case .good: "good"
    case .needsImprovement: "needs improvement"
    }
  }
}
