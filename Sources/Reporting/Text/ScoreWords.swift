package import JobSuccess

/// Scores in sentences.
package enum ScoreWords {
  /// `86 (86.2069 before rounding): good, decided by the 12-month window`, or why there is none.
  package static func sentence(_ result: JobSuccessScore, _ policy: Policy) -> String {
    switch result {
    case .score(let exact, let window):
      let percent = exact.scaled(by: 100)
      return
        "\(percent) (\(exact.text(times: 100, places: 4)) before rounding): \(Band(percent: percent).words), "
        + "decided by \(name(window))"
    case .none(let reason): return "none: \(words(reason, policy))"
    }
  }

  /// `86`, or `no score`.
  package static func short(_ result: JobSuccessScore) -> String {
    short(result.percent)
  }

  /// `86`, or `no score`.
  package static func short(_ percent: Int?) -> String {
    percent.map(String.init) ?? "no score"
  }

  /// A window in a sentence.
  package static func name(_ window: Window) -> String {
    switch window {
    case .months(let months): "the \(months)-month window"
    case .trending:
      "the trend: the mean of the \(Policy.trendingMonths.first)- and the \(Policy.trendingMonths.second)-month score"
    }
  }

  /// Why there is no score, and what it takes.
  package static func words(_ reason: NoScoreReason, _ policy: Policy) -> String {
    let longest = policy.windows.max() ?? 0
    switch reason {
    case .noEligibleContracts: return "no contract of the last \(longest) months counts yet"
    case .tooFewContracts:
      return "fewer than \(policy.minimum.contracts) contracts of the last \(longest) months count"
    case .tooFewClients:
      return "the contracts that count are with fewer than \(policy.minimum.clients) clients"
    }
  }
}
