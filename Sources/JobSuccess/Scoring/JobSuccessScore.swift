/// A profile's Job Success Score, or why it has none (2.6).
package enum JobSuccessScore: Sendable {
  /// The highest window score, 0 to 1, and the window that gave it.
  case score(Ratio, window: Window)
  /// There is no score.
  case none(NoScoreReason)

  /// The exact score, 0 to 1; nil if there is none.
  package var exact: Ratio? {
    if case .score(let score, _) = self { score } else { nil }
  }

  /// The shown score: the exact value rounded half up to a whole percent; nil if there is none.
  package var percent: Int? {
    exact?.scaled(by: 100)
  }

  /// The same score with the whole percent as its exact value.
  package var shown: JobSuccessScore {
    guard let percent, let window else { return self }
    return .score(Ratio(percent, 100), window: window)
  }

  /// The deciding window; nil if there is no score.
  package var window: Window? {
    if case .score(_, let window) = self { window } else { nil }
  }

  /// Why there is no score; nil if there is one.
  package var reason: NoScoreReason? {
    if case .none(let reason) = self { reason } else { nil }
  }

  /// The band of the shown score; nil if there is no score.
  package var band: Band? {
    percent.map(Band.init(percent:))
  }

  /// Whether this score is chosen before another: a score before none, a higher one before a lower one, and of equal
  /// scores that of the longer window, with trending last (2.6).
  package func outranks(_ other: JobSuccessScore) -> Bool {
    guard case .score(let score, let window) = self else { return false }
    guard case .score(let others, let otherWindow) = other else { return true }
    return score == others ? window.outranks(otherWindow) : score > others
  }
}

extension JobSuccessScore {
  /// Whether the exact score is higher than another's. A score is higher than none.
  package func outranksByValue(_ other: JobSuccessScore) -> Bool {
    guard let exact else { return false }
    return other.exact.map { exact > $0 } ?? true
  }
}

extension Window {
  fileprivate func outranks(_ other: Window) -> Bool {
    switch (self, other) {
    case (.months(let own), .months(let others)): own > others
    case (.months, .trending): true
    case (.trending, _): false
    }
  }
}

/// Why a profile has no score, by the longest window (2.6).
package enum NoScoreReason: String, CaseIterable, Sendable {
  case noEligibleContracts = "no_eligible_contracts"
  case tooFewContracts = "too_few_contracts"
  case tooFewClients = "too_few_clients"
}

/// The bands of scores (2.6).
package enum Band: String, CaseIterable, Sendable {
  case excellent, good
  case needsImprovement = "needs_improvement"

  /// The lowest whole percent that is excellent.
  package static let excellentFrom = 90
  /// The lowest whole percent that is good.
  package static let goodFrom = 80

  /// The band of a whole percent.
  package init(percent: Int) {
    self = percent >= Band.excellentFrom ? .excellent : percent >= Band.goodFrom ? .good : .needsImprovement
  }

  /// The band in plain words.
  package var words: String {
    switch self {
    case .excellent: "excellent"
    case .good: "good"
    case .needsImprovement: "needs improvement"
    }
  }
}
